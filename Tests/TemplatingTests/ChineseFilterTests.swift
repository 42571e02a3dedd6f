import Diagnostics
import Templating
import Testing

@Suite struct ChineseFilterTests {
  @Test(arguments: [
    ("{{ '2019-12-07'|date_zh }}", "2019年12月7日"), ("{{ '2020Q1'|period_zh }}", "2020年第一季度"), ("{{ '2020-03'|period_zh }}", "2020年3月"),
    ("{{ 2020|period_zh }}", "2020年"), ("{{ '1234567.80'|thousands }}", "1,234,567.80"), ("{{ -1234|thousands }}", "-1,234"),
    ("{{ '28.00'|yuan }}", "28.00元"), ("{{ '12500'|yuan }}", "1.25万元"), ("{{ '99995000'|yuan }}", "9999.50万元"),
    ("{{ '123456789.99'|yuan }}", "1.23亿元"), ("{{ '12345'|yuan(0) }}", "1万元"), ("{{ '19999.99'|yuan(1) }}", "2.0万元"),
    ("{{ 0|numeral_zh }}", "零"), ("{{ 10|numeral_zh }}", "十"), ("{{ 12|numeral_zh }}", "十二"), ("{{ 120|numeral_zh }}", "一百二十"),
    ("{{ 105|numeral_zh }}", "一百零五"), ("{{ 10005|numeral_zh }}", "一万零五"), ("{{ 100000000|numeral_zh }}", "一亿"),
    ("{{ 100010000|numeral_zh }}", "一亿零一万"), ("{{ 120|numeral_zh(true) }}", "壹佰贰拾"), ("{{ -3|numeral_zh }}", "负三"),
    ("{{ '黄金茶礼盒'|truncate_width(7) }}", "黄金…"), ("{{ '茶'|truncate_width(7) }}", "茶"), ("[{{ '茶'|center_width(6) }}]", "[  茶  ]"),
    ("{{ '第一句。第二句很长很长。'|excerpt(8) }}", "第一句。"), ("{{ '没有句号的长句子'|excerpt(5) }}", "没有句号…"),
  ])
  func follow(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(arguments: [
    "{{ 'x'|date_zh }}", "{{ '2019-13-01'|date_zh }}", "{{ '2020Q5'|period_zh }}", "{{ 'a'|thousands }}", "{{ 'a'|numeral_zh }}",
  ])
  func otherTextIsAFault(_ template: String) {
    #expect(fault(template)?.code == "template.type")
  }
}

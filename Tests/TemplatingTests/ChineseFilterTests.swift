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
    ("{{ '2019-12-07T08:00'|date_zh }}", "2019年12月7日"), ("{{ '２０１９年１２月７日'|date_zh }}", "2019年12月7日"),
    ("{{ '2019/12/7'|date_zh(numerals=true) }}", "二〇一九年十二月七日"), ("{{ '2020-02-29'|date_zh }}", "2020年2月29日"),
    ("{{ '2020h2'|period_zh }}", "2020年下半年"), ("{{ '2020-12-31'|period_zh }}", "2020年12月31日"),
    ("{{ '１２３４.５'|thousands }}", "1,234.5"), ("{{ '1,234,567.805'|thousands(2) }}", "1,234,567.81"), ("{{ '-0.00'|thousands }}", "0.00"),
    ("{{ 1e20|thousands }}", "100,000,000,000,000,000,000"), ("{{ 1e-7|thousands }}", "0.0000001"), ("{{ 0.5|thousands }}", "0.5"),
    ("{{ '9999.999'|yuan }}", "1.00万元"), ("{{ '99999999.99'|yuan }}", "1.00亿元"), ("{{ '-0.004'|yuan }}", "0.00元"),
    ("{{ '-12500'|yuan }}", "-1.25万元"), ("{{ 0|yuan }}", "0.00元"), ("{{ '12500'|yuan(0, unit='元') }}", "12500元"),
    ("{{ '5000000'|yuan(1, '亿元') }}", "0.1亿元"), ("{{ '123456789012345678901234'|yuan }}", "1234567890123456.79亿元"),
    ("{{ 1234500000000|numeral_zh }}", "一万二千三百四十五亿"), ("{{ 1000000000005|numeral_zh }}", "一万亿零五"),
    ("{{ '3.14'|numeral_zh }}", "三点一四"), ("{{ 200000|numeral_zh }}", "二十万"), ("{{ 110|numeral_zh }}", "一百一十"),
    ("{{ '1234.5'|amount_zh }}", "壹仟贰佰叁拾肆元伍角整"), ("{{ 10.05|amount_zh }}", "壹拾元零伍分"), ("{{ 0|amount_zh }}", "零元整"),
    ("{{ '0.5'|amount_zh }}", "伍角整"), ("{{ '0.05'|amount_zh }}", "伍分"), ("{{ '-1680.32'|amount_zh }}", "负壹仟陆佰捌拾元叁角贰分"),
    ("{{ '107000.53'|amount_zh }}", "壹拾万柒仟元伍角叁分"), ("{{ '0.999'|amount_zh }}", "壹元整"),
    ("{{ '示例'|truncate_width(1) }}", ""), ("{{ '示例村'|truncate_width(4, '') }}", "示例"), ("{{ 'a👨‍👩‍👧b'|truncate_width(2, '') }}", "a"),
    ("{{ ('<b>示例</b>村'|safe)|truncate_width(4, '') }}", "示例"),
    ("{{ '一二三四五，六七八。'|wordwrap_width(10) }}", "一二三四\n五，六七\n八。"),
    ("{{ 'hello world 你好'|wordwrap_width(6, '/') }}", "hello/world/你好"), ("{{ 'abcdefghij'|wordwrap_width(4, '/') }}", "abcd/efgh/ij"),
    ("{{ '（甲）乙“丙”'|wordwrap_width(6, '/') }}", "（甲）/乙/“丙”"), ("{{ '一\n\n二'|wordwrap_width(6, '/') }}", "一//二"),
    ("{{ '甲说：“好。”然后走了很远很远。'|excerpt(8) }}", "甲说：“好。”"),
    ("{{ '第一句。第二句很长很长。'|excerpt(8) }}", "第一句。"), ("{{ '没有句号的长句子'|excerpt(5) }}", "没有句号…"),
  ])
  func follow(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(arguments: [
    "{{ 'x'|date_zh }}", "{{ '2019-02-29'|date_zh }}", "{{ '2019-12'|date_zh }}", "{{ '-2019-12-07'|date_zh }}", "{{ none|date_zh }}",
    "{{ 20191207|date_zh }}", "{{ '2020Q0'|period_zh }}", "{{ '20Q1'|period_zh }}", "{{ none|yuan }}", "{{ '1.2.3'|thousands }}",
    "{{ '1e5'|thousands }}", "{{ [1]|yuan }}", "{{ (1e308 * 10)|yuan }}", "{{ ''|amount_zh }}", "{{ '1.'|thousands }}",
    "{{ '2019-13-01'|date_zh }}", "{{ '2020Q5'|period_zh }}", "{{ 'a'|thousands }}", "{{ 'a'|numeral_zh }}",
  ])
  func otherTextIsAFault(_ template: String) {
    #expect(fault(template)?.code == "template.type")
  }

  @Test(arguments: ["{{ '12345678901234567'|numeral_zh }}", "{{ '12345678901234567'|amount_zh }}", "{{ 1|yuan(unit='两') }}"])
  func whatCannotBeWrittenIsAFault(_ template: String) {
    #expect(fault(template) != nil)
  }
}

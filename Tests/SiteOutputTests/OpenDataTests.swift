import Foundation
import Testing

/// What is offered for use elsewhere, and what is not.
@Suite struct OpenDataTests {
  private func files(_ setting: String, settings: String = SmallSite.online) throws -> [String: [UInt8]] {
    let schema = """
      name: products
      label: 特色产品
      source: data/products.csv
      key: id
      fields:
        - { name: id, label: 编号, type: key, required: true, unique: true }
        - { name: title, label: 名称, type: text }
        - { name: village, label: 所在村, type: reference, to: villages }
        - { name: price, label: 价格, type: money, unit: 元 }
        - { name: since, label: 上市, type: date }
        - { name: organic, label: 有机, type: boolean }
        - { name: share, label: 占比, type: percent }
        - { name: contact, label: 联系人, type: text }
      pages: { path: "products/{key}/", template: site/product.html }
      \(setting)
      """
    return try SmallSite(with: [
      "Content/site.yml": settings, "Content/schema/products.yml": schema,
      "Content/data/products.csv": """
      编号,名称,所在村,价格,上市,有机,占比,联系人
      dami-01,=1+1,梨树村,28.50,2019-10-01,是,12.5%,示例某
      suancai-01,"酸菜,""新""\",,,,,,

      """,
    ]).files()
  }

  @Test func theTableOpensInSpreadsheetPrograms() throws {
    let some = try files("open-data: [title, 所在村, price, since, organic, share]", settings: "title: 示例\n")
    let bytes = try #require(some["data/products.csv"])
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{FEFF}名称,所在村,价格,上市,有机,占比\r\n'=1+1,梨树村,28.5,2019-10-01,是,12.5%\r\n\"酸菜,\"\"新\"\"\",,,,,\r\n")
  }

  @Test func jsonHasValuesThatCanBeCalculatedWith() throws {
    let bytes = try #require(
      try files("open-data: all", settings: SmallSite.online + "data-licence: 注明来源\n")["data/products.json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(document["licence"] as? String == "注明来源")
    #expect(document["sample"] == nil)
    let records = try #require(document["records"] as? [[String: Any]])
    #expect(records.count == 2)
    #expect((records[0]["price"] as? [String: Any])?["amount"] as? Double == 28.5)
    #expect((records[0]["village"] as? [[String: String]])?.first == ["key": "lishu", "title": "梨树村"])
    #expect((records[0]["share"] as? [String: Any])?["amount"] as? Double == 12.5)
    #expect(records[0]["organic"] as? Bool == true)
    #expect(records[0]["url"] as? String == "https://www.example.gov.cn/%E9%A3%8E%E7%89%A9/products/dami-01/")
    #expect(records[1]["price"] is NSNull)
  }

  @Test func onlyTheFieldsThatAreNamedLeaveTheHouse() throws {
    let some = try files("open-data: [id, title]")
    for name in ["data/products.csv", "data/products.json"] {
      #expect(!String(decoding: try #require(some[name]), as: UTF8.self).contains("示例某"))
    }
    #expect(try files("").keys.allSatisfy { !$0.hasPrefix("data/") })
  }
}

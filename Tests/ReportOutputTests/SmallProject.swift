import ContentLoading
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportOutput

/// A project in memory: the schemas this repository ships, and a few rows.
struct SmallProject {
  var texts: [String: String]

  init() throws {
    texts = [
      "Content/site.yml": """
      title: 示例站点
      language: zh-CN
      sample: true
      sample-notice: 示例数据，仅供演示。
      plan: plan/plan.md
      """,
      "Content/plan/plan.md": """
      示例方案
      一、主要任务
      (一)采购
      1.采购示例产品。(责任单位:示例办公室,示例乡配合)
      2.直供示例食堂。(责任单位:示例办公室、示例学校)
      """,
      "Content/data/units.csv": "编号,名称,别名\noffice,示例办公室,\nschool,示例学校,\n",
      "Content/data/villages.csv": "编号,名称,简介,户数,特色,坐标,图片,图片说明\neast,示例村东,示例,10,,,,\n",
      "Content/data/products.csv": """
      编号,名称,所在村,类别,价格,计价单位,规格,应季,生产者,认证,溯源,购买方式,简介,图片,图片说明
      rice,示例米,示例村东,粮油,2.50,袋,,,,,,,示例,,
      sauce,示例酱,示例村东,加工品,10.00,瓶,,,,,,,示例,,
      """,
      "Content/data/progress/2020Q1.csv": """
      季度,任务,责任单位,状态,进展情况,完成日期,存在问题,下一步
      2020Q1,1,示例办公室,已完成,示例进展一,2020-02-01,,
      2020Q1,2,示例办公室,滞后,示例进展二,,示例问题,示例打算
      """,
      "Content/data/purchases/2019Q4.csv": Self.ledger("D1,2019-12-01,示例学校,学校,示例米,示例村东,4,袋,2.50,10.00,食堂直供,1"),
      "Content/data/purchases/2020Q1.csv": Self.ledger(
        """
        E1,2020-01-05,示例办公室,机关食堂,示例米,示例村东,10,袋,2.50,25.00,集中采购,2
        E2,2020-02-06,,社会采购,示例酱,示例村东,1.5,瓶,10.00,15.00,电商平台,
        E3,2020-03-07,示例学校,学校,rice,east,8,袋,2.50,20.00,食堂直供,1
        """),
      "Content/data/stock.csv": """
      盘点日期,产品,产地村,库存数量,单位,上市日期,应季截止,备注
      2020-03-31,示例米,示例村东,7,袋,2019-01-01,,示例
      """,
    ]
    for name in ["units", "villages", "products", "progress", "purchases", "stock"] {
      let path = "Content/schema/\(name).yml"
      texts[path] = try String(contentsOf: Checkout.root.appendingPathComponent(path), encoding: .utf8)
    }
  }

  private static func ledger(_ rows: String) -> String {
    "编号,日期,采购单位,采购方类别,产品,产地村,数量,单位,单价,金额,渠道,带动户数\n" + rows + "\n"
  }

  /// The content as it is loaded; its faults fail the test.
  func library() throws -> ContentLibrary {
    let loaded = try ContentLoader.load(MemorySourceTree(texts: texts))
    #expect(loaded.diagnostics.filter { $0.severity == .error } == [])
    return try #require(loaded.value)
  }
}

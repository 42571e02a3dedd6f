import ContentModel
import SiteStructure
import TestSupport
import Testing

/// Where records lie to one another.
@Suite struct PlaceTests {
  private static let schema = """
    name: villages
    label: 村庄
    source: data/villages.csv
    key: id
    fields:
      - { name: id, label: 编号, type: key, required: true, unique: true }
      - { name: title, label: 名称, type: text }
      - { name: location, label: 坐标, type: coordinates }
    pages: { path: "villages/{key}/", template: site/village.html }
    """

  private func site(_ rows: [String]) throws -> SiteGraph {
    try smallSite(with: [
      "Content/schema/villages.yml": Self.schema, "Content/data/villages.csv": "编号,名称,坐标\nlishu,梨树村,\nliuhe,柳河村,\n" + rows.joined(),
    ])
  }

  private func id(_ key: String) -> RecordID { RecordID(collection: "villages", key: key) }

  /// A degree of latitude, a degree of longitude on the 60th parallel, and half of the way around the earth.
  @Test(arguments: [("0，0", "1，0", 111.195), ("60，10", "60，11", 55.597), ("0，0", "0，180", 20015.115)])
  func distancesAreThoseOfTheGlobe(from: String, to: String, kilometres: Double) throws {
    let site = try site(["a,甲,\(from)\n", "b,乙,\(to)\n"])
    let (a, b) = (try #require(site.place(of: id("a"))), try #require(site.place(of: id("b"))))
    #expect(abs(a.distance(to: b) - kilometres) < 0.001)
    #expect(a.distance(to: b) == b.distance(to: a))
  }

  @Test func theNearestPlacesAreThoseOfAFullSearch() throws {
    var numbers = SeededNumbers(seed: 7)
    let rows = (0..<200).map { index in
      let latitude = Double(Int.random(in: 39_000...40_000, using: &numbers)) / 1000
      let longitude = Double(Int.random(in: 83_000...84_000, using: &numbers)) / 1000
      return "p-\(index),第\(index)处,\(latitude)，\(longitude)\n"
    }
    let site = try site(rows)
    let places = (0..<200).compactMap { site.place(of: id("p-\($0)")) }
    for start in places {
      let expected = places.filter { $0.record != start.record }
        .sorted { (start.distance(to: $0), $0.record) < (start.distance(to: $1), $1.record) }
        .prefix(6).map(\.record)
      #expect(site.nearest(to: start.record, count: 6).map(\.place.record) == expected)
    }
  }

  @Test func aRecordWithoutAPlaceHasNoneNearby() throws {
    let site = try site(["a,甲,39，83\n"])
    #expect(site.nearest(to: id("lishu"), count: 6).isEmpty)
    #expect(site.nearest(to: id("a"), count: 6).isEmpty)
    #expect(site.place(of: id("lishu")) == nil)
  }
}

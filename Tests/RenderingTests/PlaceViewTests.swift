import ContentLoading
import ContentModel
import Rendering
import SiteStructure
import Templating
import Testing

/// A schematic map of the places a record leads to.
@Suite struct PlaceViewTests {
  private static let villages = """
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
  private static let routes = """
    name: routes
    label: 线路
    source: data/routes.csv
    key: id
    fields:
      - { name: id, label: 编号, type: key, required: true, unique: true }
      - { name: stops, label: 途经, type: reference, to: villages, many: true }
    pages: { path: "routes/{key}/", template: site/village.html }
    """

  /// The map of a route through places given as latitude and longitude.
  private func map(_ places: [(Double, Double)]) throws -> Value {
    let keys = places.indices.map { "p-\($0)" }
    let rows = zip(keys, places).map { "\($0),第\($0)站,\"\($1.0)，\($1.1)\"\n" }
    let site = try smallSite(with: [
      "Content/schema/villages.yml": Self.villages, "Content/schema/routes.yml": Self.routes,
      "Content/data/villages.csv": "编号,名称,坐标\nlishu,梨树村,\nliuhe,柳河村,\n" + rows.joined(),
      "Content/data/routes.csv": "编号,途经\nr,\(keys.joined(separator: "、"))\n",
    ])
    let collection = try #require(site.library.collection("routes"))
    return PlaceViews(site, RecordViews(site)).map(of: collection.records[0], in: collection)
  }

  private struct MissingNumber: Error {}

  private func labels(_ map: Value, of count: Int) -> [String?] {
    (0..<count).map { map.member("points.\($0).label_left")?.written }
  }

  @Test func namesStandTowardsTheMiddle() throws {
    #expect(try labels(map([(39, 83), (39.01, 83.2)]), of: 2) == ["false", "true"])
  }

  @Test func namesOfNeighboursStandAwayFromEachOther() throws {
    let map = try map([(39.1, 82.95), (39.0, 83.0), (38.996, 83.008), (39.13, 83.05)])
    #expect(Array(labels(map, of: 4)[1...2]) == ["true", "false"])
  }

  @Test(arguments: [(39.1, 83.0), (39.0, 83.1), (39.1, 83.1), (38.9, 83.1), (38.9, 82.9)])
  func theLengthOfALegStandsBesideItsMiddle(latitude: Double, longitude: Double) throws {
    let map = try map([(39, 83), (latitude, longitude)])
    let numbers = ["points.0.x", "points.0.y", "points.1.x", "points.1.y", "legs.0.x", "legs.0.y"].compactMap { path in
      map.member(path).flatMap { Double($0.written) }
    }
    guard numbers.count == 6 else { throw MissingNumber() }
    let dx: Double = numbers[2] - numbers[0]
    let dy: Double = numbers[3] - numbers[1]
    let x: Double = numbers[4] - (numbers[0] + numbers[2]) / 2
    let y: Double = numbers[5] - (numbers[1] + numbers[3]) / 2
    let length: Double = (dx * dx + dy * dy).squareRoot()
    let beside: Double = abs(x * dy - y * dx) / length
    #expect(beside > 15 && beside < 60 && abs(x) < 60 && abs(y) < 60)
  }

  @Test func aShortLegHasNoRoomForItsLength() throws {
    let map = try map([(39, 83), (39.001, 83), (39.2, 83)])
    #expect(map.member("legs.0.x")?.written == "none" && map.member("legs.0.distance")?.written == "'0.1'")
    #expect(map.member("legs.1.x")?.written != "none")
  }

  @Test func onePlaceMakesNoMap() throws {
    #expect(try map([(39, 83)]).written == "none")
  }
}

import ContentModel
import TestSupport
import Testing

/// Conversions held against pairs other projects publish as their own test values.
@Suite struct CoordinateSystemTests {
  /// A place in two systems, north and east.
  struct Pair: Sendable {
    let from: CoordinateSystem
    let place: (Double, Double)
    let to: CoordinateSystem
    let other: (Double, Double)
  }

  /// googollee/eviltransform (test.go), wandergis/coordtransform (README) and coordtransform_rs (tests).
  static let published = [
    Pair(from: .wgs84, place: (31.1774276, 121.5272106), to: .gcj02, other: (31.17530398364597, 121.531541859215)),
    Pair(from: .wgs84, place: (22.543847, 113.912316), to: .gcj02, other: (22.540796131694766, 113.9171764808363)),
    Pair(from: .wgs84, place: (39.911954, 116.377817), to: .gcj02, other: (39.91334545536069, 116.38404722455657)),
    Pair(from: .wgs84, place: (39.915, 116.404), to: .gcj02, other: (39.91640428150164, 116.41024449916938)),
    Pair(from: .gcj02, place: (39.915, 116.404), to: .bd09, other: (39.92133699351021, 116.41036949371029)),
    Pair(from: .bd09, place: (39.915, 116.404), to: .gcj02, other: (39.90865673957631, 116.39762729119315)),
    Pair(from: .wgs84, place: (39.915, 116.404), to: .bd09, other: (39.922699552216216, 116.41662724378733)),
    Pair(from: .bd09, place: (39.915, 116.404), to: .wgs84, other: (39.907253214522164, 116.3913836995125)),
    Pair(from: .gcj02, place: (39.915, 116.404), to: .wgs84, other: (39.91359571849836, 116.39775550083061)),
  ]

  @Test(arguments: published) func convertsAsPublished(pair: Pair) {
    let middle = pair.from.wgs84(latitude: pair.place.0, longitude: pair.place.1)
    let reached = pair.to.converted(latitude: middle.latitude, longitude: middle.longitude)
    let degrees = 0.000_005
    #expect(abs(reached.latitude - pair.other.0) < degrees, "\(reached)")
    #expect(abs(reached.longitude - pair.other.1) < degrees, "\(reached)")
  }

  @Test(arguments: CoordinateSystem.allCases) func leadsThereAndBack(system: CoordinateSystem) {
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<200 {
      let (north, east) = (Double.random(in: 18...54, using: &numbers), Double.random(in: 73...135, using: &numbers))
      let there = system.converted(latitude: north, longitude: east)
      let back = system.wgs84(latitude: there.latitude, longitude: there.longitude)
      #expect(abs(back.latitude - north) < 0.000_002 && abs(back.longitude - east) < 0.000_002, "\(north), \(east): \(back)")
    }
  }

  @Test func nothingIsShiftedAbroad() {
    let place = CoordinateSystem.gcj02.converted(latitude: 48.8583, longitude: 2.2945)
    #expect(place == (48.8583, 2.2945))
  }

  /// A column in another system is read into WGS-84; one in WGS-84 keeps its digits.
  @Test func schemaNamesTheSystem() throws {
    func read(_ system: String?, _ text: String) throws -> FieldValue {
      let type = try #require(FieldTypeCatalogue.type(named: "coordinates"))
      return try type.init(FieldOptions(system: system)).read(.text(text))
    }
    func value(_ latitude: String, _ longitude: String) throws -> FieldValue {
      .coordinates(latitude: try #require(Amount(latitude)), longitude: try #require(Amount(longitude)))
    }
    #expect(try read(nil, "39.911954，116.377817") == value("39.911954", "116.377817"))
    #expect(try read("wgs84", "39.911954，116.377817") == value("39.911954", "116.377817"))
    #expect(try read("gcj02", "39.913345，116.384047") == value("39.911954", "116.377817"))
    #expect(try read("bd09", "39.9227，116.416627") == value("39.914999", "116.404"))
    #expect(throws: FieldFault.self) { try read("cgcs2000", "39,116") }
  }
}

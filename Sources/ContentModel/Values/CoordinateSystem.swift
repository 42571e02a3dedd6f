#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The systems in which maps in China count degrees; in the country they differ by hundreds of metres.
package enum CoordinateSystem: String, CaseIterable, Sendable {
  /// What satellites and receivers give.
  case wgs84
  /// What Amap (高德) and Tencent (腾讯) show.
  case gcj02
  /// What Baidu (百度) shows.
  case bd09

  /// A place of this system in WGS-84, in degrees; exact to a few centimetres.
  package func wgs84(latitude: Double, longitude: Double) -> (latitude: Double, longitude: Double) {
    switch self {
    case .wgs84: return (latitude, longitude)
    case .gcj02: return CoordinateSystem.unshifted(latitude, longitude)
    case .bd09:
      let (north, east) = CoordinateSystem.unturned(latitude, longitude)
      return CoordinateSystem.unshifted(north, east)
    }
  }

  /// A place of WGS-84 in this system, in degrees.
  package func converted(latitude: Double, longitude: Double) -> (latitude: Double, longitude: Double) {
    switch self {
    case .wgs84: return (latitude, longitude)
    case .gcj02: return CoordinateSystem.shifted(latitude, longitude)
    case .bd09:
      let (north, east) = CoordinateSystem.shifted(latitude, longitude)
      return CoordinateSystem.turned(north, east)
    }
  }

  // GCJ-02 has no public text; the formulas are those everybody computes with, on the ellipsoid of Krasovsky.

  private static let axis = 6_378_245.0
  private static let eccentricity = 0.006_693_421_622_965_943

  private static func shifted(_ latitude: Double, _ longitude: Double) -> (latitude: Double, longitude: Double) {
    // The rectangle outside which nothing is shifted.
    guard (0.8293...55.8271).contains(latitude), (72.004...137.8347).contains(longitude) else { return (latitude, longitude) }
    let (x, y) = (longitude - 105, latitude - 35)
    let waves = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let root = abs(x).squareRoot()
    let north =
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
      + (waves + 20 * sin(y * .pi) + 40 * sin(y / 3 * .pi) + 160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)) * 2 / 3
    let east =
      300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
      + (waves + 20 * sin(x * .pi) + 40 * sin(x / 3 * .pi) + 150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
    let radians = latitude * .pi / 180
    let flatness = 1 - eccentricity * sin(radians) * sin(radians)
    let meridian = axis * (1 - eccentricity) / (flatness * flatness.squareRoot()) * .pi / 180
    let parallel = axis / flatness.squareRoot() * cos(radians) * .pi / 180
    return (latitude + north / meridian, longitude + east / parallel)
  }

  /// The reverse of `shifted`, found by correcting what it misses; each step is some thousand times nearer.
  private static func unshifted(_ latitude: Double, _ longitude: Double) -> (latitude: Double, longitude: Double) {
    var (north, east) = (latitude, longitude)
    for _ in 0..<4 {
      let reached = shifted(north, east)
      north += latitude - reached.latitude
      east += longitude - reached.longitude
    }
    return (north, east)
  }

  private static let turn = Double.pi * 3000 / 180

  private static func turned(_ latitude: Double, _ longitude: Double) -> (latitude: Double, longitude: Double) {
    let radius = (longitude * longitude + latitude * latitude).squareRoot() + 0.000_02 * sin(latitude * turn)
    let angle = atan2(latitude, longitude) + 0.000_003 * cos(longitude * turn)
    return (radius * sin(angle) + 0.006, radius * cos(angle) + 0.0065)
  }

  private static func unturned(_ latitude: Double, _ longitude: Double) -> (latitude: Double, longitude: Double) {
    let (y, x) = (latitude - 0.006, longitude - 0.0065)
    let radius = (x * x + y * y).squareRoot() - 0.000_02 * sin(y * turn)
    let angle = atan2(y, x) - 0.000_003 * cos(x * turn)
    return (radius * sin(angle), radius * cos(angle))
  }
}

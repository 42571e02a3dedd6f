import Foundation
import TestSupport

@testable import Imaging

/// The files of `Tests/Fixtures/pictures`, whose `make.py` says what is special about each.
enum Samples {
  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Checkout.tests("Fixtures/pictures/" + name)))
  }

  static func raster(_ name: String) throws -> Raster {
    try Raster.decode(bytes(name), width: 4_000, height: 4_000)
  }

  static let red = Colour(red: 200, green: 40, blue: 40)
  static let green = Colour(red: 40, green: 160, blue: 60)
  static let blue = Colour(red: 40, green: 60, blue: 180)
  static let yellow = Colour(red: 230, green: 200, blue: 60)
}

extension Raster {
  /// The mean colours of the four quarters: above left, above right, below left, below right.
  func quarters() throws -> [Colour] {
    let (w, h) = (width / 2, height / 2)
    return try [(0, 0), (w, 0), (0, h), (w, h)].map { left, top in
      try cut(PixelArea(left: left + w / 4, top: top + h / 4, width: w / 2, height: h / 2)).meanColour()
    }
  }
}

extension Colour {
  /// The largest difference of the three values.
  func distance(to other: Colour) -> Int {
    max(abs(Int(red) - Int(other.red)), abs(Int(green) - Int(other.green)), abs(Int(blue) - Int(other.blue)))
  }
}

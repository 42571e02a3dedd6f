package import ContentModel

/// The stylesheet `tints.css`: a class for each colour that stands in for a picture until it is there.
///
/// The site's security policy allows no style within a page, and a class for each picture would make the sheet as long as the site.
package enum TintStyles {
  package static let name = "tints.css"

  package static func css(_ tints: [Tint]) -> [UInt8] {
    Array(tints.map { ".tint-\($0.code){background-color:\($0.hexadecimal)}\n" }.joined().utf8)
  }
}

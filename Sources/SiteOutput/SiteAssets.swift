package import ContentLoading
import Diagnostics
package import Digests
import FoundationEssentials
import Rendering
import Templating

/// The stylesheets, scripts and other files that come with the templates, under the names they are published by.
package struct SiteAssets: Sendable {
  /// One file of `Templates/assets`.
  struct Asset: Sendable {
    /// The name below `Templates/assets`, by which templates ask for it.
    let name: String
    /// The path in the site; it changes with the bytes, so that browsers may keep the file for ever.
    let path: String
    let bytes: [UInt8]
    /// The digest a browser holds the file against (W3C Subresource Integrity).
    let integrity: String

    init(_ name: String, _ bytes: [UInt8]) {
      let digest = SHA256.digest(of: bytes)
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      self.name = name
      self.bytes = bytes
      path = "assets/\(name[..<dot]).\(digest.prefix(10))\(name[dot...])"
      let digits = Array(digest)
      let digestBytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
      integrity = "sha256-" + Data(digestBytes).base64EncodedString()
    }
  }

  let assets: [Asset]
  private let checksIntegrity: Bool

  /// - Parameters:
  ///   - paths: the files below `Templates`, of which those below `assets` are taken.
  ///   - generated: further files by their names below `assets`, made for this site.
  ///   - checksIntegrity: whether pages carry the digests; browsers refuse such files when a page is opened from the disk.
  package init(
    _ paths: [String], in tree: any SourceTree, generated: [(name: String, bytes: [UInt8])] = [], checksIntegrity: Bool
  ) throws(SourceTreeFault) {
    var assets = generated.map { Asset($0.name, $0.bytes) }
    let own = paths.filter { $0.hasPrefix(SiteAssets.folder) }
    // Stylesheets come last, because they name the others.
    for path in own.filter({ !$0.hasSuffix(".css") }) + own.filter({ $0.hasSuffix(".css") }) {
      let bytes = try tree.read(path)
      assets.append(
        Asset(String(path.dropFirst(SiteAssets.folder.count)), path.hasSuffix(".css") ? SiteAssets.linked(bytes, to: assets) : bytes))
    }
    self.assets = assets.sorted { $0.name < $1.name }
    self.checksIntegrity = checksIntegrity
  }

  private static let folder = "Templates/assets/"

  /// A stylesheet with `url(name)` leading to the published files of those names.
  private static func linked(_ bytes: [UInt8], to assets: [Asset]) -> [UInt8] {
    let paths = Dictionary(assets.map { ($0.name, $0.path.dropFirst("assets/".count)) }) { first, _ in first }
    let opening = Array("url(".utf8)
    var sheet: [UInt8] = []
    sheet.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      guard byte == opening[0], rest.starts(with: opening), let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
        sheet.append(byte)
        rest.removeFirst()
        continue
      }
      var name = rest[(rest.startIndex + opening.count)..<end]
      if let quote = name.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), name.count > 1, name.last == quote {
        name = name.dropFirst().dropLast()
      }
      if let path = paths[String(decoding: name, as: UTF8.self)] {
        sheet += opening + path.utf8 + [UInt8(ascii: ")")]
      } else {
        sheet += rest[...end]
      }
      rest = rest[(end + 1)...]
    }
    return sheet
  }

  /// What the function `asset` answers from.
  package var digest: Digest {
    Digest(of: Array(assets.map { "\($0.name)\n\($0.path)\n\($0.integrity)\n" }.joined().utf8))
  }

  /// The function `asset(name)` of templates.
  var function: Value {
    let known = Dictionary(
      assets.map { asset in
        let integrity: Value = checksIntegrity ? .string(asset.integrity) : .none
        return (asset.name, Value.object([("path", .string(asset.path)), ("integrity", integrity)], display: asset.path))
      }, uniquingKeysWith: { first, _ in first })
    return .function("asset") { arguments, _ throws(FunctionError) in
      guard case .string(let name)? = arguments.first else { throw Messages.assetWithoutName }
      guard let asset = known[name] else { throw Messages.unknownAsset(name, known: known.keys.sorted()) }
      return asset
    }
  }
}

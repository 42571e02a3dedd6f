import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Every picture is of use somewhere.
struct UnusedPictures: Rule {
  let files: ProjectFiles

  private static let formats = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"]

  func check(_ site: SiteGraph) -> [Diagnostic] {
    let pictures = site.library.files.filter { path in
      path.hasPrefix("images/") && UnusedPictures.formats.contains(where: path.lowercased().hasSuffix)
    }
    // What a collection or a text that could not be read shows is not known.
    let unread = site.library.unread
    if pictures.isEmpty || unread.schemas || unread.hasCollections || !unread.texts.isEmpty { return [] }
    let used = used(in: site)
    let unused = pictures.filter { !used.contains($0) }
    if unused.isEmpty { return [] }
    // A picture that is meant under a wrong path, or in other letters, is reported there.
    let known = Set(site.library.files)
    let meant = Set(used.filter { !known.contains($0) }.map(UnusedPictures.name))
    return unused.filter { !meant.contains(UnusedPictures.name($0)) }.map {
      Messages.unusedPicture($0, at: Location(file: "Content/" + $0))
    }
  }

  /// The last part of a path of any system, in small letters.
  private static func name(_ path: String) -> String {
    (path.split(whereSeparator: { "/\\".contains($0) }).last ?? "").lowercased()
  }

  /// Pictures that records and texts name, and those whose paths stand in a template, a setting or the call of a template.
  private func used(in site: SiteGraph) -> Set<String> {
    var used: Set<String> = []
    for collection in site.library.collections { used.formUnion(collection.pictures) }
    func look(in text: SourceText?) {
      for word in UnusedPictures.words(text?.bytes ?? []) {
        used.insert(word)
        used.insert("images/" + word)
      }
    }
    for path in site.library.sources.paths { look(in: site.library.sources[path]) }
    files.templates.forEach(look)
    return used
  }

  /// The words of a text that end like pictures' names, without what leads to the content folder.
  private static func words(_ text: [UInt8]) -> [String] {
    var words: [String] = []
    var position = 0
    while let dot = text[position...].firstIndex(of: UInt8(ascii: ".")) {
      position = dot + 1
      guard position < text.endIndex, beginsFormat(text[position]) else { continue }
      let start = text[..<dot].lastIndex(where: isBetweenWords).map { $0 + 1 } ?? text.startIndex
      position = text[dot...].firstIndex(where: isBetweenWords) ?? text.endIndex
      var name = LinkResolver.decoded(String(decoding: text[start..<position], as: UTF8.self))
      guard formats.contains(where: name.lowercased().hasSuffix) else { continue }
      while let prefix = ["../", "./", "/", "Content/"].first(where: name.hasPrefix) { name.removeFirst(prefix.count) }
      words.append(name)
    }
    return words
  }

  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// Whether a byte is the first letter of one of the formats.
  private static func beginsFormat(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "g"), UInt8(ascii: "j"), UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "w"): true
    default: false
    }
  }
}

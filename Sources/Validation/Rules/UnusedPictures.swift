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
    if pictures.isEmpty { return [] }
    let used = used(in: site)
    return pictures.filter { !used.contains($0) }.map { Messages.unusedPicture($0, at: Location(file: "Content/" + $0)) }
  }

  /// Pictures that records and texts name, and those whose paths stand in a template, a setting or the call of a template.
  private func used(in site: SiteGraph) -> Set<String> {
    var used: Set<String> = []
    for record in site.library.collections.flatMap(\.records) {
      for case .image(let path)? in record.values { used.insert(path) }
    }
    for text in site.library.sources.values.map(\.bytes) + files.templates.map(\.bytes) {
      for word in UnusedPictures.words(text) {
        used.insert(word)
        used.insert("images/" + word)
      }
    }
    return used
  }

  /// The words of a text that end like pictures' names, without what leads to the content folder.
  private static func words(_ text: [UInt8]) -> [String] {
    text.split { $0 <= 0x20 || "\"'()[]{}<>,;|=".utf8.contains($0) }.compactMap { word in
      guard word.contains(UInt8(ascii: ".")) else { return nil }
      var name = LinkResolver.decoded(String(decoding: word, as: UTF8.self))
      guard formats.contains(where: name.lowercased().hasSuffix) else { return nil }
      while let prefix = ["../", "./", "/", "Content/"].first(where: name.hasPrefix) { name.removeFirst(prefix.count) }
      return name
    }
  }
}

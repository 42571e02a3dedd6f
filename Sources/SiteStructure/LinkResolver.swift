import ContentLoading
package import ContentModel
import Diagnostics

/// What a link or picture in a text leads to.
package enum LinkTarget: Sendable, Hashable {
  /// An address outside the site, kept as written.
  case external(String)
  /// A place in the same text.
  case anchor(String)
  /// A page of the site and, if given, a place in it.
  case page(SitePath, fragment: String?)
  /// A published file, by its path in the site.
  case file(String)
  /// Nothing: why, and the nearest thing that exists.
  case broken(Fault, nearest: String?)

  package enum Fault: Sendable, Hashable {
    /// No page or file is there.
    case missing
    /// The address has a scheme that is not allowed, such as `javascript:`.
    case scheme
    /// The path leads out of the content folder.
    case outside
    /// A text is there and not part of the site.
    case withheld(Withholding)
  }
}

/// Finds what links in texts lead to: addresses, `collection:key`, paths of content files, paths in the site, anchors.
package struct LinkResolver: Sendable {
  private let pages: [SitePage]
  /// The pages' places by their paths.
  private let pageNumbers: OnDemand<[String: Int]>
  /// The places of the pages of records.
  private let recordPages: RecordPages
  /// The pages of content files that are not called after a record, made when the first link is looked up: many sites are tables without texts.
  private let pagesOfFiles: OnDemand<[String: SitePath]>
  /// The collections whose records have pages.
  private let withPages: Set<String>
  /// All collections, those without pages included.
  private let collectionNames: Set<String>
  private let files: Set<String>
  private let withheld: [String: Withholding]
  /// All names a link may have been meant to be, which nobody needs as long as no link is broken.
  private let known: OnDemand<[String]>
  private var names: [String] { known.value }
  /// The key of the record with a title in a collection; nil when there is none.
  private let keyOfTitle: @Sendable (_ title: String, _ collection: String) -> String?

  /// - Parameters:
  ///   - pageNumbers: the pages' places by their paths.
  ///   - recordPages: the places of the pages of records.
  init(library: ContentLibrary, pages: [SitePage], pageNumbers: OnDemand<[String: Int]>, recordPages: RecordPages) {
    self.pages = pages
    self.pageNumbers = pageNumbers
    self.recordPages = recordPages
    let pagesOfFiles = OnDemand { LinkResolver.pagesOfFiles(library, pages) }
    self.pagesOfFiles = pagesOfFiles
    collectionNames = Set(library.collections.map(\.schema.name))
    withPages = Set(library.collections.filter { $0.schema.pages != nil && !$0.records.isEmpty }.map(\.schema.name))
    files = Set(library.files)
    withheld = library.withheld
    keyOfTitle = { title, name in
      library.collection(name).flatMap { collection in collection.records.first { collection.title(of: $0) == title }?.id.key }
    }
    let published = library.files
    known = OnDemand {
      let records = pages.compactMap(\.record).flatMap { ["\($0.collection):\($0.key)", "\($0.collection)/\($0.key).md"] }
      let texts = pagesOfFiles.value.keys.map { String($0.dropFirst("Content/".count)) }
      return (records + texts + pages.map(\.path.text) + published).sorted()
    }
  }

  /// The pages whose texts are not found by the names of their records: free pages, the plan, records of files in other folders.
  private static func pagesOfFiles(_ library: ContentLibrary, _ pages: [SitePage]) -> [String: SitePath] {
    var found: [String: SitePath] = [:]
    for page in pages {
      switch page.kind {
      case .detail(let id):
        guard let file = library.record(id)?.origin.file, file.hasSuffix(".md"), record(named: file) != id else { continue }
        found[file] = page.path
      case .page(let index): found[library.pages[index].location.file] = page.path
      case .plan: if let plan = library.site.plan { found["Content/" + plan] = page.path }
      case .home, .list, .terms, .term, .notFound: break
      }
    }
    return found
  }

  /// The record whose text a file would be by its path, `Content/<collection>/<key>.md`.
  private static func record(named file: String) -> RecordID? {
    guard file.hasPrefix("Content/"), file.hasSuffix(".md") else { return nil }
    let parts = file.dropFirst("Content/".count).dropLast(".md".count).split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 ? RecordID(collection: String(parts[0]), key: String(parts[1])) : nil
  }

  private func page(at path: String) -> SitePath? {
    pageNumbers.value[path].map { pages[$0].path }
  }

  private func page(of record: RecordID) -> SitePath? {
    recordPages[record].map { pages[$0].path }
  }

  private func page(ofFile file: String) -> SitePath? {
    LinkResolver.record(named: file).flatMap(page(of:)) ?? pagesOfFiles.value[file]
  }

  /// What `destination` leads to when it stands in the text of `file` (a path relative to the project's root).
  package func resolve(_ destination: String, in file: String) -> LinkTarget {
    // Most links are written as the site's own paths.
    if destination.utf8.first == UInt8(ascii: "/"), !destination.utf8.contains(where: LinkResolver.isMark),
      let target = published(String(destination.dropFirst()), nil)
    {
      return target
    }
    if destination.hasPrefix("#") { return .anchor(LinkResolver.decoded(String(destination.dropFirst()))) }
    let split = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = LinkResolver.decoded(String(split.first ?? ""))
    let fragment = split.count > 1 ? LinkResolver.decoded(String(split[1])) : nil
    // An empty path would lead to the folder of the text, and on to the home page.
    if path.isEmpty { return broken(path) }
    if let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/") {
      let scheme = String(path[..<colon]).lowercased()
      if ["http", "https", "mailto", "tel"].contains(scheme) { return .external(destination) }
      if withPages.contains(scheme) {
        let key = String(path[path.index(after: colon)...])
        let found = page(of: RecordID(collection: scheme, key: key))
        return found.map { .page($0, fragment: fragment) } ?? broken(path, meant: keyOfTitle(key, scheme).map { "\(scheme):\($0)" })
      }
      if collectionNames.contains(scheme) { return broken(path) }
      // The name of a collection misspelt is a link to a record; any other scheme was refused when the text was read.
      guard let meant = NearestMatch.find(scheme, in: collectionNames.sorted()) else { return .broken(.scheme, nearest: nil) }
      let key = String(path[path.index(after: colon)...])
      let isThere = recordPages[RecordID(collection: meant, key: key)] != nil
      return .broken(.missing, nearest: isThere ? "\(meant):\(key)" : NearestMatch.find(path, in: names))
    }
    if destination.hasPrefix("//") { return .external(destination) }
    return local(path, fragment: fragment, in: file)
  }

  /// A path: from the site's root with a slash in front, else beside the file, else below the content folder.
  private func local(_ path: String, fragment: String?, in file: String) -> LinkTarget {
    if path.hasPrefix("/") {
      return published(String(path.dropFirst()), fragment) ?? broken(path)
    }
    let folder = file.split(separator: "/").dropLast()
    guard let beside = LinkResolver.normalised(folder.map(String.init), path) else { return .broken(.outside, nearest: nil) }
    if let page = page(ofFile: beside) { return .page(page, fragment: fragment) }
    if beside.hasPrefix("Content/"), let target = published(String(beside.dropFirst("Content/".count)), fragment) { return target }
    if let page = page(ofFile: "Content/" + path) { return .page(page, fragment: fragment) }
    if let target = published(path, fragment) { return target }
    if let reason = withheld[beside] ?? withheld["Content/" + path] { return .broken(.withheld(reason), nearest: nil) }
    let nearest = NearestMatch.find(beside.hasPrefix("Content/") ? String(beside.dropFirst("Content/".count)) : beside, in: names)
    return .broken(.missing, nearest: nearest ?? NearestMatch.find(path, in: names))
  }

  private func published(_ path: String, _ fragment: String?) -> LinkTarget? {
    if let page = page(at: path) { return .page(page, fragment: fragment) }
    // No file can have the name of a folder with a page.
    if files.contains(path) { return .file(path) }
    return page(at: path + "/").map { .page($0, fragment: fragment) }
  }

  /// Whether a byte in an address makes it more than a path.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: ":")
  }

  private func broken(_ path: String, meant: String? = nil) -> LinkTarget {
    if let reason = withheld[path] { return .broken(.withheld(reason), nearest: nil) }
    return .broken(.missing, nearest: meant ?? NearestMatch.find(path, in: names))
  }

  /// The path that `relative` leads to from a folder; nil when it leaves the content folder.
  private static func normalised(_ folder: [String], _ relative: String) -> String? {
    var parts = folder
    for part in relative.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".": continue
      case "..":
        guard parts.count > 1 else { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The text with percent-encoding undone, as Markdown editors write paths with Han characters; unchanged when that gives no text.
  package static func decoded(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? path
  }
}

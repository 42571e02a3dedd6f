import ContentModel
import Diagnostics

/// Files below `Content/` that belong to nothing, which would silently be left out of the site.
struct StrayFiles {
  let paths: [String]
  /// The texts and tables that were read.
  let used: Set<String>
  /// All that was read, settings among it.
  let sources: SourceTexts
  let schemas: [Schema]

  /// - Parameter areSchemasKnown: otherwise it is not known what belongs to a collection.
  func findings(areSchemasKnown: Bool) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let known = areSchemasKnown ? paths.filter { !used.contains($0) } : []
    for path in known where path.hasSuffix(".md") && !path.hasPrefix("Content/pages/") {
      let folder = path.split(separator: "/").dropLast().last.map(String.init)
      let meant = schemas.first { $0.source.hasSuffix(".md") && $0.name == folder }
      found.append(Messages.strayText(at: Location(file: path), meant: meant))
    }
    for path in known where path.hasSuffix(".csv") { found.append(Messages.strayTable(at: Location(file: path))) }
    for path in paths where path.hasPrefix("Content/data/") && StrayFiles.isWorkbook(path) {
      found.append(Messages.strayWorkbook(at: Location(file: path)))
    }
    for path in paths {
      if let name = meantName(of: path) { found.append(Messages.misnamedFile(name, at: Location(file: path))) }
    }
    for path in paths where (path.hasSuffix(".yml") || path.hasSuffix(".yaml")) && !sources.holds(path) {
      found.append(Messages.straySettings(at: Location(file: path)))
    }
    return found
  }

  /// What a file has to be called to be read, whose ending is that of a text, a table or a setting but for its letters, or has another
  /// one behind it that Windows does not show; nil of any other file.
  private func meantName(of path: String) -> String? {
    let endings = [".md", ".csv", ".yml"]
    if endings.contains(where: path.hasSuffix) { return nil }
    let (name, small) = (path.split(separator: "/").last ?? "", path.lowercased())
    for ending in endings {
      for wrong in [ending, ending + ".txt"] where small.hasSuffix(wrong) { return name.dropLast(wrong.count) + ending }
    }
    for wrong in [".markdown", ".txt"] where small.hasSuffix(wrong) && isBesideTexts(path) { return name.dropLast(wrong.count) + ".md" }
    return nil
  }

  /// Whether a file lies where texts are read.
  private func isBesideTexts(_ path: String) -> Bool {
    if path.hasPrefix("Content/pages/") { return true }
    let folder = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    return schemas.contains { schema in
      folder == "Content/\(schema.name)/" || schema.source.hasSuffix(".md") && folder == "Content/" + schema.source.prefix { $0 != "*" }
    }
  }

  /// Whether a path is a table as spreadsheet programs keep it for themselves.
  static func isWorkbook(_ path: String) -> Bool {
    [".xlsx", ".xls", ".et", ".ods"].contains(where: path.lowercased().hasSuffix)
  }
}

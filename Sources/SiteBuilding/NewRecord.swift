import ContentLoading
import ContentModel
package import Diagnostics
package import SystemPackage

/// A record that is made by answering questions, and written to the table or text it belongs in.
package struct NewRecord: Sendable {
  /// How far the making of a record came.
  package enum Opening: Sendable {
    case ready(NewRecord)
    /// The collection is kept in several tables, of which one has to be named.
    case needsFile([String])
  }

  /// One thing to be asked for.
  package struct Question: Sendable {
    fileprivate let field: Int
    package let name: String
    package let label: String
    package let type: String
    package let isList: Bool
    package let choices: [String]
    package let description: String?
    package let isRequired: Bool
    /// What an empty answer stands for.
    package let suggestion: String?
  }

  /// What was written.
  package struct Written: Sendable {
    /// The path relative to the project's root.
    package let path: String
    package let line: Int
    /// Where a longer text beside the row may be written; nil where the record makes no page.
    package let text: String?
  }

  private let root: FilePath
  private let original: [UInt8]?
  private var file: NewFile
  private var asked: Set<Int> = []

  /// Reads the project and finds the file of the collection that a record goes into.
  package static func open(root: FilePath, collection name: String, file: String?) -> Diagnosed<Opening?> {
    do throws(SourceTreeFault) {
      let tree = DiskSourceTree(root: root)
      let loaded = try ContentLoader.load(tree)
      guard let library = loaded.value else { return Diagnosed(nil, loaded.diagnostics) }
      let collections = library.collections.map(\.schema)
      guard let schema = collections.first(where: { $0.name == name || $0.label == name }), let collection = library.collection(schema.name)
      else {
        // A schema that cannot be read declares nothing; its own faults say more.
        let faults = loaded.diagnostics.filter { $0.severity == .error && $0.location?.file.hasPrefix("Content/schema/") == true }
        return Diagnosed(nil, faults.isEmpty ? [Messages.unknownCollection(name, collections)] : faults)
      }
      guard !schema.source.hasSuffix(".md") else {
        let new = NewFile.text(of: collection, in: library)
        return Diagnosed(.ready(NewRecord(root: root, original: nil, file: new)))
      }
      let tables = try tree.paths().filter { schema.isSource($0) }
      guard let path = path(file, schema, tables) else {
        if let file { return Diagnosed(nil, [Messages.notATable(file, schema)]) }
        return Diagnosed(.needsFile(tables))
      }
      let bytes = tables.contains(path) ? try tree.read(path) : nil
      var found: [Diagnostic] = []
      guard let new = NewFile.row(of: collection, path: path, bytes: bytes, in: library).collect(into: &found) else {
        return Diagnosed(nil, found)
      }
      return Diagnosed(.ready(NewRecord(root: root, original: bytes, file: new)))
    } catch {
      return Diagnosed(nil, [Messages.unreadable(error)])
    }
  }

  private init(root: FilePath, original: [UInt8]?, file: NewFile) {
    self.root = root
    self.original = original
    self.file = file
  }

  /// The table that was named, by its path, its name or its name without `.csv`; the only one when none was.
  private static func path(_ wanted: String?, _ schema: Schema, _ tables: [String]) -> String? {
    guard let wanted else {
      if tables.isEmpty, !schema.source.contains("*") { return "Content/" + schema.source }
      return tables.count == 1 && !schema.source.contains("*") ? tables[0] : nil
    }
    let name = wanted.hasSuffix(".csv") ? wanted : wanted + ".csv"
    if let known = tables.first(where: { $0 == name || $0.hasSuffix("/" + name) }) { return known }
    let folder = schema.source.split(separator: "/").dropLast().joined(separator: "/")
    return ["Content/\(folder)/\(name)", "Content/" + name, name].first(where: schema.isSource)
  }

  /// The file the record goes into.
  package var path: String { file.path }

  /// The next thing to ask for: each field once, then those that turned out to be required; nil when nothing is left.
  package mutating func nextQuestion() -> Question? {
    let missing = file.draft.missing
    guard let field = file.fields.first(where: { !asked.contains($0) }) ?? missing.first else { return nil }
    asked.insert(field)
    return question(field, isRequired: missing.contains(field))
  }

  private func question(_ index: Int, isRequired: Bool) -> Question {
    let field = file.draft.schema.fields[index]
    return Question(
      field: index, name: field.name, label: field.label, type: type(of: field.type).name, isList: field.type.isList,
      choices: field.type.choices, description: field.description, isRequired: isRequired,
      suggestion: field.defaultText ?? (index == file.draft.schema.key ? file.draft.nextKey : nil))
  }

  /// Takes the answer to a question; the value shows how it is understood.
  package mutating func answer(_ question: Question, _ text: String) -> Diagnosed<String?> {
    file.draft.answer(question.field, text)
  }

  /// Takes a value for the field called or labelled `name`.
  package mutating func set(_ name: String, to text: String) -> [Diagnostic] {
    guard let field = file.draft.schema.index(of: name), file.fields.contains(field) else {
      return [Messages.noSuchField(name, file.fields.map { file.draft.schema.fields[$0] })]
    }
    return file.draft.answer(field, text).diagnostics
  }

  /// What keeps the record from being written.
  package func findings() -> [Diagnostic] { file.draft.findings() }

  /// Writes the record; the file is replaced in one step, or not touched at all.
  package func write() -> Diagnosed<Written?> {
    guard let (path, bytes, line) = file.finished() else { return Diagnosed(nil, [Messages.cannotAdd(to: file.path)]) }
    do throws(SourceTreeFault) {
      let place = root.appending(path)
      let tree = DiskSourceTree(root: root)
      let exists = try tree.paths().contains(path)
      let current = exists ? try tree.read(path) : nil
      guard current == original else { return Diagnosed(nil, [exists && original == nil ? Messages.exists(path) : Messages.changed(path)]) }
      try DiskFile.write(bytes, to: place)
      let schema = file.draft.schema
      let key = schema.key.flatMap { file.draft[$0] }
      let text = key.flatMap { schema.pages == nil || path.hasSuffix(".md") ? nil : "Content/\(schema.name)/\($0).md" }
      return Diagnosed(Written(path: path, line: line, text: text))
    } catch {
      return Diagnosed(nil, [Messages.unwritable(error)])
    }
  }
}

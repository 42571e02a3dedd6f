import ActionPlan
import CSV
import ContentLoading
import ContentModel
package import Diagnostics
import Markdown
package import SystemPackage

/// Shows how single files are read.
package struct Inspection: Sendable {
  /// What a file is read as.
  package enum Kind: String, Sendable, CaseIterable {
    case csv
    case markdown
    case plan
  }

  /// The settings files editors are told about.
  package enum SettingsKind: String, Sendable, CaseIterable {
    case collection
    case site

    /// What such a file may hold, as a JSON Schema.
    package var jsonSchema: String {
      switch self {
      case .collection: SettingsForm.collection.text
      case .site: SettingsForm.site.text
      }
    }
  }

  /// What was read, for people and for programs.
  package struct Result: Sendable {
    /// What the lines begin with.
    let head: String
    /// The lines below, each made when it is shown.
    var lineCount = 0
    var line: @Sendable (Int) -> String = { _ in "" }
    package let json: JSONText.Value

    /// Hands the text for people over in pieces.
    package func write<Fault: Error>(to sink: (String) throws(Fault) -> Void) throws(Fault) {
      var text = head
      for number in 0..<lineCount {
        text += line(number) + "\n"
        guard text.utf8.count >= 1 << 16 else { continue }
        try sink(text)
        text = ""
      }
      try sink(text)
    }
  }

  private let file: FilePath
  /// The file's path below the root; nil when it lies elsewhere.
  private let path: String?
  private let root: FilePath
  private let language: Language

  /// - Parameter path: the file's path below the root, by which its settings are found; nil when it lies elsewhere.
  package init(file: FilePath, path: String?, root: FilePath, language: Language) {
    self.file = file
    self.path = path
    self.root = root
    self.language = language
  }

  /// Reads the file; without a kind its name decides.
  package func run(as kind: Kind?) -> Diagnosed<Result> {
    let bytes: [UInt8]
    do {
      bytes = try DiskFile.read(file)
    } catch {
      return Diagnosed(Result(head: "", json: .null), [Messages.unreadable(error)])
    }
    switch kind ?? guess() {
    case nil: return Diagnosed(Result(head: "", json: .null), [Messages.unknownKind(file.string)])
    case .csv: return csv(bytes)
    case .markdown: return markdown(bytes)
    case .plan: return plan(bytes)
    }
  }

  private func guess() -> Kind? {
    switch file.extension?.lowercased() {
    case "md", "markdown": file.components.contains("plan") ? .plan : .markdown
    case "csv", "tsv", "txt": .csv
    default: nil
    }
  }

  /// The project's rules; nil for a file that does not belong to it.
  private var rules: ReadingRules? { path.map { _ in ReadingRules(of: DiskSourceTree(root: root)) } }

  private func csv(_ bytes: [UInt8]) -> Diagnosed<Result> {
    let options = path.flatMap { rules?.table($0) } ?? CSVOptions()
    return CSVTable.read(bytes: bytes, file: file.string, options: options).map { table in
      let separator =
        table.delimiter == .tab
        ? LocalizedText(zh: "Tab", en: "tab") : LocalizedText(zh: table.delimiter.rawValue, en: table.delimiter.rawValue)
      let (columns, rows) = (table.columns.count, table.records.count)
      let head = LocalizedText(
        zh: "编码 \(table.encoding.rawValue)\(table.hasByteOrderMark ? "（有 BOM）" : "")，分隔符 \(separator.chinese)，\(columns) 列，\(rows) 行",
        en:
          "encoding \(table.encoding.rawValue)\(table.hasByteOrderMark ? " with BOM" : ""), separator \(separator.english), \(columns) columns, \(rows) rows"
      )
      let names = table.columns.map(\.text).joined(separator: " | ")
      return Result(
        head: head.text(in: language) + "\n" + names + "\n", lineCount: rows,
        line: { [records = table.records] in records[$0].texts.joined(separator: " | ") }, json: table.inspection)
    }
  }

  private func markdown(_ bytes: [UInt8]) -> Diagnosed<Result> {
    MarkdownSource.read(bytes, file: file.string, options: rules?.markdown ?? MarkdownOptions()).map { source in
      let document = source.document
      let length = document.length
      let count = LocalizedText(
        zh: "\(length.hanCharacters) 个汉字，\(length.words) 个词或数",
        en: "\(length.hanCharacters) Han characters, \(length.words) words and numbers")
      let headings = document.headings.map { "\(String(repeating: "#", count: $0.level)) \($0.text)  {#\($0.id)}" }
      let text = (source.settingsText + headings + [count.text(in: language), document.html]).joined(separator: "\n")
      return Result(head: text, json: document.inspection(frontMatter: source.settings))
    }
  }

  private func plan(_ bytes: [UInt8]) -> Diagnosed<Result> {
    var found: [Diagnostic] = []
    let source = MarkdownSource.text(bytes, file: file.string).collect(into: &found)
    let library = try? ContentLoader.load(DiskSourceTree(root: root)).value
    let plan = PlanDocument.parse(source, units: library?.unitNames ?? [])
    let tasks = plan.value.tasks.map { task in
      let parts = [task.units.map(\.title).joined(separator: "、"), task.mode ?? "", task.cooperators.map(\.written).joined(separator: "、")]
      return "\(task.number). \(task.text)\n    \(parts.filter { !$0.isEmpty }.joined(separator: " | "))"
    }
    let text = ([plan.value.title] + tasks).joined(separator: "\n") + "\n"
    return Diagnosed(Result(head: text, json: plan.inspection(in: language)), found + plan.diagnostics)
  }
}

import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Adds a record to a collection: asks for its fields one by one, or takes them from `--set`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "添加一条内容：逐项询问，或用 --set 给出 / add a record: asks for its fields, or takes them from --set",
    discussion: """
      fengwu new products
      fengwu new purchases --file 2020Q2
      fengwu new products --set 编号=xiaomi-02 --set 名称=示例小米 --set 所在村=示例村甲 …
      """)

  @Argument(help: "栏目的名称，如 products 或 特色产品 / the collection")
  var collection: String

  @Option(name: .customLong("set"), parsing: .singleValue, help: "字段=值，可以写多次；字段写名称或列名 / FIELD=VALUE, repeatable")
  var values: [String] = []

  @Option(help: "分成几张表的栏目写进哪一张，如 2020Q2 / the table of a collection that has several")
  var file: String?

  @Option(help: "含 Content 的文件夹 / the folder that holds Content")
  var root = "."

  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if let wrong = values.first(where: { !$0.contains("=") }) {
      throw CommandLineFault(Messages.notAnAssignment(wrong))
    }
    var names: Set<Substring> = []
    if let twice = values.map({ $0.prefix { $0 != "=" } }).first(where: { !names.insert($0).inserted }) {
      throw CommandLineFault(Messages.setTwice(twice))
    }
  }

  func run() throws {
    let questions = Questions(language: diagnostics.language)
    var file = file
    while true {
      let opened = NewRecord.open(root: FilePath(root), collection: collection, file: file)
      switch opened.value {
      case nil: try fail(opened.diagnostics)
      case .needsFile(let tables)?:
        guard values.isEmpty, let chosen = questions.file(among: tables) else {
          throw CommandLineFault(Messages.missingFile(collection, tables))
        }
        file = chosen
      case .ready(var record)?:
        if values.isEmpty { try questions.ask(&record) } else { try set(&record) }
        try write(record, confirming: values.isEmpty ? questions : nil)
        return
      }
    }
  }

  /// Takes the values of `--set`; all faults are told at once.
  private func set(_ record: inout NewRecord) throws {
    var found: [Diagnostic] = []
    for value in values {
      guard let sign = value.firstIndex(of: "=") else { continue }
      found += record.set(String(value[..<sign]), to: String(value[value.index(after: sign)...]))
    }
    // What is wrong with the values given may be why others seem to be missing.
    if !found.hasErrors { found += record.findings() }
    if found.hasErrors { try fail(found) }
  }

  private func write(_ record: NewRecord, confirming questions: Questions?) throws {
    let found = record.findings()
    if found.hasErrors { try fail(found) }
    if let questions, !questions.confirm(path: record.path) {
      diagnostics.tell(LocalizedText(zh: "什么也没有写。", en: "Nothing was written."))
      throw ExitCode(ExitStatus.contentErrors)
    }
    let result = record.write()
    guard let written = result.value else { try fail(result.diagnostics) }
    diagnostics.tell(LocalizedText(zh: "已写入 \(written.path) 第 \(written.line) 行。", en: "written to \(written.path), line \(written.line)."))
    if let text = written.text {
      diagnostics.tell(LocalizedText(zh: "较长的介绍可以写在 \(text)。", en: "A longer text may be put into \(text)."))
    }
  }

  private func fail(_ found: [Diagnostic]) throws -> Never {
    try diagnostics.show(found)
    throw ExitCode(ExitStatus.contentErrors)
  }
}

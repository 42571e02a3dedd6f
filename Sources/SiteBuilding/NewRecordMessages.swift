import ContentLoading
import ContentModel
import Diagnostics

/// What is said to who adds a record.
extension Messages {
  static func unknownCollection(_ name: String, _ known: [Schema]) -> Diagnostic {
    let names = known.map { "\($0.name)（\($0.label)）" }.joined(separator: "、")
    let english = known.map(\.name).joined(separator: ", ")
    var hints = [LocalizedText(zh: "现有的栏目：\(names)。", en: "Collections: \(english).")]
    if let nearest = NearestMatch.find(name, in: known.map(\.name) + known.map(\.label)) {
      hints.insert(LocalizedText(zh: "是不是“\(nearest)”？", en: "Did you mean ‘\(nearest)’?"), at: 0)
    }
    return Diagnostic(
      .error, "new.unknown-collection", LocalizedText(zh: "没有“\(name)”这个栏目", en: "there is no collection ‘\(name)’"), at: nil, hints: hints)
  }

  static func notATable(_ file: String, _ schema: Schema) -> Diagnostic {
    Diagnostic(
      .error, "new.file",
      LocalizedText(zh: "“\(file)”不是“\(schema.label)”的表格", en: "‘\(file)’ is no table of ‘\(schema.name)’"), at: nil,
      hints: [
        LocalizedText(
          zh: "“\(schema.label)”的表格是 Content/\(schema.source)；* 可以是任何名称。",
          en: "The tables of ‘\(schema.name)’ are Content/\(schema.source), where * may be any name.")
      ])
  }

  static func noSuchField(_ name: String, _ known: [Field]) -> Diagnostic {
    let labels = known.map { "\($0.label)（\($0.name)）" }.joined(separator: "、")
    var hints = [LocalizedText(zh: "可以填：\(labels)。", en: "Fields: \(known.map(\.name).joined(separator: ", ")).")]
    if let nearest = NearestMatch.find(name, in: known.map(\.label) + known.map(\.name)) {
      hints.insert(LocalizedText(zh: "是不是“\(nearest)”？", en: "Did you mean ‘\(nearest)’?"), at: 0)
    }
    return Diagnostic(
      .error, "new.field", LocalizedText(zh: "表格里没有“\(name)”这一列可填", en: "there is no column ‘\(name)’ to fill in"), at: nil, hints: hints)
  }

  static func cannotAdd(to path: String) -> Diagnostic {
    Diagnostic(
      .error, "new.unsafe",
      LocalizedText(
        zh: "\(path) 里没法加一行而不改动别的内容，什么也没有写", en: "a row cannot be added to \(path) without changing the rest; nothing was written"),
      at: nil,
      hints: [
        LocalizedText(
          zh: "请在 Excel 或 WPS 里手工添加，或先另存为“CSV UTF-8”再试。",
          en: "Add the row in Excel or WPS, or save the table as ‘CSV UTF-8’ and try again.")
      ])
  }

  static func changed(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "new.changed",
      LocalizedText(zh: "填写期间 \(path) 被别的程序改过，什么也没有写", en: "\(path) was changed meanwhile; nothing was written"), at: nil,
      hints: [LocalizedText(zh: "关闭正在编辑它的程序，再填一次。", en: "Close the program that edits it and try again.")])
  }

  static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "new.exists", LocalizedText(zh: "\(path) 已经有了，什么也没有写", en: "there is a \(path) already; nothing was written"), at: nil,
      hints: [LocalizedText(zh: "换一个编号，或直接修改那个文件。", en: "Choose another key, or edit that file.")])
  }

  static func unwritable(_ fault: SourceTreeFault) -> Diagnostic {
    Diagnostic(
      .error, "file.unwritable",
      LocalizedText(
        zh: "写不了 \(fault.path)：\(fault.reason.chinese)；原来的文件没有变",
        en: "cannot write \(fault.path): \(fault.reason.english); the file is as it was"),
      at: nil,
      hints: [
        LocalizedText(
          zh: "检查文件夹的写入权限和磁盘空间；如果表格在 Excel 或 WPS 里开着，请先关闭。",
          en: "Check that the folder may be written to and that the disk has room; close the table in Excel or WPS.")
      ])
  }
}

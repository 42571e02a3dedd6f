import ContentModel
import Diagnostics

/// What is said about records: their values, keys and references.
extension Messages {
  static func noSource(_ schema: Schema, isNeeded: Bool, workbook: String?, nearest: String?, at location: Location) -> Diagnostic {
    let saving = workbook.map {
      text("有一个 \($0)：用 Excel 或 WPS 打开它，另存为“CSV UTF-8（逗号分隔）”。", "There is \($0): open it in Excel or WPS and save it as ‘CSV UTF-8’.")
    }
    // A collection may be empty, unless others refer to it or a table under another name was meant to be read.
    return Diagnostic(
      isNeeded || workbook != nil || nearest != nil ? .error : .warning, "content.no-source",
      text("“\(schema.label)”没有数据：找不到 Content/\(schema.source)", "‘\(schema.name)’ has no data: there is no Content/\(schema.source)"),
      at: location,
      hints: saving.map { [$0] }
        ?? (nearest == nil
          ? [text("把文件放回去；确实还没有数据时，放一张只有表头的表。", "Put the file back; where there are no data yet, put a table with nothing but its header.")]
          : suggestion(nearest)))
  }

  static func missingValue(_ field: Field, at location: Location) -> Diagnostic {
    error(
      "field.missing", text("“\(field.label)”没有填", "‘\(field.label)’ is empty"), location,
      [
        text(
          "这一项必须填写；合并过的单元格，取消合并后逐行填写。", "This value is required; cells that were merged have to be split and filled in on each row.")
      ])
  }

  static func missingPageTitle(at location: Location) -> Diagnostic {
    error(
      "settings.missing", text("这一页没有标题", "this page has no title"), location,
      [
        text(
          "文件开头写三行：---、title: 标题、---，正文从第四行开始。",
          "Begin the file with three lines: ---, title: Title, ---, and let the text follow.")
      ])
  }

  static func missingInFrontMatter(_ field: Field, at location: Location) -> Diagnostic {
    error(
      "field.missing", text("“\(field.label)”没有填", "‘\(field.label)’ is empty"), location,
      [
        text(
          "在文件开头的两行 --- 之间写一行：\(field.name): …（冒号后有空格）。",
          "Write a line between the two --- at the head of the file: \(field.name): … (with a space after the colon).")
      ])
  }

  static func missingConditional(_ field: Field, because label: String, _ value: String, at location: Location) -> Diagnostic {
    error(
      "field.missing", text("“\(label)”是“\(value)”时，“\(field.label)”必须填写", "‘\(field.label)’ is required when ‘\(label)’ is ‘\(value)’"),
      location, [text("填上“\(field.label)”，或改正“\(label)”。", "Fill in ‘\(field.label)’, or mend ‘\(label)’.")])
  }

  /// - Parameter content: what could not be read.
  static func fault(_ fault: FieldFault, field: Field, _ content: String, at location: Location) -> Diagnostic {
    let isQuoted = content.count > 1 && content.first.map { "“”".contains($0) } == true && content.last.map { "“”".contains($0) } == true
    return error(
      fault.code, text("“\(field.label)”：\(fault.message.chinese)", "‘\(field.label)’: \(fault.message.english)"), location,
      (isQuoted ? [text("去掉两边的中文引号。", "Take the Chinese quotes away.")] : []) + fault.hints)
  }

  static func joinedReferences(_ name: String, _ names: [String], _ field: Field, isMany: Bool, at location: Location) -> Diagnostic {
    error(
      "reference.joined",
      isMany
        ? text("“\(field.label)”：“\(name)”没有用顿号隔开", "‘\(field.label)’: the names in ‘\(name)’ are not separated by 、")
        : text("“\(field.label)”只能填一个，这里填了 \(names.count) 个", "‘\(field.label)’ takes one name, and here are \(names.count)"), location,
      [
        isMany
          ? text("写成“\(names.joined(separator: "、"))”。", "Write ‘\(names.joined(separator: "、"))’.")
          : text("只留一个；确实要填几个，在 schema 里这个字段写 many: true。", "Keep one of them, or write many: true at this field of the schema.")
      ])
  }

  static func unknownReference(_ name: String, _ field: Field, target: Schema, nearest: String?, at location: Location) -> Diagnostic {
    error(
      "reference.unknown",
      text("“\(field.label)”：“\(target.label)”里没有“\(name)”", "‘\(field.label)’: there is no ‘\(name)’ in ‘\(target.name)’"),
      location,
      suggestion(nearest) + [
        text(
          "填 Content/\(target.source) 里有的编号或名称，要一字不差；没有的先在那里加一行。",
          "Write a key or a title exactly as Content/\(target.source) has it; add what is missing there first.")
      ]
        + (target.fields.first { $0.name == "aliases" }.map {
          [
            text(
              "改了名的，把新名称填进那里的“\($0.label)”。", "What was renamed gets its new name into ‘\($0.label)’ there.")
          ]
        } ?? []))
  }

  static func ambiguousReference(_ name: String, _ field: Field, target: Schema, at location: Location) -> Diagnostic {
    error(
      "reference.ambiguous",
      text("“\(field.label)”：“\(target.label)”里叫“\(name)”的不止一个", "‘\(field.label)’: more than one of ‘\(target.name)’ is called ‘\(name)’"),
      location,
      [text("改填编号，编号见 Content/\(target.source)。", "Write its key, which Content/\(target.source) has.")])
  }

  static func duplicateKey(_ key: String, as other: String, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "record.duplicate-key",
      key == other
        ? text("编号“\(key)”用了两次", "the key ‘\(key)’ is used twice")
        : text("编号“\(key)”和“\(other)”只差大小写，网址会相同", "the keys ‘\(key)’ and ‘\(other)’ differ in case only, so their pages would be one"),
      at: location,
      hints: [text("给其中一行换一个编号；同一行贴了两遍的，删去一行。", "Give one of the records another key, or delete the row that is there twice.")],
      notes: [.init(text("第一次用在这里", "first used here"), at: first)])
  }

  static func duplicateValue(_ field: Field, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "record.duplicate-value", text("“\(field.label)”与另一行相同", "another record has the same ‘\(field.label)’"), at: location,
      hints: [
        text("这一列的每个值只能出现一次：改掉其中一个，或删去多出来的一行。", "Each value of this column may occur once only: change one, or delete the surplus row.")
      ],
      notes: [.init(text("第一次出现在这里", "first here"), at: first)])
  }

  static func unknownFrontMatter(_ key: String, _ schema: Schema, known: [String], at location: Location) -> Diagnostic {
    error(
      "front-matter.unknown", text("“\(schema.label)”没有“\(key)”这一项", "‘\(schema.name)’ has no field ‘\(key)’"), location,
      suggestion(NearestMatch.find(key, in: known)) + [list(schema.fields.map { "\($0.name)（\($0.label)）" })])
  }

  static func settingsBesideRow(_ key: String, _ schema: Schema, at location: Location) -> Diagnostic {
    error(
      "front-matter.beside-row", text("“\(key)”不能写在这里", "‘\(key)’ cannot be set here"), location,
      [text("这篇文字属于表格里的一行，数据请填在 Content/\(schema.source)。", "This text belongs to a row: put its data in Content/\(schema.source).")])
  }

  static func textWithoutRow(_ key: String, _ schema: Schema, nearest: String?, at location: Location) -> Diagnostic {
    error(
      "content.text-without-row", text("“\(schema.label)”里没有编号“\(key)”", "‘\(schema.name)’ has no record with the key ‘\(key)’"), location,
      suggestion(nearest) + [
        text("文件名（不带 .md）要与 Content/\(schema.source) 里的编号相同。", "The file's name without .md has to be a key in Content/\(schema.source).")
      ])
  }
}

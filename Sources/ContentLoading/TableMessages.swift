import ContentModel
import Diagnostics

/// What is said about the columns of tables, about values that follow from others, and about rows that are to be added.
extension Messages {
  static func missingColumn(_ field: Field, columns: [String], at location: Location) -> Diagnostic {
    error(
      "csv.missing-column", text("缺少“\(field.label)”这一列", "the column ‘\(field.label)’ is missing"), location,
      [
        text(
          "表头现有：\(columns.prefix(30).joined(separator: "、"))\(columns.count > 30 ? "等 \(columns.count) 列" : "")。",
          "The header has: \(columns.prefix(30).joined(separator: ", "))\(columns.count > 30 ? " … (\(columns.count) columns)" : "")."),
        text("在第一行加上这一列，并逐行填写。", "Add the column to the first line and fill it in on every row."),
      ])
  }

  static func unknownColumn(_ name: String, _ schema: Schema, at location: Location) -> Diagnostic {
    let labels = schema.fields.map(\.label)
    return error(
      "csv.unknown-column", text("“\(schema.label)”没有“\(name)”这一列", "‘\(schema.name)’ has no column ‘\(name)’"), location,
      suggestion(
        NearestMatch.find(name, in: labels + schema.fields.map(\.name))
          ?? NearestMatch.find(name.prefix { !"（(".contains($0) }.trimming(), in: labels)) + [list(labels)])
  }

  static func renamedColumn(_ field: Field, _ schema: Schema, _ name: String, at location: Location) -> Diagnostic {
    error(
      "csv.unknown-column",
      text(
        "“\(schema.label)”没有“\(name)”这一列，却少了“\(field.label)”这一列",
        "‘\(schema.name)’ has no column ‘\(name)’, and ‘\(field.label)’ is missing"), location,
      [
        text("是同一列的，把列名改回“\(field.label)”。", "If it is the same column, call it ‘\(field.label)’ again."),
        text("不是的，删去“\(name)”这一列，补上“\(field.label)”。", "Else delete ‘\(name)’ and add ‘\(field.label)’."),
      ])
  }

  static func columnsOfOneField(_ field: Field, _ name: String, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "field.twice",
      text(
        "“\(name)”与前面的重复：“\(field.label)”和“\(field.name)”是同一项",
        "‘\(name)’ repeats what is given before: ‘\(field.label)’ and ‘\(field.name)’ are the same field"),
      at: location, hints: [text("只留一个。", "Keep one of them.")], notes: [.init(text("第一次写在这里", "first here"), at: first)])
  }

  static func moreUnknownColumns(_ count: Int, at location: Location) -> Diagnostic {
    error(
      "csv.unknown-column", text("另有 \(count) 列没有列出，都不认识", "\(count) more columns are unknown and not listed"), location,
      [text("在 Excel 或 WPS 里删去多余的列，再保存。", "Delete the surplus columns in Excel or WPS and save the table again.")])
  }

  static func columnUnit(_ unit: String, _ field: Field, at location: Location) -> Diagnostic {
    error(
      "csv.column-unit",
      text("“\(field.label)”不能以“\(unit)”计", "‘\(field.label)’ cannot be counted in ‘\(unit)’"), location,
      [
        text(
          "把数换算成规定的单位，表头只写“\(field.label)”；金额的表头可以写（元）、（万元）或（亿元）。",
          "Convert the numbers and call the column ‘\(field.label)’; a column of money may name 元, 万元 or 亿元.")
      ])
  }

  static func underivable(_ fault: FieldFault, _ field: Field, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, fault.code, text("“\(field.label)”：\(fault.message.chinese)", "‘\(field.label)’: \(fault.message.english)"), at: location,
      hints: fault.hints, notes: derivationNote(field))
  }

  static func derivedFromNothing(_ field: Field, because label: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "field.derived",
      text("“\(label)”没有填，算不出“\(field.label)”", "‘\(field.label)’ cannot be worked out, since ‘\(label)’ is empty"), at: location,
      hints: [text("填上“\(label)”。", "Fill in ‘\(label)’.")], notes: derivationNote(field))
  }

  static func derivedDiffers(_ field: Field, given: FieldValue, computed: FieldValue, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "field.derived",
      text(
        "“\(field.label)”填的是 \(given.plainText)，算出来是 \(computed.plainText)",
        "‘\(field.label)’ is \(given.plainText), but works out as \(computed.plainText)"),
      at: location,
      hints: [
        text(
          "核对这一行的各个数；这一格也可以留空，由程序计算。", "Check the numbers of this row; the cell may also be left empty, to be worked out.")
      ], notes: derivationNote(field))
  }

  private static func derivationNote(_ field: Field) -> [Diagnostic.Note] {
    field.derivationLocation.map { [.init(text("算法写在这里", "worked out by what stands here"), at: $0)] } ?? []
  }

  static func derivationOrder(_ name: String, _ field: String, at location: Location) -> Diagnostic {
    error(
      "schema.derived", text("“\(field)”要用到的“\(name)”也是算出来的，应写在它前面", "‘\(field)’ needs ‘\(name)’, which is worked out later"), location,
      [text("把“\(name)”移到“\(field)”上面。", "Move ‘\(name)’ above ‘\(field)’.")])
  }

  static func derivationOfNoNumber(_ name: String, type: String, at location: Location) -> Diagnostic {
    error(
      "schema.derived", text("“\(name)”的类型是 \(type)，不能用来计算", "‘\(name)’ is of type \(type) and cannot be calculated with"), location,
      [
        text(
          "只有 integer、decimal、percent、money、quantity 类型的字段能计算。",
          "Only fields of the types integer, decimal, percent, money and quantity can be calculated with.")
      ])
  }

  static func missingBeside(_ field: Field, _ label: String, at location: Location) -> Diagnostic {
    error(
      "field.missing", text("填了“\(label)”，“\(field.label)”就必须填写", "‘\(field.label)’ is required beside ‘\(label)’"), location,
      [text("填上“\(field.label)”，或把“\(label)”也留空。", "Fill in ‘\(field.label)’, or leave ‘\(label)’ empty, too.")])
  }
}

import ContentModel
import Diagnostics

/// What is said about the declarations of collections.
extension Messages {
  static func unknownType(_ name: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "schema.type", text("没有“\(name)”这种字段类型", "there is no field type ‘\(name)’"), location,
      suggestion(NearestMatch.find(name, in: known)) + [list(known)])
  }

  static func badSource(_ path: String, at location: Location) -> Diagnostic {
    error(
      "schema.source", text("source 不能是“\(path)”", "source cannot be ‘\(path)’"), location,
      [
        text(
          "写 Content 文件夹里表格或文章的路径，如 data/products.csv、pages/news/*.md；不以 / 开头，不写盘符和 ..。",
          "Write the path of a table or texts below Content, such as data/products.csv or pages/news/*.md, without a slash in front, a drive or `..`."
        )
      ])
  }

  static func badHeaderRows(at location: Location) -> Diagnostic {
    error(
      "schema.header-rows", text("header-rows 只能是 1 或 2", "header-rows is 1 or 2"), location,
      [
        text(
          "表头占三行以上的，请在 Excel 或 WPS 里合成两行；上面的标题用 title-rows。",
          "Make a header of more rows into two in Excel or WPS; a title above it is what title-rows is for.")
      ])
  }

  static func optionOfOtherType(_ option: String, _ type: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "schema.option", text("类型 \(type) 的字段用不到 \(option)", "a field of type \(type) has no use for \(option)"), location,
      [
        known.isEmpty
          ? text("删去 \(option)，或改正 type。", "Remove \(option), or mend the type.")
          : text(
            "删去它，或改正 type；\(type) 可以写 \(known.joined(separator: "、"))。",
            "Remove it, or mend the type; \(type) takes \(known.joined(separator: ", ")).")
      ])
  }

  static func badColumns(_ word: String, at location: Location) -> Diagnostic {
    error(
      "schema.columns", text("columns 不能是“\(word)”", "columns cannot be ‘\(word)’"), location,
      [
        text(
          "写 all（每一列都要有）或 required（只要求必填的列）。",
          "Write all (every column has to be there) or required (only those that must be filled in).")
      ])
  }

  static func unknownField(_ name: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "schema.field", text("fields 里没有“\(name)”", "fields has no ‘\(name)’"), location,
      suggestion(NearestMatch.find(name, in: known)) + [list(known)])
  }

  static func badFacet(_ field: Field, at location: Location) -> Diagnostic {
    error(
      "schema.facet",
      text("不能按“\(field.label)”分列：这一列的值太杂", "a list cannot be divided by ‘\(field.name)’: its values are not words of a fixed set"),
      location,
      [text("facets 里可以写 choice、reference、list 类型的字段。", "Facets are fields of type choice, reference or list.")])
  }

  static func calendarWithoutDate(_ field: Field, at location: Location) -> Diagnostic {
    error(
      "schema.calendar", text("“\(field.label)”不是日期，不能写进日历", "‘\(field.name)’ is no date, so it cannot stand in a calendar"), location,
      [text("这里写 date 类型的字段。", "Name a field of type date.")])
  }

  static func duplicateField(_ name: String, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "schema.duplicate-field", text("字段“\(name)”定义了两次", "the field ‘\(name)’ is declared twice"), at: location,
      hints: [text("给其中一个换一个 name 和 label，或删去一行。", "Give one of them another name and label, or delete a line.")],
      notes: [.init(text("第一次定义在这里", "first declared here"), at: first)])
  }

  static func duplicateSchema(_ schema: Schema, first: Schema) -> Diagnostic {
    Diagnostic(
      .error, "schema.duplicate", text("另有一个文件也定义了“\(schema.name)”", "another file declares ‘\(schema.name)’ too"), at: schema.location,
      hints: [text("给其中一个换一个 name，或删去多余的文件。", "Give one of them another name, or remove the file that is not needed.")],
      notes: [.init(text("另一个在这里", "the other one is here"), at: first.location)])
  }

  static func keyOfOtherType(_ field: Field, at location: Location) -> Diagnostic {
    error(
      "schema.key", text("作编号的字段“\(field.name)”不是 key 类型", "the field ‘\(field.name)’ names records but is not of type key"), location,
      [text("把这个字段的 type 改为 key：编号会成为网址的一部分。", "Give it the type key: keys become part of addresses.")])
  }

  static func unknownEncoding(_ name: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "schema.encoding", text("不认识的编码“\(name)”", "unknown encoding ‘\(name)’"), location,
      suggestion(NearestMatch.find(name, in: known)) + [
        list(known),
        text("GBK 和 GB2312 也写 gb18030；不写 encoding 就自动识别。", "GBK and GB2312 are gb18030; leave `encoding` out to have it detected."),
      ])
  }

  static func badTemplateName(_ name: String, taken: [String], at location: Location) -> Diagnostic {
    error(
      "schema.name", text("“\(name)”不能作模板里的名称", "‘\(name)’ cannot be a name in templates"), location,
      [
        text(
          "用字母、数字和 _ 组成，不以数字开头；\(taken.joined(separator: "、")) 已有别的用途。",
          "Use letters, digits and _, no digit in front; \(taken.joined(separator: ", ")) are taken.")
      ])
  }

  static func badRequirement(at location: Location) -> Diagnostic {
    error(
      "schema.required-when", text("required-when 应写明一个字段和它的值", "required-when takes one field and its values"), location,
      [
        text(
          "例如 required-when: { state: 已完成 }；另一项只要填了就必填时，写 required-when: price。",
          "For example required-when: { state: 已完成 }; or required-when: price, when any value of the other field requires this one.")
      ])
  }

  static func badPagePath(_ path: String, at location: Location) -> Diagnostic {
    error(
      "schema.path", text("“\(path)”不能作网页路径", "‘\(path)’ cannot be the path of pages"), location,
      [text("写成 products/{key}/ 这样：不以 / 开头，{key} 出现一次。", "Write it like products/{key}/: no slash in front, {key} once.")])
  }

  static func badListPath(_ path: String, at location: Location) -> Diagnostic {
    error(
      "schema.path", text("“\(path)”不能作列表页路径", "‘\(path)’ cannot be the path of a list"), location,
      [text("写成 products/ 这样：不以 / 开头，以 / 结尾。", "Write it like products/: no slash in front, one at the end.")])
  }

  static func unknownCollection(_ name: String, _ field: Field, known: [String], at location: Location) -> Diagnostic {
    error(
      "schema.target",
      text("字段“\(field.label)”指向不存在的栏目“\(name)”", "the field ‘\(field.name)’ leads to ‘\(name)’, which no schema declares"), location,
      suggestion(NearestMatch.find(name, in: known)) + [list(known)])
  }

  static func fault(_ fault: FieldFault, at location: Location) -> Diagnostic {
    error(fault.code, fault.message, location, fault.hints)
  }
}

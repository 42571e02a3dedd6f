import Diagnostics

/// All that this target says to its user.
enum Messages {
  static func emptyFile(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "csv.empty-file",
      LocalizedText(zh: "文件里没有表格，连表头也没有。", en: "The file holds no table, not even a header."),
      at: Location(file: file),
      hints: [
        LocalizedText(
          zh: "第一行写各列的名称（表头），下面每行写一条。暂时没有数据时只写表头。",
          en: "Write the names of the columns in the first line and one row a line below; a table without rows still has its header.")
      ])
  }

  static func tooLarge(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "csv.too-large",
      LocalizedText(zh: "文件超过 4 GB，读不了。", en: "The file is larger than 4 GB and cannot be read."),
      at: Location(file: file),
      hints: [LocalizedText(zh: "请分成几个文件。", en: "Split it into several files.")])
  }

  static func unclosedQuote(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.unclosed-quote",
      LocalizedText(
        zh: "这一格以英文引号 \" 开头，后面却没有配对的引号来结束它。",
        en: "This cell begins with a quote \" that is never closed."),
      at: place,
      hints: [
        LocalizedText(
          zh: "在这一格的末尾补上一个 \"；如果引号是内容的一部分，整格用引号括起来，里面的每个引号写两遍（\"\"），或改用中文引号“”。",
          en:
            "Put a \" at the end of the cell; if the quote is part of the text, put the whole cell in quotes and double those inside (\"\")."
        )
      ])
  }

  static func textAfterQuote(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.text-after-quote",
      LocalizedText(
        zh: "这一格在结束的引号 \" 后面又有文字；引号后面应当是分隔符或行尾。",
        en: "Text follows the closing quote \" of this cell; a separator or the line's end was expected."),
      at: place,
      hints: [
        LocalizedText(
          zh: "内容里的引号要写两遍（\"\"），或改用中文引号“”；如果是漏了逗号，请补上。",
          en: "Double each quote inside the text (\"\"); if a separator is missing here, add it.")
      ])
  }

  static func tooFewCells(_ found: Int, expected: Int, hasFullWidthCommas: Bool, at place: Location) -> Diagnostic {
    let commas = LocalizedText(
      zh: "这一行用的是中文逗号“，”：改成英文逗号“,”。", en: "The cells of this row are separated by the Chinese comma ，: write the half-width one.")
    return Diagnostic(
      .error, "csv.too-few-cells",
      LocalizedText(
        zh: "这一行只有 \(found) 格，表头有 \(expected) 列，少了 \(expected - found) 格。",
        en: "This row has \(found) of \(expected) cells; \(expected - found) missing."),
      at: place,
      hints: hasFullWidthCommas
        ? [commas]
        : [
          LocalizedText(
            zh: "补上缺的格；没有内容的格也要留着分隔符。标题行、合计行不属于表格，请删去，或在 Content/schema 里声明。",
            en:
              "Add the missing cells; an empty cell still has its separator. Titles and totals are no rows: delete them or declare them in the schema."
          )
        ])
  }

  static func tooManyCells(_ found: Int, expected: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.too-many-cells",
      LocalizedText(
        zh: "这一行有 \(found) 格，表头只有 \(expected) 列，从这里起多了 \(found - expected) 格。",
        en: "This row has \(found) cells where the header has \(expected); \(found - expected) too many from here on."),
      at: place,
      hints: [
        LocalizedText(
          zh: "内容里如果有英文逗号（或所用的分隔符），整格要用英文引号 \" 括起来，或把它改成中文逗号“，”；多余的分隔符请删去。",
          en: "A cell whose text holds the separator must be put in quotes \"…\"; otherwise delete the surplus separators.")
      ])
  }

  static func headerWidth(_ columns: Int, rows: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.header-width",
      LocalizedText(
        zh: "表头有 \(columns) 列，下面的每一行都是 \(rows) 格。", en: "The header has \(columns) columns, and every row below has \(rows) cells."),
      at: place,
      hints: [
        columns > rows
          ? LocalizedText(
            zh: "表头里多写的列名请删去；要加一列，每一行都要加上这一格。", en: "Delete the surplus name from the header; a new column needs its cell on every row.")
          : LocalizedText(
            zh: "给多出来的列写上列名；列是空的，就在 Excel 或 WPS 里把它删去。",
            en: "Name the columns the header lacks; if they are empty, delete them in Excel or WPS.")
      ])
  }

  static func footRow(_ word: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.foot-row",
      LocalizedText(
        zh: "这一行以“\(word)”开头，像是表格下面的合计或说明，不是一条数据。",
        en: "This row begins with “\(word)”, so it looks like a total or a note below the table, not like a record."),
      at: place,
      hints: [
        LocalizedText(
          zh: "删去这一行；想留着，就在 Content/schema 里这张表的设置中写 end-markers: [\(word)]，读到这样的行就结束。",
          en: "Delete the row, or keep it and write end-markers: [\(word)] in the table's schema: the table then ends before such a row.")
      ])
  }

  static func rowBelowEnd(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.row-below-end",
      LocalizedText(zh: "这一行在合计、说明的下面，不会被读取。", en: "This row stands below the totals or notes and would not be read."),
      at: place,
      hints: [
        LocalizedText(
          zh: "是数据，就移到合计行的上面，表格中间的小计行请删去；是说明，就把它开头的词加进 Content/schema 里的 end-markers。",
          en:
            "A record belongs above them, and subtotals have to go; of a note, add the first word to end-markers in the table's schema."
        )
      ])
  }

  static func emptyColumns(_ count: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .warning, "csv.empty-columns",
      LocalizedText(
        zh: "表格右边有 \(count) 列既没有名称也没有内容，已忽略。",
        en: "\(count) column\(count == 1 ? "" : "s") at the right with neither name nor content \(count == 1 ? "was" : "were") left out."),
      at: place,
      hints: [
        LocalizedText(
          zh: "在 Excel 或 WPS 里选中右边的空列，右键“删除”，再保存。",
          en: "Select the empty columns in Excel or WPS, delete them, and save again.")
      ])
  }

  static func namelessColumn(_ number: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.nameless-column",
      LocalizedText(zh: "表头第 \(number) 列没有名称。", en: "Column \(number) of the header has no name."),
      at: place,
      hints: [
        LocalizedText(
          zh: "给这一列写上名称，或删去这一列。如果第一行是表格的标题而不是表头，请删去标题行，或在 Content/schema 里声明标题行数。",
          en: "Name the column or delete it. If the first line is a title above the header, delete it or declare the number of title rows.")
      ])
  }

  static func duplicateColumn(_ name: String, at place: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "csv.duplicate-column",
      LocalizedText(zh: "表头里有两列都叫“\(name)”。", en: "Two columns of the header are called “\(name)”."),
      at: place,
      hints: [LocalizedText(zh: "改掉其中一个名称，或删去多余的一列。", en: "Rename one of them, or delete the surplus one.")],
      notes: [Diagnostic.Note(LocalizedText(zh: "第一次出现在这里", en: "first used here"), at: first)])
  }

  static func moreFaults(_ count: Int, file: String) -> Diagnostic {
    Diagnostic(
      .error, "csv.more-faults",
      LocalizedText(
        zh: "这个文件里还有 \(count) 处错误没有列出。", en: "\(count) more faults of this file are not listed."),
      at: Location(file: file))
  }

  /// The encoding as its users know it.
  static func name(_ encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    }
  }
}

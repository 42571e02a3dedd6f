import ContentModel
import Diagnostics

/// What the reading of content tells its user, in both languages.
enum Messages {
  // MARK: Settings

  static func noSite(paths: [String]) -> Diagnostic {
    let hints =
      paths.isEmpty
      ? [text("在有 Content 文件夹的目录里运行，或用 --root 指明它。", "Run it in the folder that holds Content, or name that folder with --root.")]
      : [text("新建 Content/site.yml，第一行写：title: 网站名称", "Create Content/site.yml with a first line such as: title: Name of the site")]
    return error("site.missing", text("找不到 Content/site.yml", "there is no Content/site.yml"), nil, hints)
  }

  static func controlCharacter(_ scalar: Unicode.Scalar, _ field: Field, at location: Location) -> Diagnostic {
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    return error(
      "field.control-character",
      text("“\(field.label)”里有看不见的控制字符（\(code)）", "‘\(field.label)’ holds an invisible control character (\(code))"), location,
      [text("删去这一格重新打字，不要从其他软件里粘贴。", "Delete the text and type it again instead of pasting it from another program.")])
  }

  static func anchor(_ name: String, at location: Location) -> Diagnostic {
    error(
      "yaml.anchor", text("以 & 开头的文字（“&\(name)”）没有加引号", "a text that begins with & (‘&\(name)’) is not quoted"), location,
      [
        text(
          "以 & 或 * 开头的文字要用引号括起来，例如 \"&\(name)\"；这里不支持 YAML 的锚点和别名。",
          "Quote texts that begin with & or *, as in \"&\(name)\"; anchors and aliases of YAML are not supported.")
      ])
  }

  static func expectedMapping(at location: Location) -> Diagnostic {
    error(
      "yaml.kind", text("这里应是“名称: 值”的若干行", "lines of the form ‘name: value’ were expected here"), location,
      [text("例如 title: 标题，冒号是英文的，后面有一个空格。", "For example `title: …`, with a half-width colon and a space.")])
  }

  static func expectedText(_ key: String, at location: Location) -> Diagnostic {
    error("yaml.kind", text("\(key) 应是一段文字", "\(key) takes a text"), location)
  }

  static func expectedFlag(_ key: String, at location: Location) -> Diagnostic {
    error("yaml.kind", text("\(key) 应是 true 或 false", "\(key) takes true or false"), location)
  }

  static func expectedCount(_ key: String, at location: Location) -> Diagnostic {
    error("yaml.kind", text("\(key) 应是大于零的整数", "\(key) takes a whole number above zero"), location)
  }

  static func missingSetting(_ key: String, at location: Location) -> Diagnostic {
    error("settings.missing", text("缺少 \(key)", "\(key) is missing"), location, [text("加一行：\(key): …", "Add a line: \(key): …")])
  }

  static func unknownSetting(_ key: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "settings.unknown", text("不认识的设置“\(key)”", "unknown setting ‘\(key)’"), location,
      suggestion(NearestMatch.find(key, in: known)) + [list(known)])
  }

  static func unknownRawHTML(_ word: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "site.raw-html", text("raw-html 不能是“\(word)”", "raw-html cannot be ‘\(word)’"), location,
      suggestion(NearestMatch.find(word, in: known)) + [
        text(
          "写 refused（正文里不许有 HTML 标签，这是默认）或 safe-list（只许不影响版式的标签）。",
          "Write refused (no HTML tags in texts, the default) or safe-list (only tags without influence on the layout).")
      ])
  }

  static func badBaseURL(_ url: String, at location: Location) -> Diagnostic {
    error(
      "site.base-url", text("“\(url)”不是网址", "‘\(url)’ is not an address"), location,
      [
        text(
          "写成 https://www.example.gov.cn/fengwu/ 这样的完整网址，或留空。",
          "Write a whole address such as https://www.example.gov.cn/fengwu/, or leave it empty.")
      ])
  }

  static func badBaseURLOption(_ url: String) -> Diagnostic {
    error(
      "site.base-url", text("--base-url 给出的“\(url)”不是网址", "‘\(url)’, given as --base-url, is not an address"), nil,
      [text("写成 https://www.example.gov.cn/fengwu/ 这样的完整网址。", "Write a whole address such as https://www.example.gov.cn/fengwu/.")])
  }

  static func badPeriod(_ value: YAMLValue) -> Diagnostic { badPeriod(at: value.location) }

  static func badDocumentNumber(_ number: String, meant: String?, at location: Location) -> Diagnostic {
    let example = text(
      "例如：示例办发〔2020〕1号；年份用六角括号，序号前不写“第”、不补零。", "For example 示例办发〔2020〕1号: the year in 〔〕, no 第 and no zero before the number.")
    return error(
      "site.document-number", text("“\(number)”不是发文字号", "‘\(number)’ is no document number"), location,
      [meant.map { text("应写成 \($0)", "Write \($0).") } ?? example])
  }

  static func badPrintingDay(_ day: String, at location: Location) -> Diagnostic {
    error(
      "site.printed", text("“\(day)”不是日期", "‘\(day)’ is no date"), location, [text("写成 2020-04-15。", "Write 2020-04-15.")])
  }

  static func badPeriod(at location: Location) -> Diagnostic {
    error(
      "site.reports", text("这不是报告的时期", "this is not a report's period"), location,
      [text("写成 2020Q1（季度）、2020-03（月）或 2020（年）。", "Write 2020Q1 (a quarter), 2020-03 (a month) or 2020 (a year).")])
  }

  static func badPictureWidths(at location: Location) -> Diagnostic {
    let (least, most) = (PictureSettings.acceptedWidths.lowerBound, PictureSettings.acceptedWidths.upperBound)
    return error(
      "site.pictures", text("图片宽度应是 \(least) 到 \(most) 之间的整数", "widths of pictures are whole numbers from \(least) to \(most)"), location,
      [text("例如：widths: [480, 800, 1200, 1600]", "For example widths: [480, 800, 1200, 1600]")])
  }

  static func unknownPictureFormat(_ name: String, at location: Location) -> Diagnostic {
    error(
      "site.pictures", text("没有“\(name)”这种图片格式", "there is no picture format ‘\(name)’"), location,
      [text("可以写 avif、webp；JPEG 总会生成。", "Write avif or webp; JPEG is always made.")])
  }

  static func badPictureQuality(_ key: String, at location: Location) -> Diagnostic {
    error("site.pictures", text("\(key) 应在 1 到 100 之间", "\(key) lies between 1 and 100"), location)
  }

  // MARK: Schemas

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

  // MARK: Records

  static func noSource(_ schema: Schema, workbook: String?, nearest: String?) -> Diagnostic {
    let saving = workbook.map {
      text("有一个 \($0)：用 Excel 或 WPS 打开它，另存为“CSV UTF-8（逗号分隔）”。", "There is \($0): open it in Excel or WPS and save it as ‘CSV UTF-8’.")
    }
    // A collection may be empty; a table beside it under another name was meant to be read.
    return Diagnostic(
      workbook == nil && nearest == nil ? .warning : .error, "content.no-source",
      text("“\(schema.label)”没有数据：找不到 Content/\(schema.source)", "‘\(schema.name)’ has no data: there is no Content/\(schema.source)"),
      at: schema.location, hints: saving.map { [$0] } ?? suggestion(nearest))
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

  // MARK: Files

  static func noPlan(_ path: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "plan.missing", text("找不到实施方案 \(path)", "there is no plan \(path)"), location, suggestion(NearestMatch.find(path, in: known)))
  }

  static func badFileKey(_ stem: String, _ fault: FieldFault, at location: Location) -> Diagnostic {
    error(
      fault.code,
      text("文件名“\(stem).md”要作编号，但\(fault.message.chinese)", "the file name ‘\(stem).md’ gives the key, but \(fault.message.english)"),
      location, fault.hints)
  }

  static func badPageName(_ name: String, at location: Location) -> Diagnostic {
    error(
      "page.name", text("文件名“\(name)”不能作网址", "the file name ‘\(name)’ cannot be an address"), location,
      [text("文件名不要用 \\ : * ? \" < > | # %，也不要以点开头。", "Leave out \\ : * ? \" < > | # % and leading dots.")])
  }

  static func badDate(_ date: String, at location: Location) -> Diagnostic {
    error(
      "field.date", text("“\(date)”不是日期，或者没有这一天", "‘\(date)’ is not a date, or there is no such day"), location,
      [text("写成 2020-03-05。", "Write 2020-03-05.")])
  }

  static func expiresBeforeStart(_ start: CalendarDate, _ end: CalendarDate, at location: Location) -> Diagnostic {
    error(
      "front-matter.dates",
      text(
        "expire-on（\(end.iso)）不晚于 publish-from（\(start.iso)），这篇永远不会发布",
        "expire-on (\(end.iso)) is not later than publish-from (\(start.iso)): the text would never be published"), location,
      [text("expire-on 是不再显示的第一天。", "expire-on is the first day on which the text is no longer shown.")])
  }

  static func badSlug(_ slug: String, at location: Location) -> Diagnostic {
    error(
      "front-matter.slug", text("“\(slug)”不能作网址里的名称", "‘\(slug)’ cannot be the name in an address"), location,
      [
        text(
          "只用汉字、字母、数字、- 和 _，例如 chun-hua；不写斜杠。",
          "Use letters, digits, Han characters, - and _ only, such as spring-blossom, and no slash.")
      ])
  }

  static func badAlias(_ address: String, at location: Location) -> Diagnostic {
    error(
      "front-matter.alias", text("“\(address)”不是本站的网址", "‘\(address)’ is no address of this site"), location,
      [
        text(
          "写本站里的旧网址，例如 /news/old-name/；不写 https:// 和网站名称。",
          "Write a former address of this site, such as /news/old-name/, without https:// and the site's name.")
      ])
  }

  /// - Parameter meant: the collection of texts that the file's folder is called by.
  static func strayText(at location: Location, meant: Schema?) -> Diagnostic {
    Diagnostic(
      .warning, "content.stray-file", text("这个文件不属于任何栏目，不会出现在网站上", "this file belongs to no collection and will not be on the site"),
      at: location,
      hints: (meant.map { schema in
        let folder = "Content/" + schema.source.prefix { $0 != "*" }
        return [text("“\(schema.label)”的文章放在 \(folder) 里。", "Texts of ‘\(schema.name)’ belong in \(folder).")]
      } ?? []) + [
        text(
          "独立的网页放在 Content/pages/ 里；一行数据的长文放在 Content/<栏目>/<编号>.md。",
          "Free pages belong in Content/pages/, long texts of a row in Content/<collection>/<key>.md.")
      ])
  }

  static func strayTable(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "content.stray-file", text("没有栏目使用这张表", "no collection uses this table"), at: location,
      hints: [text("检查 Content/schema/ 里的 source，或删除这个文件。", "Check `source` in Content/schema/, or remove the file.")])
  }

  static func strayWorkbook(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "content.stray-file", text("表格程序自己的文件不会被读取", "a spreadsheet program's own file is not read"), at: location,
      hints: [
        text(
          "用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”；原件放到 Content 之外。",
          "Open it in Excel or WPS and save it as ‘CSV UTF-8’; keep the original outside Content.")
      ])
  }

  static func straySettings(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "content.stray-file", text("这个设置文件不会被读取", "this settings file is not read"), at: location,
      hints: [
        text(
          "总设置是 Content/site.yml，栏目的定义放在 Content/schema/ 里，扩展名为 .yml。",
          "Settings are in Content/site.yml, the declarations of collections in Content/schema/, ending in .yml.")
      ])
  }

  static func symbolicLink(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "content.symbolic-link", text("这是一个符号链接，不会被读取", "this is a symbolic link, which is not followed"), at: location,
      hints: [text("把文件本身复制到这里。", "Copy the file itself to this place.")])
  }

  static func notText(at location: Location) -> Diagnostic {
    error(
      "text.encoding", text("这个文件不是文本，或编码无法识别", "this file is not text, or its encoding is not known"), location,
      [text("用记事本或 WPS 另存为 UTF-8 编码的文本。", "Save it again as UTF-8 text.")])
  }

  // MARK: Parts

  static func text(_ chinese: String, _ english: String) -> LocalizedText {
    LocalizedText(zh: chinese, en: english)
  }

  static func error(_ code: String, _ message: LocalizedText, _ location: Location?, _ hints: [LocalizedText] = []) -> Diagnostic {
    Diagnostic(.error, code, message, at: location, hints: hints)
  }

  static func suggestion(_ nearest: String?) -> [LocalizedText] {
    nearest.map { [text("是不是“\($0)”？", "Did you mean ‘\($0)’?")] } ?? []
  }

  static func list(_ known: [String]) -> LocalizedText {
    text("可用的有：\(known.joined(separator: "、"))。", "Known: \(known.joined(separator: ", ")).")
  }

  // MARK: Reports

  static func sectionOrText(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "report.section-or-text",
      LocalizedText(zh: "这一部分要写 section（模板）或 text（文字），只写一个", en: "this part has to name a section or a text, one of them"), at: location,
      hints: [
        LocalizedText(
          zh: "写成 - { section: purchases, title: 消费扶贫台账 } 或 - { text: analysis, title: 分析 }",
          en: "write - { section: purchases, title: … } or - { text: analysis, title: … }")
      ])
  }

  static func settingsInReportText(_ key: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "report.text-settings",
      LocalizedText(zh: "报告的文字没有设置，“\(key)”不会被用到", en: "texts of reports have no settings; ‘\(key)’ is not used"),
      at: location,
      hints: [
        LocalizedText(
          zh: "删去两条 --- 之间的部分；标题写在 Content/reports/quarterly.yml 里",
          en: "remove what stands between the two ---; the heading belongs into Content/reports/quarterly.yml")
      ])
  }

  static func unknownDefinition(_ name: String, known: [String], at location: Location) -> Diagnostic {
    let nearest = NearestMatch.find(name, in: known)
    let list = known.map { $0 + ".yml" }
    return Diagnostic(
      .error, "report.unknown-definition", LocalizedText(zh: "没有“\(name)”这种报告", en: "there are no reports called ‘\(name)’"), at: location,
      hints: (nearest.map { [LocalizedText(zh: "是不是 \($0).yml？", en: "did you mean \($0).yml?")] } ?? [])
        + [LocalizedText(zh: "可以有：\(list.joined(separator: "、"))", en: "there may be \(list.joined(separator: ", "))")])
  }
}

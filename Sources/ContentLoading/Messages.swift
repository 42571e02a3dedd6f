import ContentModel
import Diagnostics

/// What the reading of content tells its user, in both languages.
enum Messages {
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

  static func misnamedFile(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "content.stray-file", text("扩展名不对，这个文件不会被读取", "the ending of the name is not right, so the file is not read"), at: location,
      hints: [
        text(
          "改名为 \(name)；在 Windows 里先在“查看”中勾选“文件扩展名”。",
          "Rename it to \(name); on Windows turn on ‘File name extensions’ under ‘View’ first.")
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
}

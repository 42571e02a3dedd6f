import ContentModel
import Diagnostics

/// What is said about the settings of a site and the definitions of its reports.
extension Messages {
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

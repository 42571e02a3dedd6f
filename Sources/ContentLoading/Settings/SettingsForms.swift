import CSV
import ContentModel
import Diagnostics
import Markdown

extension SettingsForm {
  /// `Content/schema/*.yml`.
  package static let collection = SettingsForm(
    "风物：一个栏目的定义 / Fengwu: the declaration of a collection",
    [
      Entry("name", SettingsShape.requiredText, required: true, "名称，用在网址、引用和模板里", "the name used in paths, references and templates"),
      Entry("label", SettingsShape.requiredText, required: true, "给人看的名称", "the name people read"),
      Entry("description", SettingsShape.text, "列表页上的一句介绍", "one sentence about it, shown on its list"),
      Entry("item", SettingsShape.text, "模板里单个记录的变量名", "the template variable of a single record"),
      Entry(
        "source", SettingsShape.pattern("^[^/\\\\]([^\\\\]*)\\.([cC][sS][vV]|md)$"), required: true,
        "数据在 Content 下的路径，可以有 *，如 data/products.csv",
        "the path of the data below Content, with * for any name"),
      Entry(
        "encoding", SettingsShape.words(TextEncoding.allCases.map(\.rawValue)), "表格的编码，不写就自动识别",
        "the encoding of the tables; detected when left out"),
      Entry(
        "columns", SettingsShape.words(["all", "required"]), "表头要有每一列（all）还是只要必填的列（required）",
        "whether the header has to name every field or only the required ones"),
      Entry("title-rows", SettingsShape.count, "表头上面的标题行数", "rows above the header"),
      Entry("header-rows", [("enum", .array([.int(1), .int(2)]))], "表头的行数，1 或 2", "rows the header takes"),
      Entry("end-markers", SettingsShape.texts, "表格到以这些词开头的行为止，如 合计、注", "the table ends before a row that begins with one of these"),
      Entry("fill-down", SettingsShape.texts, "合并过单元格的列，空格沿用上面的内容", "columns whose empty cells take the text above"),
      Entry("key", SettingsShape.text, "作编号的字段", "the field that names a record"),
      Entry(
        "order", SettingsShape.texts, "排序的字段，前面加 - 表示倒序；相同时看下一个",
        "the fields records are sorted by, with - in front for descending; the next one tells equal records apart"),
      Entry("fields", SettingsShape.list(of: field) + [("minItems", .int(1))], required: true, "字段", "the fields"),
      Entry("pages", pages.members, "每条记录的网页", "the pages of single records"),
      Entry("list", list.members, "列表页", "the list of all records"),
      Entry("calendar", calendar.members, "日历", "the calendar files"),
      Entry(
        "open-data", SettingsShape.texts,
        "公开的列，all 或几个字段", "the fields given out as open data: all, or some"),
    ])

  /// An entry of `fields`.
  private static let field = SettingsForm(
    "",
    [
      Entry("name", SettingsShape.requiredText, required: true, "字段名，用在模板里", "the name used in templates"),
      Entry("label", SettingsShape.text, "列名，写在表头里", "the column header people write"),
      Entry("type", SettingsShape.words(FieldTypeCatalogue.all.map { $0.name }), required: true, "类型", "the type"),
      Entry("required", SettingsShape.flag, "是否必填", "whether it has to be filled in"),
      Entry("unique", SettingsShape.flag, "是否不许重复", "whether no two records may have the same value"),
      Entry("description", SettingsShape.text, "填写说明", "what to fill in"),
      Entry("of", SettingsShape.texts, "choice 可以填的值", "the words a choice may take"),
      Entry("to", SettingsShape.text, "reference 指向的栏目", "the collection a reference leads to"),
      Entry("many", SettingsShape.flag, "一格可否填多个", "whether a cell may hold several"),
      Entry("unit", SettingsShape.text, "单位；金额用 元、万元 或 亿元", "the unit; for money 元, 万元 or 亿元"),
      Entry("min", SettingsShape.number, "最小值", "the least number accepted"),
      Entry("max", SettingsShape.number, "最大值", "the greatest number accepted"),
      Entry(
        "system", SettingsShape.words(CoordinateSystem.allCases.map(\.rawValue)), "坐标是哪种坐标系的，默认 wgs84",
        "the system coordinates are written in, wgs84 by default"),
      Entry("pattern", SettingsShape.text, "写法，如 [0-9]{6}", "what the text has to look like, such as [0-9]{6}"),
      Entry(
        "derived", [("type", .string("string")), ("pattern", .string("\\{\\{.+\\}\\}"))], "算法，如 \"{{ amount / quantity }}\"",
        "how it is worked out from other fields"),
      Entry("public", SettingsShape.flag, "phone：号码是否对外公布", "phone: whether the numbers are given out"),
      Entry("default", SettingsShape.text, "没有填时的值", "the value of an empty cell"),
      Entry(
        "required-when",
        [("type", SettingsShape.strings("string", "object")), ("minProperties", .int(1)), ("maxProperties", .int(1))],
        "什么时候必填，如 { state: 已完成 } 或 price", "when it has to be filled in, such as { state: 已完成 } or price"),
    ],
    rules: [
      SettingsShape.rule(type: "choice", needs: "of"), SettingsShape.rule(type: "reference", needs: "to"),
      SettingsShape.rule(type: "quantity", needs: "unit"),
    ]
      + FieldOptions.names.map { option in
        SettingsShape.rule(option: option, onlyFor: FieldTypeCatalogue.all.filter { $0.options.contains(option) }.map { $0.name })
      })

  private static let pages = SettingsForm(
    "",
    [
      Entry("path", SettingsShape.pattern("^[^/].*\\{key\\}"), required: true, "路径，含一个 {key}", "the path, with {key} once"),
      Entry("template", SettingsShape.requiredText, required: true, "模板，在 Templates 下", "the template below Templates"),
    ])

  private static let list = SettingsForm(
    "",
    [
      Entry("path", SettingsShape.pattern("^[^/].*/$"), required: true, "路径，以 / 结尾", "the path, with / at its end"),
      Entry("template", SettingsShape.requiredText, required: true, "模板，在 Templates 下", "the template below Templates"),
      Entry("per-page", SettingsShape.count, "每页几条", "records on one page"),
      Entry("facets", SettingsShape.texts, "按哪些字段分列", "the fields the list is divided by"),
      Entry("feed", SettingsShape.count, "本栏目订阅源的条数，不写就没有", "how many entries the list's own feed has; none when left out"),
    ])

  private static let calendar = SettingsForm(
    "",
    [
      Entry("start", SettingsShape.requiredText, required: true, "开始日期的字段", "the field of the first day"),
      Entry("end", SettingsShape.text, "结束日期的字段", "the field of the last day"),
      Entry("place", SettingsShape.text, "地点的字段", "the field of the place"),
    ])

  /// `Content/site.yml`.
  package static let site = SettingsForm(
    "风物：网站的总设置 / Fengwu: the settings of the site",
    [
      Entry("title", SettingsShape.requiredText, required: true, "网站名称", "the site's name"),
      Entry("subtitle", SettingsShape.text, "副标题", "its subtitle"),
      Entry("description", SettingsShape.text, "一句介绍", "one sentence about it"),
      Entry("language", SettingsShape.text, "内容的语言，默认 zh-CN", "the language of the content"),
      Entry(
        "base-url",
        [("type", .array([.string("string"), .string("null")])), ("pattern", .string("^$|^[hH][tT][tT][pP][sS]?://[^/@]+(/|$)"))],
        "网址", "the address"),
      Entry("sample", SettingsShape.flag, "内容是不是示例", "whether the content is a sample"),
      Entry("sample-notice", SettingsShape.text, "示例内容的提示", "what is said on sample content"),
      Entry("portal", portal.members, "所属门户网站的信息", "the portal the site belongs to"),
      Entry("navigation", SettingsShape.list(of: navigation), "导航", "the navigation"),
      Entry("taxonomies", SettingsShape.list(of: taxonomy), "跨栏目的分类，如标签、乡镇", "lists across collections, such as tags or towns"),
      Entry(
        "raw-html", SettingsShape.words(MarkdownOptions.RawHTML.allCases.map(\.rawValue)), "正文里的 HTML 标签：不许有（默认），或只许安全的几种",
        "HTML tags in texts: refused, the default, or those of a safe list"),
      Entry("plan", SettingsShape.text, "实施方案的路径，如 plan/方案.md", "the path of the plan"),
      Entry("reports", SettingsShape.texts, "一并生成的报告，如 [2020Q1]", "the periods whose reports are made too"),
      Entry("official", official.members, "报告的公文要素：红头和版记", "the official form of reports"),
      Entry("pictures", pictures.members, "图片的大小、格式和质量", "the sizes, formats and qualities of pictures"),
      Entry("data-licence", SettingsShape.text, "开放数据的使用说明", "how open data may be used"),
      Entry("acknowledged", SettingsShape.list(of: acknowledged), "已确认的警告", "warnings that are taken as they are"),
    ])

  private static let portal = SettingsForm(
    "", SiteConfiguration.portalKeys.map { Entry($0, SettingsShape.text, "门户网站提供", "given by the portal") })

  private static let pictures = SettingsForm(
    "",
    [
      Entry("widths", SettingsShape.texts, "生成哪几种宽度（像素，16 到 1920），默认 480、800、1200、1600", "the widths made, in pixels from 16 to 1920"),
      Entry("formats", SettingsShape.texts, "JPEG 以外的格式：avif、webp", "the formats beside JPEG: avif, webp"),
      Entry("avif-quality", SettingsShape.count, "AVIF 的质量，1 到 100，默认 50", "the quality of AVIF, 1 to 100, else 50"),
      Entry("webp-quality", SettingsShape.count, "WebP 的质量，1 到 100，默认 75", "the quality of WebP, 1 to 100, else 75"),
      Entry("jpeg-quality", SettingsShape.count, "JPEG 的质量，1 到 100，默认 78", "the quality of JPEG, 1 to 100, else 78"),
      Entry("share", SettingsShape.text, "分享网页时用的图片，如 images/share.jpg", "the picture of pages that have none, where they are shared"),
    ])

  private static let navigation = SettingsForm(
    "",
    [
      Entry("title", SettingsShape.requiredText, required: true, "名称", "the name"),
      Entry("to", SettingsShape.requiredText, required: true, "home、plan、栏目名称或 pages 里的路径", "home, plan, a collection or a page"),
    ])

  private static let taxonomy = SettingsForm(
    "",
    [
      Entry("field", SettingsShape.requiredText, required: true, "各栏目共有的字段名", "the name of the field the collections share"),
      Entry("label", SettingsShape.requiredText, required: true, "给人看的名称", "the name people read"),
      Entry("path", SettingsShape.pattern("^[^/].*/$"), required: true, "路径，以 / 结尾", "the path, with / at its end"),
      Entry("template", SettingsShape.requiredText, required: true, "一个词的列表的模板", "the template of one term's list"),
      Entry("index", SettingsShape.text, "全部词的模板，不写就没有这一页", "the template of the list of terms; none when left out"),
      Entry("per-page", SettingsShape.count, "每页几条", "records on one page"),
      Entry("order", SettingsShape.texts, "排序的字段，如 -date", "the fields records are sorted by, such as -date"),
      Entry("feed", SettingsShape.count, "每个词的订阅源的条数，不写就没有", "how many entries the feed of a term has; none when left out"),
    ])

  private static let official = SettingsForm(
    "",
    [
      Entry("mark", SettingsShape.text, "发文机关标志", "the issuing office's mark"),
      Entry("copies", SettingsShape.texts, "抄送机关", "the offices that get copies"),
      Entry("printer", SettingsShape.text, "印发机关", "the office that prints it"),
      Entry("issues", SettingsShape.list(of: issue), "各期的发文信息", "what differs by period"),
    ])

  private static let issue = SettingsForm(
    "",
    [
      Entry("period", SettingsShape.requiredText, required: true, "时期，如 2020Q1", "the period, such as 2020Q1"),
      Entry("number", SettingsShape.text, "发文字号", "the document number"),
      Entry("printed", SettingsShape.text, "印发日期", "the day it was printed"),
      Entry("to", SettingsShape.texts, "主送机关", "the offices it is addressed to"),
    ])

  private static let acknowledged = SettingsForm(
    "",
    [
      Entry("code", SettingsShape.requiredText, required: true, "警告的代号，可以写 plan.*", "the warning's code"),
      Entry("reason", SettingsShape.requiredText, required: true, "理由", "the reason"),
    ])
}

import Diagnostics

/// Findings of every shape, as the renderings' goldens show them.
enum Samples {
  static let reference = Diagnostic(
    .error, "reference.unknown",
    LocalizedText(zh: "“所在村”一栏的“示例村申”不在村庄表中。", en: "“示例村申” in the column “所在村” is not in the table of villages."),
    at: Location(
      file: "Content/data/products.csv", line: 7, column: 11, length: 4, excerpt: "p07,黏玉米礼盒,示例村申,果蔬,28.00"),
    hints: [LocalizedText(zh: "是不是“示例村甲”？", en: "Did you mean “示例村甲”?")])

  static let unclosed = Diagnostic(
    .error, "csv.unclosed-quote",
    LocalizedText(zh: "引号没有闭合。", en: "The quote is not closed."),
    at: Location(file: "Content/data/stock.csv", line: 12, column: 1, excerpt: "2020-03-31,\"黏玉米"),
    notes: [
      Diagnostic.Note(
        LocalizedText(zh: "引号从这里开始", en: "the quote begins here"),
        at: Location(file: "Content/data/stock.csv", line: 3, column: 12, excerpt: "2020-03-31,\"黏玉米"))
    ])

  static let tab = Diagnostic(
    .warning, "template.indent",
    LocalizedText(zh: "缩进里有制表符。", en: "There is a tab in the indent."),
    at: Location(file: "Templates/site/home.html", line: 104, column: 4, length: 5, excerpt: "\t风\t<div>"))

  static let project = Diagnostic(
    .error, "publish.disk-full",
    LocalizedText(zh: "磁盘空间不够。", en: "The disk is full."), at: nil,
    hints: [LocalizedText(zh: "请腾出空间。", en: "Free some space."), LocalizedText(zh: "或换一个磁盘。", en: "Or use another disk.")])

  static let unread = Diagnostic(
    .warning, "image.large", LocalizedText(zh: "图片太大。", en: "The picture is too large."), at: Location(file: "Content/images/村口.jpg"))

  /// Content that tries to drive the terminal.
  static let hostile = Diagnostic(
    .error, "text.control", LocalizedText(zh: "含有控制字符\u{1B}[2J。", en: "There are control characters\u{1B}[2J."),
    at: Location(file: "a\u{7}b.md", line: 1, column: 4, excerpt: "a\u{1B}\u{202E}b"))

  static let all = [reference, unclosed, tab, project, unread, hostile]
}

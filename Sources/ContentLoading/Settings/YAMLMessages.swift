import Diagnostics

/// What is said about texts that are not YAML, or mean something else than their author thought.
extension Messages {
  static func notYAML(_ fault: YAMLFault) -> Diagnostic {
    let place = fault.location
    switch fault.slip {
    case .duplicate(let key):
      return error("yaml.duplicate-key", text("“\(key)”写了两次", "‘\(key)’ is given twice"), place, [text("只留一个。", "Keep one of them.")])
    case .fullWidthColon:
      return error(
        "yaml.colon", text("名称后面用了全角冒号“：”", "a full-width colon follows the name"), place,
        [text("改成半角冒号和一个空格，例如 title: 标题。", "Write a half-width colon and a space, as in `title: …`.")])
    case .noSpace(let key):
      return error(
        "yaml.syntax", text("“\(key):”的冒号后面缺少空格", "a space is missing behind the colon of ‘\(key):’"), place,
        [text("写成 \(key): …，冒号后面留一个空格。", "Write `\(key): …`, with a space behind the colon.")])
    case .tab:
      return error(
        "yaml.syntax", text("这一行是用 Tab 键缩进的", "this line is indented by tabs"), place,
        [text("把行首的 Tab 换成空格，每一级两个，与上下各行对齐。", "Replace the tabs by spaces, two for each level, so that the lines stand in line.")])
    case .chineseQuotes:
      return error(
        "yaml.syntax", text("这里用了中文引号", "these are Chinese quotes"), place,
        [text("改成英文引号 \"…\"，前后成对。", "Write \"…\" in their place, at both ends.")])
    case .fullWidthComma:
      return error(
        "yaml.syntax", text("括号里用了中文逗号“，”", "a Chinese comma stands between the brackets"), place,
        [text("改成英文逗号和一个空格，例如 [大集, 年货]。", "Write a half-width comma and a space, as in [a, b].")])
    case .colonInText(let key, let value):
      return error(
        "yaml.syntax", text("“\(key)”的内容里有冒号和空格，需要加引号", "the text of ‘\(key)’ holds a colon and a space, so it needs quotes"), place,
        [text("写成 \(key): \"\(value)\"", "Write \(key): \"\(value)\"")])
    case .signInFront(let key, let value):
      return error(
        "yaml.syntax",
        text("“\(key)”的内容以“\(value.prefix(1))”开头，需要加引号", "the text of ‘\(key)’ begins with ‘\(value.prefix(1))’, so it needs quotes"),
        place,
        [text("写成 \(key): \"\(value)\"", "Write \(key): \"\(value)\"")])
    case .other(let problem):
      return error(
        "yaml.syntax", text("这里的格式不对，读不下去", "this is not well formed (\(problem))"), place,
        [
          text(
            "检查这一行和上一行：冒号后要有空格，缩进用空格（不用 Tab 键）且对齐，引号和括号要成对；含冒号或 # 的文字要加引号。",
            "Check this line and the one above: a space after each colon, indents of spaces (no tabs) that line up, quotes and brackets in pairs; quote texts with a colon or #."
          )
        ])
    }
  }

  /// What was found in place of settings: a text that a full-width colon made of them, or something else.
  static func notSettings(_ value: YAMLValue) -> Diagnostic {
    let place = value.location
    guard case .scalar(let text, _, _) = value,
      let column = text.split(separator: "\n").first.flatMap(YAMLSlips.fullWidthColon)
        ?? text.split(separator: " ").first.flatMap(YAMLSlips.fullWidthColon)
    else { return expectedMapping(at: place) }
    return notYAML(
      YAMLFault(
        .fullWidthColon,
        at: Location(file: place.file, line: place.line, column: place.column + column, length: 1, excerpt: place.excerpt)))
  }

  static func lostText(at place: Location) -> Diagnostic {
    error(
      "yaml.comment", text("从 # 起的文字没有读进去：空格后面的 # 表示注释", "what follows # was not read: behind a space it begins a comment"), place,
      [
        text(
          "是内容的一部分，就把整段内容用英文引号 \"…\" 括起来；是注释，就在 # 后面加一个空格。",
          "Put the whole text in quotes \"…\" if it belongs to it; put a space behind the # if it is a comment.")
      ])
  }
}

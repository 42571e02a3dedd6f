import Diagnostics

/// What is wrong with a value or a branch at its place in HTML.
extension Messages {
  private static func context(_ chinese: String, _ english: String, _ hint: LocalizedText, _ span: Span) -> Fault {
    Fault("template.context", LocalizedText(zh: chinese, en: english), hints: [hint], span: span)
  }

  static func valueWithoutQuotes(_ attribute: String, _ span: Span) -> Fault {
    context(
      "属性“\(attribute)”的值没有引号", "the value of attribute '\(attribute)' has no quotes",
      LocalizedText(zh: "写成 \(attribute)=\"{{ … }}\"", en: "write \(attribute)=\"{{ … }}\""), span)
  }

  static func valueInEventHandler(_ attribute: String, _ span: Span) -> Fault {
    context(
      "不能把值写进“\(attribute)”，它会当作程序执行", "no value may stand in '\(attribute)', which is run as a program",
      LocalizedText(zh: "把值放进 data- 属性，由脚本读取", en: "put the value into a data- attribute for the script to read"), span)
  }

  static func valueInStyle(_ span: Span) -> Fault {
    context(
      "不能把值写进 style", "no value may stand in style",
      LocalizedText(zh: "换用 class；确知可靠时可加 |safe", en: "use a class; add |safe if the value is known to be harmless"), span)
  }

  static func valueInDocumentAttribute(_ attribute: String, _ span: Span) -> Fault {
    context(
      "不能把值写进“\(attribute)”，它是另一份网页", "no value may stand in '\(attribute)', which is a document of its own",
      LocalizedText(zh: "换用 src 指向一个页面", en: "use src with a page of its own"), span)
  }

  static func valueInDangerousURL(_ attribute: String, _ span: Span) -> Fault {
    context(
      "“\(attribute)”的网址会执行程序，不能放值", "the URL in '\(attribute)' runs a program: no value may stand in it",
      LocalizedText(zh: "只用 http、https、mailto、tel 或相对网址", en: "use http, https, mailto, tel or a relative URL"), span)
  }

  static func schemeFromValue(_ span: Span) -> Fault {
    context(
      "“:”前面是值，网址的协议就由值决定，可能会执行程序", "a value stands before this colon, so that it decides the URL's scheme and could run a program",
      LocalizedText(
        zh: "把协议直接写成文字，如 https://{{ … }}；相对网址写成 ./{{ … }}；值是完整的网址时，后面不要再写“:”",
        en: "write the scheme as text, as in https://{{ … }}, and a relative URL as ./{{ … }}; after a whole URL write no colon"), span)
  }

  static func valueInRefresh(_ span: Span) -> Fault {
    context(
      "http-equiv=\"refresh\" 的 content 里，值只能写在 url= 后面", "in the content of http-equiv=\"refresh\" a value may only stand after url=",
      LocalizedText(zh: "写成 content=\"0;url={{ … }}\"", en: "write content=\"0;url={{ … }}\""), span)
  }

  static func valueInElement(_ element: String, _ span: Span) -> Fault {
    context(
      "不能把值写进 <\(element)>", "no value may stand in <\(element)>",
      LocalizedText(zh: "把值移到外面；确知可靠时可加 |safe", en: "move it outside; add |safe if it is known to be harmless"), span)
  }

  static func valueInScriptText(_ span: Span) -> Fault {
    context(
      "脚本的引号、注释或斜杠之后不能放值", "no value may stand inside quotes or comments of a script, or after a lone slash",
      LocalizedText(zh: "不写引号，直接写 {{ … }}，值会成为 JSON", en: "write {{ … }} without quotes: the value becomes JSON"), span)
  }

  static func valueAsAttribute(_ span: Span) -> Fault {
    context(
      "标签里属性的位置不能放值", "no value may stand where an attribute's name is",
      LocalizedText(zh: "写成 属性=\"{{ … }}\"，或用 {% if %} 包住固定的文字", en: "write name=\"{{ … }}\", or fixed text inside {% if %}"), span)
  }

  static func valueAsTagName(_ span: Span) -> Fault {
    context(
      "标签名不能是值", "no value may stand for a tag's name", LocalizedText(zh: "用 {% if %} 写出各个标签", en: "write the tags out inside {% if %}"),
      span)
  }

  static func valueInCharacterData(_ span: Span) -> Fault {
    context(
      "CDATA 里不能放值", "no value may stand in CDATA", LocalizedText(zh: "去掉 CDATA，值会自动转义", en: "leave CDATA out: values are escaped"), span)
  }

  static func branchesDiffer(_ first: HTMLContext, _ second: HTMLContext, _ span: Span) -> Fault {
    context(
      "各分支结束的位置不同：\(first.name.chinese) 与 \(second.name.chinese)",
      "the branches end in different places: \(first.name.english) and \(second.name.english)",
      LocalizedText(zh: "让每个分支都写完自己的标签和引号", en: "let every branch close its own tags and quotes"), span)
  }

  static func endsInsideMarkup(_ place: HTMLContext, _ span: Span) -> Fault {
    context(
      "到这里结束时还在\(place.name.chinese)里", "this ends inside \(place.name.english)",
      LocalizedText(zh: "补上缺少的引号或 >", en: "add the missing quote or >"), span)
  }
}

extension HTMLContext {
  /// The place in words.
  var name: LocalizedText {
    switch state {
    case .text: LocalizedText(zh: "正文", en: "text")
    case .tagName, .endTag, .insideTag, .attributeName, .afterAttributeName:
      LocalizedText(zh: "标签 <\(element)>", en: "the tag <\(element)>")
    case .beforeValue, .doubleQuoted, .singleQuoted, .unquoted: LocalizedText(zh: "属性“\(attribute)”的值", en: "the value of '\(attribute)'")
    case .comment: LocalizedText(zh: "注释", en: "a comment")
    case .declaration: LocalizedText(zh: "声明", en: "a declaration")
    case .characterData: LocalizedText(zh: "CDATA", en: "CDATA")
    case .rawText: LocalizedText(zh: "<\(element)>", en: "<\(element)>")
    }
  }
}

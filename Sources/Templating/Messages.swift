import Diagnostics

/// Every sentence the template engine says, in each language.
enum Messages {
  // MARK: Reading templates

  static func unclosedComment(_ span: Span) -> Fault {
    Fault(
      "template.unclosed-comment", LocalizedText(zh: "注释没有结束", en: "Missing end of comment tag"),
      hints: [LocalizedText(zh: "在注释末尾加上 #}", en: "add #} where the comment ends")], span: span)
  }

  static func unclosedRaw(_ span: Span) -> Fault {
    Fault(
      "template.unclosed-block", LocalizedText(zh: "raw 块没有结束", en: "Missing end of raw directive"),
      hints: [LocalizedText(zh: "加上 {% endraw %}", en: "add {% endraw %}")], span: span)
  }

  static func unclosedString(_ span: Span) -> Fault {
    Fault(
      "template.unclosed-string", LocalizedText(zh: "文字的引号没有配对", en: "this quoted text is not closed"),
      hints: [LocalizedText(zh: "在文字末尾补上同样的引号", en: "end it with the same quotation mark")], span: span)
  }

  static func unexpectedBracket(_ byte: UInt8, awaited: UInt8?, _ span: Span) -> Fault {
    let found = String(Character(Unicode.Scalar(byte)))
    guard let awaited else {
      let ends = LocalizedText(zh: "{{ 用 }} 结束，{% 用 %} 结束", en: "{{ ends with }}, {% with %}")
      return Fault(
        "template.syntax", LocalizedText(zh: "多余的“\(found)”", en: "unexpected '\(found)'"), hints: found == "}" ? [ends] : [], span: span)
    }
    let wanted = String(Character(Unicode.Scalar(awaited)))
    return Fault(
      "template.syntax", LocalizedText(zh: "这里是“\(found)”，应当是“\(wanted)”", en: "unexpected '\(found)', expected '\(wanted)'"), span: span)
  }

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, _ span: Span) -> Fault {
    let halfWidth: [Unicode.Scalar: String] = [
      "（": "(", "）": ")", "，": ",", "：": ":", "“": "\"", "”": "\"", "‘": "'", "’": "'", "｜": "|", "。": ".", "＝": "=", "【": "[",
      "】": "]", "％": "%", "！": "!", "；": ";", "＋": "+",
      "｛": "{", "｝": "}", "［": "[", "］": "]",
    ]
    let hint =
      halfWidth[scalar].map { LocalizedText(zh: "模板标签里要用半角符号 \($0)", en: "write the half-width \($0) inside tags") }
      ?? cure(ofCharacter: scalar)
    return Fault(
      "template.syntax", LocalizedText(zh: "标签里不能有“\(scalar)”", en: "unexpected char '\(scalar)'"), hints: hint.map { [$0] } ?? [],
      span: span)
  }

  static func unexpectedToken(_ found: String, expected: String, isEnd: Bool, cure: LocalizedText?, _ span: Span) -> Fault {
    let chinese = ["expression": "一个值", "name": "一个名称", "tag name": "标签名", "end of template": "模板结尾", "text": "文字"]
    let wanted = chinese[expected] ?? expected
    if isEnd {
      return Fault(
        "template.syntax", LocalizedText(zh: "模板到此结束，但还需要 \(wanted)", en: "unexpected end of template, expected \(expected)"), span: span)
    }
    return Fault(
      "template.syntax", LocalizedText(zh: "这里是“\(found)”，应当是 \(wanted)", en: "unexpected '\(found)', expected \(expected)"),
      hints: cure.map { [$0] } ?? [], span: span)
  }

  static func openedHere(_ tag: String) -> LocalizedText {
    LocalizedText(zh: "{% \(tag) %} 在这里开始", en: "{% \(tag) %} was opened here")
  }

  static func unexpectedEndTag(_ name: String, _ span: Span, open: [(name: String, span: Span, expected: [Keyword])]) -> Fault {
    guard let innermost = open.last else {
      return Fault(
        "template.nesting", LocalizedText(zh: "{% \(name) %} 没有对应的开始标签", en: "Encountered unknown tag '\(name)'"),
        hints: [LocalizedText(zh: "删去它，或在前面补上开始标签", en: "remove it, or open its block before it")], span: span)
    }
    let expected = innermost.expected.map(\.text)
    return Fault(
      "template.nesting",
      LocalizedText(
        zh: "这里是 {% \(name) %}，但 {% \(innermost.name) %} 还没有结束，应当先写 \(expected.joined(separator: "、"))",
        en:
          "Encountered unknown tag '\(name)'. You probably made a nesting mistake: the innermost block is '\(innermost.name)', which expects \(expected.joined(separator: " or "))"
      ),
      span: span, related: [(openedHere(innermost.name), innermost.span)])
  }

  static func unclosedTag(_ name: String, _ span: Span, expected: [String], end: Span) -> Fault {
    let last = expected.first { $0.hasPrefix("end") } ?? "end" + name
    return Fault(
      "template.unclosed-block",
      LocalizedText(
        zh: "模板到此结束，但 {% \(name) %} 没有结束",
        en: "Unexpected end of template. The block '\(name)' needs to be closed with \(expected.joined(separator: " or "))"),
      hints: [LocalizedText(zh: "补上 {% \(last) %}", en: "add {% \(last) %}")], span: end, related: [(openedHere(name), span)])
  }

  static func unknownTag(
    _ name: String, _ span: Span, open: [(name: String, span: Span, expected: [Keyword])], extensions: TemplateOptions.Extensions
  ) -> Fault {
    let message = LocalizedText(zh: "没有名为“\(name)”的标签", en: "Encountered unknown tag '\(name)'.")
    if let cure = cure(ofTag: name) { return Fault("template.unknown-tag", message, hints: [cure], span: span) }
    var known = [
      "if", "for", "set", "block", "extends", "include", "import", "from", "macro", "call", "filter", "with", "autoescape", "raw", "print",
    ]
    if extensions.contains(.do) { known.append("do") }
    if extensions.contains(.loopControls) { known += ["break", "continue"] }
    return Fault("template.unknown-tag", message, missing: (name, known), span: span)
  }

  static func nestedTooDeeply(_ span: Span) -> Fault {
    Fault("template.limit", LocalizedText(zh: "嵌套太深", en: "nested too deeply"), span: span)
  }

  static func outsideLoop(_ name: String, _ span: Span) -> Fault {
    Fault("template.syntax", LocalizedText(zh: "{% \(name) %} 只能写在 for 循环里", en: "'\(name)' outside loop"), span: span)
  }

  static func hyphenInBlockName(_ span: Span) -> Fault {
    Fault(
      "template.syntax",
      LocalizedText(
        zh: "block 的名称里不能有“-”，请用“_”",
        en: "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead."), span: span)
  }

  static func blockEndName(_ name: String, expected: String, _ span: Span, opened: Span) -> Fault {
    Fault(
      "template.syntax", LocalizedText(zh: "这里结束的是“\(name)”，但开始的是“\(expected)”", en: "unexpected '\(name)', expected '\(expected)'"),
      span: span, related: [(openedHere("block " + expected), opened)])
  }

  static func requiredBlockNotEmpty(_ name: String, _ span: Span) -> Fault {
    Fault(
      "template.syntax",
      LocalizedText(zh: "必须由子模板填写的 block“\(name)”里只能有注释或空白", en: "Required blocks can only contain comments or whitespace"), span: span)
  }

  static func parameterWithoutDefault(_ name: String, _ span: Span) -> Fault {
    Fault(
      "template.syntax", LocalizedText(zh: "参数“\(name)”前面的参数有默认值，它也要有", en: "non-default argument '\(name)' follows default argument"),
      span: span)
  }

  static func callWithoutCall(_ span: Span) -> Fault {
    Fault("template.syntax", LocalizedText(zh: "call 后面要写宏的调用，如 {% call 宏名() %}", en: "expected call"), span: span)
  }

  static func privateImport(_ name: String, _ span: Span) -> Fault {
    Fault(
      "template.syntax", LocalizedText(zh: "不能导入以下划线开头的“\(name)”", en: "names starting with an underline can not be imported"), span: span)
  }

  static func cannotAssign(_ name: String, _ span: Span) -> Fault {
    Fault("template.syntax", LocalizedText(zh: "不能给“\(name)”赋值", en: "can't assign to '\(name)'"), span: span)
  }

  static func emptySubscript(_ span: Span) -> Fault {
    Fault("template.syntax", LocalizedText(zh: "方括号里要写名称或序号", en: "expected subscript expression"), span: span)
  }

  static func chainedTest(_ span: Span) -> Fault {
    Fault("template.syntax", LocalizedText(zh: "不能连续写两个 is", en: "You cannot chain multiple tests with is"), span: span)
  }

  static func argumentOrder(_ span: Span) -> Fault {
    Fault("template.syntax", LocalizedText(zh: "不带名称的参数要写在前面", en: "invalid syntax for function call expression"), span: span)
  }

  // MARK: Structure

  static func blockTwice(_ name: String, _ span: Span) -> Fault {
    Fault("template.block-twice", LocalizedText(zh: "block“\(name)”定义了两次", en: "block '\(name)' defined twice"), span: span)
  }

  static func blockOverridesNothing(_ name: String, _ span: Span, known: [String]) -> Fault {
    Fault(
      "template.block-unused",
      LocalizedText(
        zh: "上级模板里没有名为“\(name)”的 block，这里写的内容不会出现在页面上",
        en: "block '\(name)' overrides nothing: no template above has a block of that name, so it is never shown"),
      missing: (name, known), span: span, severity: .warning)
  }

  static func extendsInside(_ span: Span) -> Fault {
    Fault("template.extends", LocalizedText(zh: "extends 不能写在循环、block 或宏里", en: "cannot use extend from a non top-level scope"), span: span)
  }

  static func extendsInCircle(_ name: String, _ span: Span) -> Fault {
    Fault("template.extends", LocalizedText(zh: "模板“\(name)”继承了它自己", en: "template '\(name)' extends itself"), span: span)
  }

  static func extendsTwice() -> Fault {
    Fault("template.extends", LocalizedText(zh: "一个模板只能 extends 一次", en: "extended multiple times"))
  }

  static func unknownTemplate(_ name: String, among known: [String: Int]) -> Fault {
    Fault(
      "template.not-found", LocalizedText(zh: "没有名为“\(name)”的模板", en: "template '\(name)' not found"),
      missing: (name, templates(known, near: name)))
  }

  static func noneOfTemplates(_ names: [String], among known: [String: Int]) -> Fault {
    let first = names.first ?? ""
    return Fault(
      "template.not-found",
      LocalizedText(
        zh: "这些模板都不存在：\(names.joined(separator: "、"))", en: "none of the templates given were found: \(names.joined(separator: ", "))"),
      missing: (first, templates(known, near: first)))
  }

  /// The templates that may be named, those of the folder of `name` first.
  private static func templates(_ known: [String: Int], near name: String) -> [String] {
    let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    let names = known.keys.filter { !$0.contains(":") }.sorted()
    return names.filter { $0.hasPrefix(folder) } + names.filter { !$0.hasPrefix(folder) }
  }

  /// - Parameter index: the template, whose own first fault is shown.
  static func faultyTemplate(_ name: String, _ index: Int) -> Fault {
    Fault("template.faulty", LocalizedText(zh: "模板“\(name)”有错误，不能使用", en: "template '\(name)' has errors")).adding { $0.cause = index }
  }

  static func includedInMarkup(_ name: String) -> Fault {
    Fault(
      "template.context",
      LocalizedText(
        zh: "在标签或属性里包含模板“\(name)”时，模板名要直接写成文字", en: "template '\(name)' is included inside markup: its name must be written out"))
  }

  static func notATemplateName(_ value: Value) -> Fault {
    Fault(
      "template.type", LocalizedText(zh: "模板名应当是文字，这里是 \(kind(value).chinese)", en: "a template's name must be text, not \(value.typeName)")
    )
  }

  static func requiredBlock(_ name: String) -> Fault {
    Fault("template.required-block", LocalizedText(zh: "子模板必须填写 block“\(name)”", en: "Required block '\(name)' not found"))
  }

  static func unknownBlock(_ name: String) -> Fault {
    Fault("template.no-block", LocalizedText(zh: "没有名为“\(name)”的 block", en: "there is no block called '\(name)'"))
  }

  static func superOutsideBlock() -> Fault {
    Fault("template.no-parent-block", LocalizedText(zh: "super() 只能写在 block 里", en: "'super' is undefined outside a block"))
  }

  static func noParentBlock(_ name: String) -> Fault {
    Fault(
      "template.no-parent-block", LocalizedText(zh: "父模板里没有 block“\(name)”，不能用 super()", en: "there is no parent block called '\(name)'"))
  }

  static func unknownVariable(_ name: String, known: [String]) -> Fault {
    Fault(
      "template.unknown-variable", LocalizedText(zh: "没有名为“\(name)”的变量", en: "there is no variable '\(name)'"), missing: (name, known))
  }

  static func unknownAttribute(_ name: String, known: [String]) -> Fault {
    Fault(
      "template.unknown-attribute", LocalizedText(zh: "这个对象里没有“\(name)”", en: "this object has no '\(name)'"), missing: (name, known))
  }

  static func unknownImport(_ name: String, known: [String]) -> Fault {
    Fault(
      "template.unknown-import", LocalizedText(zh: "那个模板里没有“\(name)”", en: "that template has no '\(name)'"), missing: (name, known))
  }

  static func unknownTest(_ name: String) -> Fault {
    Fault(
      "template.unknown-test", LocalizedText(zh: "没有名为“\(name)”的判断", en: "No test named '\(name)'."), missing: (name, Test.all.map(\.name)))
  }

  static func called(_ opcode: Opcode) -> LocalizedText {
    switch opcode {
    case .include: LocalizedText(zh: "由这里的 include 引入", en: "included from here")
    case .import, .from: LocalizedText(zh: "由这里导入", en: "imported from here")
    case .block, .selfBlock: LocalizedText(zh: "由这里的 block 引出", en: "block rendered from here")
    case .superBlock: LocalizedText(zh: "由这里的 super() 引出", en: "super() called from here")
    case .recursiveLoop, .recurse: LocalizedText(zh: "由这里的循环引出", en: "loop entered from here")
    default: LocalizedText(zh: "由这里调用", en: "called from here")
    }
  }

  static func didYouMean(_ name: String) -> LocalizedText {
    LocalizedText(zh: "是不是“\(name)”？", en: "did you mean '\(name)'?")
  }

  static func known(_ names: [String], hasMore: Bool) -> LocalizedText {
    LocalizedText(
      zh: "可用的有：\(names.joined(separator: "、"))\(hasMore ? " 等" : "")",
      en: "there are: \(names.joined(separator: ", "))\(hasMore ? ", …" : "")")
  }
}

import Collation
package import ContentModel
package import Diagnostics
import Markdown
package import Templating

extension TemplateOptions {
  /// What templates of sites and reports may use beyond the engine's own: the filter `markdown`, the orders `pinyin` and `stroke`, and `now`.
  ///
  /// - Parameters:
  ///   - now: the day of the build, as `now`; never the clock's, so that equal input gives equal output.
  ///   - nowHint: what to do about a missing `now`.
  package static func project(now: CalendarDate?, nowHint: LocalizedText) -> TemplateOptions {
    var options = TemplateOptions.project
    options.globals["now"] = now.map(FieldViews.date) ?? .missing("now", hint: nowHint)
    options.filters["markdown"] = MarkdownFilter.apply
    for kind in ChineseOrder.Kind.allCases {
      let order = ChineseOrder(kind)
      options.collations[kind.rawValue] = { order.key(of: $0) }
    }
    return options
  }
}

/// `text|markdown`: a Markdown text as markup; raw HTML in it is refused, as in the content's own texts.
enum MarkdownFilter {
  static let apply: Function.Body = { arguments, named throws(FunctionError) in
    guard arguments.count == 1, named.isEmpty else {
      throw FunctionError(LocalizedText(zh: "不接受参数", en: "it takes no arguments"))
    }
    let text: String
    switch arguments[0] {
    case .string(let given): text = given
    case .safe, .none: return arguments[0]
    case .object(let object):
      guard let display = object.display else { fallthrough }
      text = display
    default: throw FunctionError(LocalizedText(zh: "要的是文字", en: "a text is needed"))
    }
    let parsed = MarkdownDocument.parse(SourceText(file: "markdown", text: text))
    if let error = parsed.diagnostics.first(where: { $0.severity == .error }) { throw FunctionError(error.message) }
    return .safe(parsed.value.html())
  }
}

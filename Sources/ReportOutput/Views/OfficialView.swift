import ContentModel
import Templating

extension OfficialForm {
  /// Members `mark`, `number`, `to`, `copies`, `printer`, `printed`, each none or empty when not given, and `imprint`, whether there is a 版记.
  func view(of period: Period) -> Value {
    let issue = issue(of: period)
    return .object([
      ("mark", .optional(mark)), ("number", .optional(issue?.number)), ("to", .array((issue?.recipients ?? []).map { .string($0) })),
      ("copies", .array(copies.map { .string($0) })), ("printer", .optional(printer)), ("printed", issue?.printed?.view ?? .none),
      ("imprint", .bool(!copies.isEmpty || printer != nil)),
    ])
  }
}

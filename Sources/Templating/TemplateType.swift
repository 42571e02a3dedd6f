/// What is known of a context's values before anything is rendered, so that misspelt names are found when templates are compiled.
public indirect enum TemplateType: Sendable {
  /// Nothing is known; everything is allowed.
  case any
  /// An object with exactly these members.
  case record([String: TemplateType])
  /// A sequence of values of one type.
  case list(TemplateType)

  /// The type of a member; nil when there can be none of that name.
  func member(_ name: String) -> TemplateType? {
    switch self {
    case .any: .any
    case .record(let members): members[name]
    case .list: .any
    }
  }

  /// The type of what a loop goes over.
  var element: TemplateType {
    if case .list(let element) = self { element } else { .any }
  }
}

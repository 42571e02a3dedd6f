import Templating

extension Value {
  /// The value as a template would find it, on one line: an object is its display and, in braces, its members.
  var written: String {
    switch self {
    case .undefined: "undefined"
    case .none: "none"
    case .bool(let flag): "\(flag)"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): "'\(text)'"
    case .safe(let text): "safe'\(text)'"
    case .array(let items), .tuple(let items): "[" + items.map(\.written).joined(separator: ", ") + "]"
    case .object(let object):
      (object.display ?? "") + "{" + zip(object.shape.names, object.values).map { "\($0): \($1.written)" }.joined(separator: ", ") + "}"
    case .dynamic: "dynamic"
    }
  }

  /// The member of an object by a path such as `village.title`, or the item of an array by its number.
  func member(_ path: String) -> Value? {
    path.split(separator: ".").reduce(self as Value?) { value, name in
      switch value {
      case .object(let object): object[String(name)]
      case .array(let items): Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
      default: nil
      }
    }
  }
}

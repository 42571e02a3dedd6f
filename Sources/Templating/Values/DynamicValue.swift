/// A value that acts; those made by a rendering refer to its state by number and mean nothing after it.
public final class DynamicValue: Sendable {
  enum Kind: Sendable {
    case function(Function)
  }

  let kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }
}

/// A value that acts; those made by a rendering refer to its state by number and mean nothing after it.
public final class DynamicValue: Sendable {
  enum Kind: Sendable {
    case function(Function)
    case global(GlobalFunction)
    case macro(Macro)
    /// A method of a value, not called yet.
    case method(Value, String)
    case namespace(Int)
    case cycler(Int)
    case joiner(Int)
    /// The names an imported template exports, by the number of its context.
    case module(Int, name: String)
    case loop(LoopSnapshot)
    case range(PythonRange)
  }

  let kind: Kind
  /// How deep values lie inside it.
  let depth: Int

  init(_ kind: Kind) {
    self.kind = kind
    var rest = 1_000_000
    depth =
      switch kind {
      case .macro(let macro): Value.array(macro.captured).depth(within: &rest)
      case .method(let receiver, _): receiver.depth(within: &rest) + 1
      case .loop(let loop): max(Value.array(loop.items).depth(within: &rest), loop.closure?.depth(within: &rest) ?? 0) + 1
      default: 1
      }
  }
}

/// A macro with what it took along from where it was defined.
struct Macro: Sendable {
  /// The position of its `MacroSite`.
  let site: Int
  /// The context it looks variables up in, by number.
  let context: Int
  let captured: [Value]
}

/// The state of a loop as a value of its own.
struct LoopSnapshot: Sendable {
  let items: [Value]
  let index: Int
  let depth: Int
  /// Calls a recursive loop again.
  let closure: Value?
  /// The position of the loop among those running, for `changed`.
  let position: Int
}

/// Evenly spaced integers, as `range` makes them.
struct PythonRange: Sendable {
  let start: Int
  let stop: Int
  let step: Int

  var count: Int {
    let (distance, overflow) = step > 0 ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    if overflow { return .max }
    if distance <= 0 { return 0 }
    return (distance - 1) / (step == .min ? .max : abs(step)) + 1
  }

  subscript(_ index: Int) -> Value {
    .int(start &+ index &* step)
  }

  var items: [Value] { (0..<count).map { self[$0] } }
}

/// What one step of a rendering does; operands are explained as `a`, `b` and `mode`.
enum Opcode: UInt8 {
  // Output.
  /// Writes `b` bytes of the template's source from offset `a`.
  case text
  /// Pops a value and writes it; `mode` is an `Escape`.
  case emit
  /// Writes slot `a`.
  case emitSlot
  /// Writes attribute `b` of slot `a`.
  case emitSlotAttribute
  case captureBegin
  /// Ends a capture and pushes its text, safe when `mode` is not 0.
  case captureEnd
  /// Ends a capture and forgets its text.
  case captureDiscard

  // Values.
  case constant
  case slot
  /// Slot `a`, or variable `b` of the context while the slot is unset.
  case slotChecked
  /// Variable `b` of the context.
  case context
  /// Replaces the top by its attribute `b`.
  case attribute
  /// Attribute `b` of slot `a`.
  case slotAttribute
  case item
  /// Pops step, stop, start and the sequence.
  case slice
  case array
  case tuple
  /// Pops `a` pairs of key and value.
  case object
  /// Joins the `a` values on top as text; markup-aware when `mode` is not 0.
  case concatenate
  case pop

  // Operators.
  case not
  case negative
  case positive
  case binary
  case compare
  /// For `a < b < c`: leaves the right operand, or false and jumps to `b`.
  case compareChain

  // Control.
  case jump
  case jumpIfFalse
  case jumpIfFalseOrPop
  case jumpIfTrueOrPop
  /// Jumps to `b` when slot `a` is set.
  case jumpIfSet
  /// Jumps when an `extends` was carried out.
  case jumpIfExtended
  /// Raises fault `a`.
  case fail

  // Variables.
  case store
  /// Stores in slot `a` and in the context as `b`.
  case export
  case clear
  case copy
  /// Pops a sequence of exactly `a` items and pushes them, the first on top.
  case unpack
  /// Pops a value and a namespace and sets its attribute `b`.
  case setAttribute
  /// Removes the changed list or dictionary under the top and stores it: in variable `b` of the context (0), in slot `a` (1), in attribute
  /// `b` of the namespace that is popped first (2), or nowhere (3), by `mode`.
  case assignContext

  // Calls.
  case filter
  case test
  /// Pops arguments and callee; pushes the result, or writes it when `mode` is not `Escape.push`.
  case call
  case callMethod
  case callSpread
  /// Changes the list or dictionary under the arguments by method `b`; pushes the changed value, then the result.
  case mutate
  case superBlock
  case selfBlock
  case macro
  case recursiveLoop
  case recurse

  // Loops.
  /// Pops a sequence; jumps to `a` when it is empty.
  case loopBegin
  /// Goes to the next item and jumps to `a` when there is one.
  case loopNext
  case loopEnd
  /// Stores the current item in slot `a`.
  case loopItem
  case loopPush
  /// Pushes property `b` of the loop `a` levels out.
  case loopProperty
  case loopCycle
  case loopChanged
  case loopObject
  /// Adds the current item to the array on top.
  case collect

  // Templates.
  case block
  case extends
  case include
  case `import`
  case from
}

/// One step: what to do and its operands.
struct Instruction {
  var opcode: Opcode
  var mode: UInt8 = 0
  var a: Int32 = 0
  var b: Int32 = 0
}

/// A piece of compiled code: a template's top level, a block, a macro or the body of a recursive loop.
final class CodeFunction: Sendable {
  let code: [Instruction]
  /// Where each instruction comes from.
  let spans: [Span]
  let template: Int
  /// The template's source, from which texts are copied.
  let source: [UInt8]
  let slotCount: Int
  let stackDepth: Int

  init(code: [Instruction], spans: [Span], template: Int, source: [UInt8], slotCount: Int, stackDepth: Int) {
    self.code = code
    self.source = source
    self.spans = spans
    self.template = template
    self.slotCount = slotCount
    self.stackDepth = stackDepth
  }
}

/// How the operands of a call lie on the stack.
struct CallSite: Sendable {
  var positional: Int
  /// The names of the arguments after the positional ones.
  var names: [String]
  /// Whether `*` and `**` arguments follow.
  var hasSpread = false
  var hasNamedSpread = false
}

/// A filter applied with its arguments in the order of its parameters.
final class FilterSite: Sendable {
  let apply: Filter.Apply
  let arguments: Int
  let names: [String]
  let autoescape: Bool
  let isQuick: Bool

  init(_ filter: Filter, arguments: Int, names: [String], autoescape: Bool) {
    apply = filter.apply
    isQuick = filter.isQuick
    self.arguments = arguments
    self.names = names
    self.autoescape = autoescape
  }
}

/// A test applied with its arguments in the order of its parameters.
final class TestSite: Sendable {
  let apply: Test.Apply
  let arguments: Int

  init(_ test: Test, arguments: Int) {
    apply = test.apply
    self.arguments = arguments
  }
}

/// A macro's interface and what it takes from the scopes around it.
struct MacroSite: Sendable {
  var function: Int
  var name: String
  var parameters: [String]
  var defaultCount: Int
  var autoescape: Bool
  var captures: [Capture]
  var varargs: Int?
  var kwargs: Int?
  var caller: Int?
  /// The slot that holds the macro itself, when its body refers to it.
  var itself: Int?

  struct Capture: Sendable {
    var outer: Int
    var inner: Int
    /// The loop whose state is captured rather than a slot.
    var loop: Int?
  }
}

struct BlockSite: Sendable {
  var name: NameID
  var locals: [(name: NameID, slot: Int)]
  var isScoped: Bool
}

struct IncludeSite: Sendable {
  var ignoreMissing: Bool
  var withContext: Bool
  var hasMembers: Bool
  var locals: [(name: NameID, slot: Int)]
  /// The template and variant when the name is written out.
  var target: Int?
  var start: HTMLContext
}

struct ImportSite: Sendable {
  var withContext: Bool
  var locals: [(name: NameID, slot: Int)]
  var names: [(name: NameID, slot: Int, export: NameID?)]
}

/// A property of `loop`.
enum LoopProperty: Int32, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

  init?(_ name: String) {
    guard let found = LoopProperty.byName[name] else { return nil }
    self = found
  }
}

/// How a value is written at its place.
enum Escape: UInt8 {
  case none
  case html
  /// As `html`; markup that is safe as text has its quotes and angle brackets escaped too.
  case attribute
  /// The beginning of a URL: its scheme is checked.
  case url
  /// The rest of a URL.
  case urlPart
  case srcset
  /// A whole value as JSON, fit for a script.
  case json
  /// Nothing: the place is a comment.
  case drop
  /// Digits after the beginning of a tag name, as in `h2`.
  case digits
  /// Not written: left on the stack.
  case push = 255
}

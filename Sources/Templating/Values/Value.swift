public import Diagnostics

/// A value a template can use: what Jinja2 calls an object, without `Any` and safe to share between threads.
public enum Value: Sendable {
  /// Nothing by that name; what it was asked for decides the error message.
  case undefined(Undefined)
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// Text that is escaped when it is printed.
  case string(String)
  /// Markup that is printed as it is.
  case safe(String)
  case array([Value])
  /// A fixed sequence such as `(1, 2)`; differs from an array in how it prints and compares.
  case tuple([Value])
  case object(ObjectValue)
  /// Something that acts: a function, a macro, a namespace, a loop.
  case dynamic(DynamicValue)
}

extension Value {
  /// An object with the members in the order given; of equal names the last one's value counts.
  ///
  /// - Parameter display: what `{{ x }}` prints for the object itself, such as `28.00` for an amount; nil prints its members.
  public static func object(_ members: [(String, Value)], display: String? = nil) -> Value {
    .object(ObjectValue(members, display: display))
  }

  /// A function that templates can call by the name under which it stands in the context.
  ///
  /// - Parameter name: the name error messages use.
  public static func function(_ name: String, _ body: @escaping Function.Body) -> Value {
    .dynamic(DynamicValue(.function(Function(name: name, body: body))))
  }
}

extension Value {
  /// A variable that has no value, with what to do about it: the hint of the error that using it causes.
  public static func missing(_ name: String, hint: LocalizedText) -> Value {
    .undefined(Undefined(.withheld(name, hint: hint)))
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(arrayLiteral elements: Value...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, Value)...) { self = .object(elements) }
}

/// Where an undefined value came from: the name that was looked for, and in what.
public final class Undefined: Sendable {
  enum Origin: Sendable {
    case variable(String)
    case attribute(String, of: Value)
    case item(Value, of: Value)
    case parameter(String, of: String)
    /// An inline `if` without `else`: prints as nothing even in strict mode.
    case unchosen
    /// An argument that was not given.
    case absent
    /// A slot nothing was stored in: the name is looked for in the context.
    case unset
    /// The embedding program has no value for it, and says what to do.
    case withheld(String, hint: LocalizedText)
    /// A test or filter had nothing to give, such as the first of an empty list.
    case nothing(String)
  }

  let origin: Origin

  init(_ origin: Origin) {
    self.origin = origin
  }

  static let unchosen = Undefined(.unchosen)
  static let absent = Undefined(.absent)
  static let unset = Undefined(.unset)
}

/// A Swift function offered to templates.
public struct Function: Sendable {
  /// What the function does with its positional and named arguments; a thrown message becomes an error at the call.
  public typealias Body = @Sendable (_ arguments: [Value], _ named: [(name: String, value: Value)]) throws(FunctionError) -> Value

  let name: String
  let body: Body
}

/// Why a Swift function refused its arguments, in one sentence.
public struct FunctionError: Error, Sendable {
  public let message: LocalizedText

  public init(_ message: LocalizedText) {
    self.message = message
  }
}

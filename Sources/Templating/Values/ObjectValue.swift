/// An immutable object with ordered members; copies share it, on any thread.
public final class ObjectValue: Sendable {
  /// Makes the members of an object whenever they are looked at, so that many objects need not keep what few templates ask for.
  ///
  /// It has to make the same each time.
  public protocol Members: Sendable {
    /// What printing the object itself writes; nil prints its members.
    var display: String? { get }
    /// The member at a position of the object's shape.
    subscript(position: Int) -> Value { get }
  }

  public let shape: Shape
  /// Nil where the members are made; apart from these, so that looking at one member copies nothing else.
  private let kept: [Value]?
  private let made: (any Members)?
  private let name: String?
  /// How much of it a template has put together.
  let nesting: Nesting

  /// An object with the members in the order given; of equal names the last one's value counts.
  public convenience init(_ members: [(String, Value)], display: String? = nil) {
    let shape = Shape(members.map(\.0))
    var values = members.map(\.1)
    for (position, member) in members.enumerated() {
      if let first = shape.index(of: member.0), first != position { values[first] = member.1 }
    }
    self.init(shape: shape, values: values, display: display)
  }

  /// One of many objects with the same keys, cheaper than naming the keys each time.
  ///
  /// Missing values count as none, surplus ones are dropped.
  public convenience init(shape: Shape, values: [Value], display: String? = nil) {
    let isWhole = values.count == shape.count
    let whole =
      isWhole ? values : Array((values + Array(repeating: Value.none, count: max(0, shape.count - values.count))).prefix(shape.count))
    self.init(shape, whole, Nesting(), display: display)
  }

  /// One of many objects whose members are made when they are looked at.
  public init(shape: Shape, members: any Members) {
    self.shape = shape
    kept = nil
    made = members
    name = nil
    nesting = Nesting()
  }

  init(_ shape: Shape, _ values: [Value], _ nesting: Nesting, display: String? = nil) {
    self.shape = shape
    kept = values
    made = nil
    name = display
    self.nesting = nesting
  }

  /// Whether its members are made whenever they are looked at.
  public var makesMembers: Bool { made != nil }

  /// What printing the object itself writes; nil prints its members.
  public var display: String? {
    if let made { made.display } else { name }
  }

  /// One value for each key of the shape.
  public var values: [Value] { kept ?? (0..<shape.count).map(value) }

  /// The value at a position of the shape.
  @inline(__always)
  func value(at position: Int) -> Value {
    if let kept { kept[position] } else { made?[position] ?? .none }
  }

  /// The member of that name.
  public subscript(name: String) -> Value? {
    shape.index(of: name).map(value)
  }
}

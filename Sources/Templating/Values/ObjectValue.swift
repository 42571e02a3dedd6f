/// An immutable object with ordered members; copies share it, on any thread.
public final class ObjectValue: Sendable {
  public let shape: Shape
  /// One value for each key of the shape.
  public let values: [Value]
  /// What printing the object itself writes; nil prints its members.
  public let display: String?
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
  public init(shape: Shape, values: [Value], display: String? = nil) {
    self.shape = shape
    if values.count == shape.count {
      self.values = values
    } else {
      self.values = Array((values + Array(repeating: Value.none, count: max(0, shape.count - values.count))).prefix(shape.count))
    }
    self.display = display
    nesting = Nesting()
  }

  init(_ shape: Shape, _ values: [Value], _ nesting: Nesting, display: String? = nil) {
    self.shape = shape
    self.values = values
    self.nesting = nesting
    self.display = display
  }

  /// The member of that name.
  public subscript(name: String) -> Value? {
    shape.index(of: name).map { values[$0] }
  }
}

import Synchronization
package import Templating

/// The shapes of objects that are made again and again with the same names, each shape made once.
package final class SharedShapes: Sendable {
  private let known = Mutex<[String: Shape]>([:])

  package init() {}

  /// An object with these members; objects of one `kind` mostly have the same names in the same order.
  package func object(_ members: [(String, Value)], kind: String) -> Value {
    if let shape = known.withLock({ $0[kind] }), shape.fits(members) { return .object(ObjectValue(shape: shape, values: members.map(\.1))) }
    let object = ObjectValue(members)
    known.withLock { $0[kind] = object.shape }
    return .object(object)
  }
}

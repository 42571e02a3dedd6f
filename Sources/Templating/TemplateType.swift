/// What is known of a context's values before anything is rendered, so that misspelt names are found when templates are compiled.
public indirect enum TemplateType: Sendable, Equatable {
  /// Nothing is known; everything is allowed.
  case any
  /// A value that is not there; it says nothing of what may be in its place.
  case missing
  /// An object with exactly these members.
  case record([String: TemplateType])
  /// A sequence of values of one type.
  case list(TemplateType)

  /// The type of what a loop goes over.
  var element: TemplateType {
    if case .list(let element) = self { element } else { .any }
  }

  /// What is known of a value that has the one type or the other.
  ///
  /// Objects whose names differ are taken for dictionaries, in which any name may occur.
  public func joined(with other: TemplateType) -> TemplateType {
    // Most objects that are compared show the same.
    if self == other { return self }
    switch (self, other) {
    case (.missing, let known), (let known, .missing): return known
    case (.list(let left), .list(let right)): return .list(left.joined(with: right))
    case (.record(let left), .record(let right)):
      guard left.count == right.count, left.keys.allSatisfy({ right[$0] != nil }) else { return .any }
      return .record(left.merging(right) { $0.joined(with: $1) })
    default: return .any
    }
  }
}

/// Reads the types of contexts off examples of them; objects that examples share are read once.
public struct TemplateTypeReader {
  /// The objects are kept with their types, so that no other object takes a known one's identity.
  private var known: [ObjectIdentifier: (object: ObjectValue, type: TemplateType)] = [:]
  /// Lists are as long as tables; after so many elements only the shape of the others is looked at.
  private static let elementsRead = 100

  public init() {}

  /// The type a value shows; names and lists it does not have are not known of.
  public mutating func type(of value: Value) -> TemplateType {
    switch value {
    case .none, .undefined: return .missing
    case .array(let items), .tuple(let items): return .list(element(of: items))
    case .object(let object):
      if let type = known[ObjectIdentifier(object)]?.type { return type }
      guard object.shape.names.count == object.shape.count else { return .any }
      var members: [String: TemplateType] = [:]
      for (name, value) in zip(object.shape.names, object.values) { members[name] = type(of: value) }
      let type = TemplateType.record(members)
      known[ObjectIdentifier(object)] = (object, type)
      return type
    default: return .any
    }
  }

  private mutating func element(of items: [Value]) -> TemplateType {
    var type = TemplateType.missing
    var shapes: Set<ObjectIdentifier> = []
    for (position, item) in items.enumerated() {
      if case .object(let object) = item {
        let isNew = shapes.insert(ObjectIdentifier(object.shape)).inserted
        if position >= Self.elementsRead, !isNew { continue }
      } else if position >= Self.elementsRead {
        continue
      }
      type = type.joined(with: self.type(of: item))
      if type == .any { break }
    }
    return type
  }
}

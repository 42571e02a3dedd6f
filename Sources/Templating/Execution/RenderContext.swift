/// The variables a piece of a template sees besides its own: what the caller passed, what templates set at their top level.
final class RenderContext {
  /// The variables the rendering was begun with.
  let base: ObjectValue?
  /// The context whose variables are visible too.
  let parent: RenderContext?
  /// Variables set here; few, so a list.
  private(set) var names: [(name: NameID, value: Value)]
  /// Positions in `names` once there are many.
  private var index: [NameID: Int] = [:]
  /// The blocks of the template at hand and of those it extends.
  let inheritance: Inheritance
  /// Its number among the contexts that macros refer to; -1 until one does.
  var number = -1

  init(base: ObjectValue?, parent: RenderContext?, names: [(name: NameID, value: Value)] = [], inheritance: Inheritance) {
    self.base = base
    self.parent = parent
    self.names = names
    self.inheritance = inheritance
  }

  @inline(__always)
  func ownValue(_ name: NameID) -> Value? {
    if names.count > 12 { return indexed(name) }
    for entry in names where entry.name == name { return entry.value }
    return nil
  }

  private func indexed(_ name: NameID) -> Value? {
    if index.count != names.count {
      for (position, entry) in names.enumerated() { index[entry.name] = position }
    }
    return index[name].map { names[$0].value }
  }

  func set(_ name: NameID, _ value: Value) {
    if names.count > 12, index.count == names.count {
      if let position = index[name] {
        names[position].value = value
        return
      }
    } else if let position = names.firstIndex(where: { $0.name == name }) {
      names[position].value = value
      return
    }
    names.append((name, value))
    if !index.isEmpty { index[name] = names.count - 1 }
  }
}

/// The blocks of a template and of the templates it extends, the most derived first.
final class Inheritance {
  private(set) var blocks: [(name: NameID, versions: [CompiledTemplate.BlockCode])] = []

  func add(_ codes: [CompiledTemplate.BlockCode]) {
    for code in codes {
      if let position = blocks.firstIndex(where: { $0.name == code.name }) {
        blocks[position].versions.append(code)
      } else {
        blocks.append((code.name, [code]))
      }
    }
  }

  func versions(_ name: NameID) -> [CompiledTemplate.BlockCode] {
    for entry in blocks where entry.name == name { return entry.versions }
    return []
  }
}

/// A running loop.
struct LoopState {
  let items: [Value]
  var index = 0
  let depth: Int
  /// What `loop.changed` saw last.
  var seen: [Value]?
  /// Calls the loop again, when it is recursive.
  var closure: Value?
}

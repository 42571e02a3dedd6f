import Digests
import Synchronization
import Templating

/// The digests of templates' variables: equal digests mean that a template sees the same.
///
/// A function has no digest of its own, as nobody knows what it will answer; those in `functions` are known by what they answer from.
final class ValueDigests: Sendable {
  private let functions: [String: Digest]
  /// The last object under each name: lists of whole collections are shared by all pages and are known again.
  ///
  /// Keeping the object alive keeps its identity from being given to another one.
  private let last = Mutex<[String: (object: ObjectValue, digest: Digest)]>([:])

  init(functions: [String: Digest]) {
    self.functions = functions
  }

  /// The digest of the members of `context` that `isSeen` names; nil when one of them has none.
  func digest(of context: Value, where isSeen: (String) -> Bool) -> Digest? {
    guard case .object(let object) = context else { return nil }
    var text = ""
    for (name, value) in object.namedMembers where isSeen(name) {
      let digest: Digest?
      switch value {
      case .dynamic: digest = functions[name]
      case .object(let object): digest = self.digest(of: object, as: name)
      default: digest = ValueDigests.digest(of: value)
      }
      guard let digest else { return nil }
      text += "\(name)\n\(digest.hexadecimal)\n"
    }
    return Digest(of: Array(text.utf8))
  }

  private func digest(of object: ObjectValue, as name: String) -> Digest? {
    let known = last.withLock { last in last[name].flatMap { $0.object === object ? $0.digest : nil } }
    if let known { return known }
    guard let digest = ValueDigests.digest(of: .object(object)) else { return nil }
    last.withLock { $0[name] = (object, digest) }
    return digest
  }

  static func digest(of value: Value) -> Digest? {
    var bytes: [UInt8] = []
    return value.appendCanonicalBytes(to: &bytes) ? Digest(of: bytes) : nil
  }
}

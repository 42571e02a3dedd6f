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

  /// Appends bytes that differ where the members of `context` that `isSeen` names differ.
  ///
  /// - Returns: false when one of them has no digest; the bytes are then of no use.
  func append(_ context: Value, where isSeen: (String) -> Bool, to bytes: inout [UInt8]) -> Bool {
    guard case .object(let object) = context else { return false }
    for (name, value) in object.namedMembers where isSeen(name) {
      bytes += name.utf8
      bytes.append(0)
      switch value {
      case .dynamic:
        guard let digest = functions[name] else { return false }
        bytes.append(0xFF)
        digest.append(to: &bytes)
      case .object(let object):
        guard let digest = digest(of: object, as: name) else { return false }
        bytes.append(0xFE)
        digest.append(to: &bytes)
      default:
        guard value.appendCanonicalBytes(to: &bytes) else { return false }
      }
    }
    return true
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

import ContentLoading
import Digests
import Synchronization
import Templating

/// The digests of templates' variables: equal digests mean that a template sees the same.
///
/// A function has no digest of its own, as nobody knows what it will answer; those in `functions` are known by what they answer from.
final class ValueDigests: Sendable {
  private let functions: [String: Digest]
  /// Objects that many variables hold, by their identities, which last as long as the objects are kept.
  private let shared: [ObjectIdentifier: Digest]
  private let kept: [ObjectValue]
  /// The last object under each name: lists of whole collections are shared by all pages and are known again.
  ///
  /// Keeping the object alive keeps its identity from being given to another one.
  private let last = Mutex<[String: (object: ObjectValue, digest: Digest)]>([:])

  /// - Parameters:
  ///   - shared: objects that many variables hold.
  ///   - threads: how many of them are looked at side by side.
  init(functions: [String: Digest], shared: [ObjectValue] = [], threads: Int = 1) {
    self.functions = functions
    kept = shared
    let digests = shared.concurrentMap(threads: threads) { ValueDigests.digest(of: .object($0)) }
    var known: [ObjectIdentifier: Digest] = [:]
    known.reserveCapacity(shared.count)
    for (object, digest) in zip(shared, digests) { known[ObjectIdentifier(object)] = digest }
    self.shared = known
  }

  /// Appends bytes that differ where those of the variables that `isSeen` names differ.
  ///
  /// - Returns: false when one of them has no digest; the bytes are then of no use.
  func append(_ variables: [(String, Value)], where isSeen: (String) -> Bool, to bytes: inout [UInt8]) -> Bool {
    for (name, value) in variables where isSeen(name) {
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
        guard value.appendCanonicalBytes(to: &bytes, abbreviate: abbreviate) else { return false }
      }
    }
    return true
  }

  private func digest(of object: ObjectValue, as name: String) -> Digest? {
    if let digest = shared[ObjectIdentifier(object)] { return digest }
    let known = last.withLock { last in last[name].flatMap { $0.object === object ? $0.digest : nil } }
    if let known { return known }
    var bytes: [UInt8] = []
    guard Value.object(object).appendCanonicalBytes(to: &bytes, abbreviate: abbreviate) else { return nil }
    let digest = Digest(of: bytes)
    last.withLock { $0[name] = (object, digest) }
    return digest
  }

  private func abbreviate(_ object: ObjectValue, _ bytes: inout [UInt8]) -> Bool {
    // Lists of objects that are made, such as all records of a large site, are not to exist as bytes.
    guard let digest = shared[ObjectIdentifier(object)] ?? (object.makesMembers ? ValueDigests.digest(of: .object(object)) : nil) else {
      return false
    }
    digest.append(to: &bytes)
    return true
  }

  static func digest(of value: Value) -> Digest? {
    var bytes: [UInt8] = []
    return value.appendCanonicalBytes(to: &bytes) ? Digest(of: bytes) : nil
  }
}

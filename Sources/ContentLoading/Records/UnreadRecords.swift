/// Records that could not be read; what refers to them is not at fault, so one fault stays one message.
package struct UnreadRecords: Sendable {
  /// Collections of which any number of records may be missing.
  var collections: Set<String> = []
  /// Whether the declaration of a collection could not be read, so that it is not known what there is.
  package var schemas = false
  /// The paths of texts that could not be read.
  package var texts: Set<String> = []
  /// Keys, titles and aliases of single records, by collection.
  var names: [String: Set<String>] = [:]

  package var hasCollections: Bool { !collections.isEmpty }

  /// Whether `name` may stand for a record of `collection` that could not be read.
  package func mayHold(_ name: String, in collection: String) -> Bool {
    collections.contains(collection) || names[collection]?.contains(name) == true
  }

  /// Whether a link leads to such a record: `collection:key`, or a path in a folder that is called like the collection.
  package func mayHold(link: String) -> Bool {
    if schemas { return true }
    let path = link.prefix { $0 != "#" }
    if let colon = path.firstIndex(of: ":") {
      return mayHold(String(path[path.index(after: colon)...]), in: String(path[..<colon]))
    }
    let parts = path.split(separator: "/")
    if let file = parts.last, texts.contains(where: { $0.hasSuffix("/" + file) }) { return true }
    guard parts.count > 1, let last = parts.last else { return false }
    let key = last.hasSuffix(".md") ? last.dropLast(3) : last
    return mayHold(String(key), in: String(parts[parts.count - 2]))
  }
}

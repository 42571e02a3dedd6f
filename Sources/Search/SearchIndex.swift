import Diagnostics
import Digests

/// The index of a site, in pieces small enough that a browser loads only those a query needs.
///
/// Each file is a script that hands its content to the function `fengwuSearch`, so that the index also works where pages are opened from the
/// disk and may not read other files. `directory.js` says what is in which of the others:
/// - `h0.js`, `h1.js` …: for each first character its own positions, then each second character with the positions of the pair;
///   a space between first characters. Positions are differences in `Base64VLQ`, which has no ideographs, so nothing else need separate them.
/// - `w0.js`, `w1.js` …: words and their positions, all separated by spaces.
/// - `t0.js`, `t1.js` …: some documents each, as `[path, title, section, text]`.
package enum SearchIndex {
  /// About how many bytes are in one file before compression.
  static let shardSize = 6 * 1024
  static let blockSize = 4 * 1024

  /// The files of the index, in a folder of their own.
  package static func files(of documents: [SearchDocument]) -> [SearchFile] {
    var postings = Postings()
    let titles = documents.map { postings.add($0.title) }
    let texts = documents.map { postings.add($0.text) }
    let han = hanShards(&postings)
    let words = wordShards(postings.words)
    let blocks = blocks(of: documents)
    let version = SHA256.digest(of: blocks.flatMap(\.bytes)).prefix(10)
    let directory = script(
      "directory",
      JSONText.encode(
        .object([
          ("version", .string(String(version))),
          ("han", .string(han.map(\.first).joined(separator: " "))),
          ("words", .string(words.map(\.first).joined(separator: " "))),
          ("titles", .string(Base64VLQ.text(of: titles))),
          ("texts", .string(Base64VLQ.text(of: texts))),
          ("blocks", .string(Base64VLQ.text(of: blocks.map(\.count)))),
        ])))
    return [directory] + named("h", han.map(\.bytes)) + named("w", words.map(\.bytes))
      + blocks.enumerated().map { script("t\($0)", String(decoding: $1.bytes, as: UTF8.self)) }
  }

  /// A part of the postings, and the first entry in it.
  private struct Shard {
    let first: String
    var bytes: [UInt8]
  }

  private static func hanShards(_ postings: inout Postings) -> [Shard] {
    var shards: [Shard] = []
    var group: Unicode.Scalar?
    postings.forEachPair { first, second, entries in
      if shards.isEmpty || (shards.last?.bytes.count ?? 0) >= shardSize {
        shards.append(Shard(first: String(first) + (second.map { String($0) } ?? ""), bytes: []))
        group = nil
      }
      let last = shards.count - 1
      if group != first {
        if group != nil { shards[last].bytes.append(UInt8(ascii: " ")) }
        shards[last].bytes += Array(String(first).utf8)
        group = first
      }
      if let second { shards[last].bytes += Array(String(second).utf8) }
      append(entries.lazy.map { UInt32($0 & (1 << Postings.positionBits - 1)) }, to: &shards[last].bytes)
    }
    return shards
  }

  private static func wordShards(_ words: [String: [UInt32]]) -> [Shard] {
    var shards: [Shard] = []
    for (word, positions) in words.sorted(by: { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }) {
      if shards.isEmpty || (shards.last?.bytes.count ?? 0) >= shardSize { shards.append(Shard(first: word, bytes: [])) }
      let last = shards.count - 1
      if !shards[last].bytes.isEmpty { shards[last].bytes.append(UInt8(ascii: " ")) }
      shards[last].bytes += Array(word.utf8) + [UInt8(ascii: " ")]
      append(positions, to: &shards[last].bytes)
    }
    return shards
  }

  private static func append(_ positions: some Sequence<UInt32>, to bytes: inout [UInt8]) {
    var before: UInt32 = 0
    for position in positions {
      Base64VLQ.append(position - before, to: &bytes)
      before = position
    }
  }

  /// Documents that lie in one file, as JSON, and how many they are.
  private static func blocks(of documents: [SearchDocument]) -> [(bytes: [UInt8], count: UInt32)] {
    var blocks: [(bytes: [UInt8], count: UInt32)] = []
    var members: [JSONText.Value] = []
    var size = 0
    func end() {
      blocks.append((Array(JSONText.encode(.array(members)).utf8), UInt32(members.count)))
      members = []
      size = 0
    }
    for document in documents {
      let length = document.text.utf8.count + document.title.utf8.count
      if !members.isEmpty, size + length > blockSize { end() }
      members.append(.array([document.path, document.title, document.section, document.text].map { .string($0) }))
      size += length
    }
    if !members.isEmpty { end() }
    return blocks
  }

  private static func named(_ kind: String, _ contents: [[UInt8]]) -> [SearchFile] {
    contents.enumerated().map { script("\(kind)\($0)", "\"" + String(decoding: $1, as: UTF8.self) + "\"") }
  }

  private static func script(_ name: String, _ value: String) -> SearchFile {
    SearchFile(name: name + ".js", bytes: Array("fengwuSearch(\"\(name)\",\(value))\n".utf8))
  }
}

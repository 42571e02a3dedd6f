import Digests
import Testing

@Suite struct SHA256Tests {
  /// The example messages of NIST's "SHA-256 Example" sheet, and the empty one of the test vectors for byte-oriented messages (SHAVS).
  static let published: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: published) func publishedVectors(message: String, digest: String) {
    #expect(SHA256.digest(of: Array(message.utf8)) == digest)
  }

  @Test func aMillionLetters() {
    #expect(
      SHA256.digest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Lengths around the edge of a block and of the padding; the digests are those of coreutils' `sha256sum`.
  @Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
  ]) func edgesOfBlocks(length: Int, digest: String) {
    #expect(SHA256.digest(of: [UInt8](repeating: UInt8(ascii: "a"), count: length)) == digest)
  }

  @Test func piecesMakeNoDifference() {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let whole = SHA256.digest(of: message)
    for size in [1, 3, 63, 64, 65, 127, 999] {
      var hash = SHA256()
      var offset = 0
      while offset < message.count {
        let end = min(offset + size, message.count)
        hash.update(message.span.extracting(offset..<end))
        offset = end
      }
      #expect(hash.finish().hexadecimal == whole)
    }
  }

  @Test func aDigestIsReadAsItIsWritten() {
    let digest = Digest(of: Array("abc".utf8))
    #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
    #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == nil)
    #expect(Digest(hexadecimal: digest.hexadecimal + "0") == nil)
    #expect(Digest(hexadecimal: String(digest.hexadecimal.dropLast())) == nil)
  }
}

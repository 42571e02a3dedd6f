// Digests tells bytes apart by their SHA-256 digest. It does not know what the bytes are or where they lie.

import CSHA2

/// The SHA-256 digest of bytes that arrive in pieces (FIPS 180-4 §5.1.1, §6.2).
///
/// Written out here because Linux has no CryptoKit, swift-crypto would make every user compile BoringSSL, and a digest that only tells
/// files apart needs none of either's protection of secrets. Processors that have instructions for it are given whole blocks.
package struct SHA256: ~Copyable {
  private var state = State()
  /// The bytes of a block that is not full yet, at the front of 64.
  private var block = InlineArray<64, UInt8>(repeating: 0)
  private var filled = 0
  private var total: UInt64 = 0

  package init() {}

  /// Takes in the next bytes of the message.
  package mutating func update(_ bytes: Span<UInt8>) {
    total &+= UInt64(bytes.count)
    var offset = 0
    if filled > 0 {
      while filled < 64, offset < bytes.count {
        block[filled] = bytes[offset]
        filled += 1
        offset += 1
      }
      guard filled == 64 else { return }
      state.compress(block.span)
      filled = 0
    }
    let whole = (bytes.count - offset) / 64 * 64
    if whole > 0 {
      state.compress(bytes.extracting(offset..<(offset + whole)))
      offset += whole
    }
    while offset < bytes.count {
      block[filled] = bytes[offset]
      filled += 1
      offset += 1
    }
  }

  /// The digest of everything taken in.
  package consuming func finish() -> Digest {
    let bits = total &* 8
    var padding = InlineArray<128, UInt8>(repeating: 0)
    let count = (filled < 56 ? 64 : 128) - filled
    padding[0] = 0x80
    for index in 0..<8 { padding[count - 8 + index] = UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64(index))) }
    update(padding.span.extracting(first: count))
    func pair(_ index: Int) -> UInt64 { UInt64(state.words[index]) << 32 | UInt64(state.words[index + 1]) }
    return Digest(pair(0), pair(2), pair(4), pair(6))
  }

  /// The digest of one text of bytes, as 64 hexadecimal digits in lower case.
  package static func digest(of bytes: [UInt8]) -> String {
    Digest(of: bytes).hexadecimal
  }
}

/// The eight words that SHA-256 carries from block to block.
private struct State {
  var words: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  private static let isInHardware = sha256_is_in_hardware() != 0

  /// Works whole blocks into the state, with the processor's own instructions where it has them.
  mutating func compress(_ blocks: Span<UInt8>) {
    if State.isInHardware {
      withUnsafeMutableBytes(of: &words) { words in
        blocks.withUnsafeBufferPointer { blocks in
          sha256_compress_in_hardware(words.baseAddress?.assumingMemoryBound(to: UInt32.self), blocks.baseAddress, blocks.count / 64)
        }
      }
      return
    }
    for start in stride(from: 0, to: blocks.count, by: 64) { compress(blocks, at: start) }
  }

  /// Works the 64 bytes at `start` into the state (§6.2.2).
  private mutating func compress(_ bytes: Span<UInt8>, at start: Int) {
    var w = InlineArray<64, UInt32>(repeating: 0)
    for t in 0..<16 {
      let i = start + 4 * t
      w[t] = UInt32(bytes[i]) << 24 | UInt32(bytes[i + 1]) << 16 | UInt32(bytes[i + 2]) << 8 | UInt32(bytes[i + 3])
    }
    for t in 16..<64 {
      let s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >> 3)
      let s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >> 10)
      w[t] = s1 &+ w[t - 7] &+ s0 &+ w[t - 16]
    }
    var (a, b, c, d) = (words[0], words[1], words[2], words[3])
    var (e, f, g, h) = (words[4], words[5], words[6], words[7])
    for t in 0..<64 {
      let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ State.constants[t] &+ w[t]
      let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let second = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    words[0] &+= a
    words[1] &+= b
    words[2] &+= c
    words[3] &+= d
    words[4] &+= e
    words[5] &+= f
    words[6] &+= g
    words[7] &+= h
  }

  private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 &- count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2).
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

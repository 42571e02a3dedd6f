// Collation orders Chinese texts by sound or by strokes, through ICU. It knows nothing of templates or sites.

import CICU
import Synchronization

/// An order of Chinese texts.
///
/// Characters that are read in several ways are ordered by their most frequent reading, unless ICU knows the word they stand in.
package final class ChineseOrder: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// By the sound in Hanyu Pinyin, then by strokes.
    case pinyin
    /// By the number of strokes, then by radical.
    case stroke
  }

  private let kind: Kind
  /// Opened when the first key is asked for, since most programs that could sort never do.
  private let collator = Mutex<Collator?>(nil)

  package init(_ kind: Kind) {
    self.kind = kind
  }

  /// Bytes whose order is that of the texts; empty for all texts where ICU lacks its data.
  package func key(of text: String) -> [UInt8] {
    collator.withLock { collator in
      if collator == nil { collator = Collator("zh-u-co-" + kind.rawValue) }
      return collator?.key(of: Array(text.utf16)) ?? []
    }
  }
}

/// ICU's collator: the only place that holds its pointer.
@safe
private struct Collator: ~Copyable {
  private let pointer: OpaquePointer

  init?(_ locale: String) {
    guard let opened = unsafe collator_open(locale) else { return nil }
    unsafe pointer = opened
  }

  deinit {
    unsafe collator_close(pointer)
  }

  func key(of text: [UInt16]) -> [UInt8] {
    let length = Int32(clamping: text.count)
    let needed = unsafe collator_sort_key(pointer, text, length, nil, 0)
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(needed)) { buffer, count in
      count = unsafe Int(min(needed, collator_sort_key(pointer, text, length, buffer.baseAddress, needed)))
    }
  }
}

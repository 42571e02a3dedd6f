/// The bytes a rendering has written: one growing buffer, in which captures are marks.
struct Output: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int
  private let limit: Int
  /// Whether the limit was reached and bytes were dropped.
  private(set) var isFull = false

  init(capacity: Int, limit: Int) {
    self.capacity = max(256, capacity)
    self.limit = limit
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    append(source, bytes.count)
  }

  @inline(__always)
  mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    if capacity &- count < length, !grow(by: length) { return }
    (base + count).update(from: source, count: length)
    count &+= length
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity, !grow(by: 1) { return }
    base[count] = byte
    count &+= 1
  }

  mutating func append(_ text: String) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if isWritten == nil { for byte in text.utf8 { append(byte) } }
  }

  mutating func append(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  mutating func append(_ number: Int) {
    if number >= 0, number < 10 {
      append(UInt8(truncatingIfNeeded: number) &+ 0x30)
      return
    }
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var position = buffer.count
      var rest = number.magnitude
      repeat {
        position -= 1
        buffer[position] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
        rest /= 10
      } while rest > 0
      if number < 0 {
        position -= 1
        buffer[position] = UInt8(ascii: "-")
      }
      append(UnsafeBufferPointer(rebasing: buffer.assumingMemoryBound(to: UInt8.self)[position...]))
    }
  }

  @inline(never)
  private mutating func grow(by length: Int) -> Bool {
    guard count + length <= limit else {
      isFull = true
      return false
    }
    capacity = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    return true
  }

  /// The text written since `mark`, which is taken away.
  mutating func take(from mark: Int) -> String {
    let text = String(decoding: UnsafeBufferPointer(start: base + mark, count: count - mark), as: UTF8.self)
    count = mark
    return text
  }

  /// Forgets what was written since `mark`.
  mutating func drop(from mark: Int) {
    count = mark
  }

  var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }
}

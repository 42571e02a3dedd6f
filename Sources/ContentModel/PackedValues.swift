import Caching

/// The values of a record in one piece of memory, a third of what they take apart; each is made when it is looked at.
struct PackedValues: Sendable {
  /// The number of values, then each behind its size, which is zero for none.
  private let bytes: [UInt8]

  var count: Int {
    var reader = ByteReader(bytes)
    return reader.count() ?? 0
  }

  /// What a value begins with.
  private enum Kind: Int {
    case text
    case integer
    case amount
    case amountWithUnit
    case date
    case year
    case quarter
    case month
    case yes
    case no
    case list
    case names
    case references
    case image
    case coordinates
  }

  init(_ values: [FieldValue?]) {
    var all = ByteWriter()
    all.count(values.count)
    var one = ByteWriter()
    for value in values {
      one.bytes.removeAll(keepingCapacity: true)
      if let value { PackedValues.write(value, to: &one) }
      all.count(one.bytes.count)
      all.bytes(one.bytes[...])
    }
    // A list that grew has room for more bytes than it holds.
    bytes = Array(all.bytes[...])
  }

  subscript(position: Int) -> FieldValue? {
    var reader = ByteReader(bytes)
    let count = reader.count() ?? 0
    precondition(position >= 0 && position < count, "a record has no such field")
    for _ in 0..<position { reader.skipPart() }
    return reader.count() == 0 ? nil : PackedValues.read(&reader)
  }

  private static func write(_ value: FieldValue, to writer: inout ByteWriter) {
    func begin(_ kind: Kind) { writer.count(kind.rawValue) }
    func words(_ words: [String]) {
      writer.count(words.count)
      for word in words { writer.word(word) }
    }
    switch value {
    case .text(let text):
      begin(.text)
      writer.word(text)
    case .integer(let number):
      begin(.integer)
      writer.int(number)
    case .amount(let amount, let unit):
      begin(unit == nil ? .amount : .amountWithUnit)
      writer.amount(amount)
      if let unit { writer.word(unit) }
    case .date(let date):
      begin(.date)
      for number in [date.year, date.month, date.day] { writer.count(number) }
    case .period(.year(let year)):
      begin(.year)
      writer.count(year)
    case .period(.quarter(let year, let quarter)):
      begin(.quarter)
      writer.count(year)
      writer.count(quarter)
    case .period(.month(let year, let month)):
      begin(.month)
      writer.count(year)
      writer.count(month)
    case .boolean(let flag): begin(flag ? .yes : .no)
    case .list(let items):
      begin(.list)
      words(items)
    case .names(let names):
      begin(.names)
      words(names)
    case .references(let ids):
      begin(.references)
      words(ids.flatMap { [$0.collection, $0.key] })
    case .image(let path):
      begin(.image)
      writer.word(path)
    case .coordinates(let latitude, let longitude):
      begin(.coordinates)
      writer.amount(latitude)
      writer.amount(longitude)
    }
  }

  private static func read(_ reader: inout ByteReader) -> FieldValue? {
    switch reader.count().flatMap(Kind.init) {
    case nil: return nil
    case .text: return reader.word().map { .text($0) }
    case .integer: return reader.int().map { .integer($0) }
    case .amount: return reader.amount().map { .amount($0, unit: nil) }
    case .amountWithUnit:
      guard let amount = reader.amount(), let unit = reader.word() else { return nil }
      return .amount(amount, unit: unit)
    case .date:
      guard let year = reader.count(), let month = reader.count(), let day = reader.count() else { return nil }
      return CalendarDate(year: year, month: month, day: day).map { .date($0) }
    case .year: return reader.count().map { .period(.year($0)) }
    case .quarter:
      guard let year = reader.count(), let quarter = reader.count() else { return nil }
      return .period(.quarter(year, quarter))
    case .month:
      guard let year = reader.count(), let month = reader.count() else { return nil }
      return .period(.month(year, month))
    case .yes: return .boolean(true)
    case .no: return .boolean(false)
    case .list: return reader.words().map { .list($0) }
    case .names: return reader.words().map { .names($0) }
    case .references:
      guard let words = reader.words() else { return nil }
      return .references(stride(from: 0, to: words.count - 1, by: 2).map { RecordID(collection: words[$0], key: words[$0 + 1]) })
    case .image: return reader.word().map { .image($0) }
    case .coordinates:
      guard let latitude = reader.amount(), let longitude = reader.amount() else { return nil }
      return .coordinates(latitude: latitude, longitude: longitude)
    }
  }
}

extension ByteWriter {
  fileprivate mutating func amount(_ amount: Amount) {
    int(Int(truncatingIfNeeded: amount.millionths >> 64))
    int(Int(truncatingIfNeeded: amount.millionths))
  }
}

extension ByteReader {
  fileprivate mutating func amount() -> Amount? {
    guard let high = int(), let low = int() else { return nil }
    return Amount(millionths: Int128(high) << 64 | Int128(UInt(bitPattern: low)))
  }

  fileprivate mutating func words() -> [String]? {
    guard let count = count(), count <= remaining else { return nil }
    var words: [String] = []
    words.reserveCapacity(count)
    for _ in 0..<count {
      guard let word = word() else { return nil }
      words.append(word)
    }
    return words
  }
}

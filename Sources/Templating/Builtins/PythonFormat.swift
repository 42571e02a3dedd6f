/// Python's `format % arguments`.
enum PythonFormat {
  private struct Specification {
    var key: String?
    var isLeft = false
    var hasSign = false
    var hasBlank = false
    var hasZeros = false
    var isAlternate = false
    var width = 0
    var precision: Int?
    var type: UInt8 = 0
  }

  /// - Parameter escapes: whether the format is safe markup, so that arguments are escaped.
  static func format(_ format: String, arguments: Value, escapes: Bool, options: TemplateOptions) throws(Fault) -> String {
    let limits = options.limits
    let bytes = Array(format.utf8)
    var result: [UInt8] = []
    var offset = 0
    var next = 0
    let list: [Value]
    if case .tuple(let items) = arguments { list = items } else { list = [arguments] }
    func take() throws(Fault) -> Value {
      guard next < list.count else { throw Messages.formatArguments(tooFew: true) }
      next += 1
      return list[next - 1]
    }
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "%") else {
        result.append(bytes[offset])
        offset += 1
        continue
      }
      offset += 1
      var specification = Specification()
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "(") {
        guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: ")")) else { throw Messages.formatIncomplete() }
        specification.key = String(decoding: bytes[offset + 1..<end], as: UTF8.self)
        offset = end + 1
      }
      flags: while offset < bytes.count {
        switch bytes[offset] {
        case UInt8(ascii: "-"): specification.isLeft = true
        case UInt8(ascii: "+"): specification.hasSign = true
        case UInt8(ascii: " "): specification.hasBlank = true
        case UInt8(ascii: "0"): specification.hasZeros = true
        case UInt8(ascii: "#"): specification.isAlternate = true
        default: break flags
        }
        offset += 1
      }
      func number() throws(Fault) -> Int? {
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "*") {
          offset += 1
          let value = try take()
          guard case .int(let number) = value else { throw Messages.notAnInteger(value) }
          return number
        }
        var value: Int?
        while offset < bytes.count, bytes[offset] &- 0x30 <= 9 {
          value = min((value ?? 0) * 10 + Int(bytes[offset] - 0x30), 1 << 40)
          offset += 1
        }
        return value
      }
      if let width = try number() {
        specification.isLeft = specification.isLeft || width < 0
        specification.width = width == .min ? .max : abs(width)
      }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
        offset += 1
        specification.precision = max(0, try number() ?? 0)
      }
      guard specification.width <= limits.generated, specification.precision ?? 0 <= min(limits.generated, 5000) else {
        throw Messages.tooLong(limits.generated)
      }
      while offset < bytes.count, [UInt8(ascii: "l"), UInt8(ascii: "h"), UInt8(ascii: "L")].contains(bytes[offset]) { offset += 1 }
      guard offset < bytes.count else { throw Messages.formatIncomplete() }
      specification.type = bytes[offset]
      offset += 1
      if specification.type == UInt8(ascii: "%") {
        result.append(UInt8(ascii: "%"))
        continue
      }
      let value: Value
      if let key = specification.key {
        guard case .object(let object) = arguments else { throw Messages.formatNeedsMapping() }
        guard let found = object[key] else { throw Messages.formatKey(key, known: object.shape.names) }
        next = list.count
        value = found
      } else {
        value = try take()
      }
      if case .undefined(let undefined) = value {
        switch undefined.origin {
        case .unchosen: break
        case .attribute: throw Messages.undefined(undefined)
        default: if options.undefined == .strict { throw Messages.undefined(undefined) }
        }
      }
      result += try text(of: value, specification, escapes: escapes).utf8
      guard result.count <= limits.textBytes else { throw Messages.tooLong(limits.textBytes) }
    }
    if next < list.count {
      // Python takes anything that can be indexed for a mapping here.
      switch arguments {
      case .object, .array: break
      default: throw Messages.formatArguments(tooFew: false)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The result for a format that is nothing but `%.2f` or the like, and a number.
  static func fixed(_ format: String, _ argument: Value) -> String? {
    guard format.utf8.count == 4, let number = argument.number?.double else { return nil }
    let digits = format.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      let isPlain = bytes[0] == UInt8(ascii: "%") && bytes[1] == UInt8(ascii: ".") && bytes[2] &- 0x30 <= 9 && bytes[3] == UInt8(ascii: "f")
      return isPlain ? Int(bytes[2] &- 0x30) : nil
    }
    guard let digits = digits ?? nil else { return nil }
    return DecimalText.fixed(number, digits: digits)
  }

  private static func text(of value: Value, _ specification: Specification, escapes: Bool) throws(Fault) -> String {
    var body: String
    var isNumber = true
    switch specification.type {
    case UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a"):
      isNumber = false
      body = specification.type == UInt8(ascii: "s") ? value.text : value.representation
      if escapes, !Filter.isSafe(value) { body = HTMLEscape.escaped(body) }
      if let precision = specification.precision { body = String(body.unicodeScalars.prefix(precision)) }
    case UInt8(ascii: "c"):
      isNumber = false
      if case .int(let code) = value, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) {
        body = String(Character(scalar))
      } else if let text = value.stringText?.text, text.unicodeScalars.count == 1 {
        body = text
      } else {
        throw Messages.formatType(specification.type, value)
      }
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
      let number: Int
      switch value.number {
      case .int(let whole): number = whole
      case .double(let real):
        guard let whole = Int(exactly: real.rounded(.towardZero)) else { throw Messages.numberTooLarge() }
        number = whole
      case nil: throw Messages.formatType(specification.type, value)
      }
      body = padded(String(number.magnitude), specification.precision)
      if number < 0 { body = "-" + body }
    case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
      guard case .int(let number)? = value.number else { throw Messages.formatType(specification.type, value) }
      let radix = specification.type == UInt8(ascii: "o") ? 8 : 16
      body = padded(String(number.magnitude, radix: radix, uppercase: specification.type == UInt8(ascii: "X")), specification.precision)
      if specification.isAlternate { body = "0" + String(Character(Unicode.Scalar(specification.type))) + body }
      if number < 0 { body = "-" + body }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      body = DecimalText.fixed(try real(value, specification.type), digits: specification.precision ?? 6)
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      body = exponential(try real(value, specification.type), digits: specification.precision ?? 6)
      if specification.type == UInt8(ascii: "E") { body = body.uppercased() }
    case UInt8(ascii: "g"), UInt8(ascii: "G"):
      body = general(
        try real(value, specification.type), digits: max(1, specification.precision ?? 6), isAlternate: specification.isAlternate)
      if specification.type == UInt8(ascii: "G") { body = body.uppercased() }
    default: throw Messages.formatCharacter(specification.type)
    }
    return aligned(body, specification, isNumber: isNumber)
  }

  private static func aligned(_ text: String, _ specification: Specification, isNumber: Bool) -> String {
    var body = text
    if isNumber, !body.hasPrefix("-") {
      if specification.hasSign { body = "+" + body } else if specification.hasBlank { body = " " + body }
    }
    let missing = specification.width - body.unicodeScalars.count
    guard missing > 0 else { return body }
    if specification.isLeft { return body + String(repeating: " ", count: missing) }
    guard specification.hasZeros, isNumber else { return String(repeating: " ", count: missing) + body }
    let sign = body.prefix { $0 == "-" || $0 == "+" || $0 == " " }
    return sign + String(repeating: "0", count: missing) + body.dropFirst(sign.count)
  }

  private static func padded(_ digits: String, _ precision: Int?) -> String {
    String(repeating: "0", count: max(0, (precision ?? 0) - digits.utf8.count)) + digits
  }

  private static func real(_ value: Value, _ type: UInt8) throws(Fault) -> Double {
    if let number = value.number { return number.double }
    // Amounts are objects that print as their exact text.
    if case .object(let object) = value, let number = object.display.flatMap({ PythonNumber.double($0) }) { return number }
    throw Messages.formatType(type, value)
  }

  private static func exponential(_ number: Double, digits: Int) -> String {
    guard number.isFinite else { return PythonFloat.text(number) }
    let (significant, exponent) = DecimalText.significant(number, count: digits + 1)
    let text = significant.map { String($0) }.joined()
    let sign = number.sign == .minus ? "-" : ""
    let power = (exponent < 0 ? "-" : "+") + padded(String(abs(exponent)), 2)
    return sign + text.prefix(1) + (digits > 0 ? "." + text.dropFirst() : "") + "e" + power
  }

  /// - Parameter keepsPoint: whether the result is written like a number of its own, with a digit after the point or an exponent.
  static func general(_ number: Double, digits: Int, isAlternate: Bool = false, keepsPoint: Bool = false) -> String {
    guard number.isFinite else { return PythonFloat.text(number) }
    let exponent = DecimalText.significant(number, count: digits).exponent
    var text =
      exponent < -4 || exponent >= (keepsPoint ? digits - 1 : digits)
      ? exponential(number, digits: digits - 1) : DecimalText.fixed(number, digits: max(0, digits - 1 - exponent))
    guard !isAlternate, text.contains(".") else { return text }
    let tail = text.firstIndex(of: "e").map { String(text[$0...]) } ?? ""
    text = String(text.dropLast(tail.count))
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix("."), keepsPoint, tail.isEmpty { return text + "0" }
    if text.hasSuffix(".") { text.removeLast() }
    return text + tail
  }
}

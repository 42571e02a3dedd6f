/// Operations of Python's `str`, by Unicode scalars.
enum PythonString {
  static func strip(_ text: String, _ characters: String?, left: Bool = true, right: Bool = true) -> String {
    let set = characters.map { Set($0.unicodeScalars) }
    func isStripped(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? Whitespace.contains(scalar) }
    var view = Substring(text).unicodeScalars
    if left { view = view.drop(while: isStripped) }
    if right { while let last = view.last, isStripped(last) { view.removeLast() } }
    return String(view)
  }

  /// The lines without their ends, or with them, as `splitlines`.
  static func lines(_ text: String, keepsEnds: Bool = false) -> [String] {
    var result: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    var isOpen = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", afterReturn {
        afterReturn = false
        if keepsEnds { result.append((result.popLast() ?? "") + "\n") }
        continue
      }
      afterReturn = scalar == "\r"
      switch scalar.value {
      case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
        if keepsEnds { line.append(scalar) }
        result.append(String(line))
        line = String.UnicodeScalarView()
        isOpen = false
      default:
        line.append(scalar)
        isOpen = true
      }
    }
    if isOpen { result.append(String(line)) }
    return result
  }

  /// Replaces the first `count` occurrences, all when it is negative.
  static func replace(_ text: String, _ old: String, _ new: String, _ count: Int, limit: Int) throws(Fault) -> String {
    if count == 0 { return text }
    if old.isEmpty {
      var result = ""
      var done = 0
      for scalar in text.unicodeScalars {
        if count < 0 || done < count {
          result += new
          done += 1
          guard result.utf8.count <= limit else { throw Messages.tooLong(limit) }
        }
        result.unicodeScalars.append(scalar)
      }
      return count < 0 || done < count ? result + new : result
    }
    let (source, wanted) = (Array(text.utf8), Array(old.utf8))
    var result: [UInt8] = []
    var offset = 0
    var done = 0
    while let found = TextSearch.find(wanted, in: source, from: offset), count < 0 || done < count {
      result += source[offset..<found]
      result += new.utf8
      guard result.count <= limit else { throw Messages.tooLong(limit) }
      offset = found + wanted.count
      done += 1
    }
    result += source[offset...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of texts joined with another between them.
  static func size(of parts: [String], between separator: String) -> Int {
    parts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
  }

  static func center(_ text: String, _ width: Int, fill: String = " ") -> String {
    let length = text.unicodeScalars.count
    guard width > length else { return text }
    let padding = width - length
    let left = padding / 2 + (padding & width & 1)
    return String(repeating: fill, count: left) + text + String(repeating: fill, count: padding - left)
  }

  static func reversed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
  }

  /// The text with blanks up to the next stop instead of each tab, as `expandtabs`.
  static func expanded(_ text: String, tabs width: Int, limit: Int) throws(Fault) -> String {
    var result = String.UnicodeScalarView()
    var column = 0
    for scalar in text.unicodeScalars {
      guard scalar == "\t" else {
        result.append(scalar)
        column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        continue
      }
      guard width > 0 else { continue }
      let blanks = width - column % width
      guard blanks <= limit - result.count else { throw Messages.tooLong(limit) }
      result.append(contentsOf: repeatElement(" ", count: blanks))
      column += blanks
    }
    return String(result)
  }

  /// Whether Python shows a character as it is: no control, format or unassigned character and no blank but the common one.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  /// What `\w` matches.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// Pieces between blanks, as `split()`.
  static func words(_ text: String, maximum: Int = -1) -> [String] {
    var result: [String] = []
    var rest = Substring(text).unicodeScalars.drop(while: Whitespace.contains)
    while !rest.isEmpty {
      if maximum >= 0, result.count == maximum {
        result.append(strip(String(rest), nil, left: false))
        break
      }
      let word = rest.prefix { !Whitespace.contains($0) }
      result.append(String(word))
      rest = rest[word.endIndex...].drop(while: Whitespace.contains)
    }
    return result
  }

  /// Pieces between separators, as `split(separator)`.
  static func split(_ text: String, _ separator: String, maximum: Int = -1) -> [String] {
    let (source, wanted) = (Array(text.utf8), Array(separator.utf8))
    var result: [String] = []
    var offset = 0
    while maximum < 0 || result.count < maximum, let found = TextSearch.find(wanted, in: source, from: offset) {
      result.append(String(decoding: source[offset..<found], as: UTF8.self))
      offset = found + wanted.count
    }
    result.append(String(decoding: source[offset...], as: UTF8.self))
    return result
  }
}

/// Plain searches in UTF-8.
enum TextSearch {
  static func find(_ wanted: [UInt8], in source: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first else { return start <= source.count ? start : nil }
    guard source.count - start >= wanted.count else { return nil }
    if wanted.count > 16 { return findLong(wanted, in: source, from: start) }
    var offset = start
    let last = source.count - wanted.count
    while offset <= last {
      if source[offset] == first, source[offset..<offset + wanted.count].elementsEqual(wanted) { return offset }
      offset += 1
    }
    return nil
  }

  /// By Knuth, Morris and Pratt, whose time does not grow with the product of the lengths.
  private static func findLong(_ wanted: [UInt8], in source: [UInt8], from start: Int) -> Int? {
    // How much of the beginning ends at each position.
    var borders = [Int](repeating: 0, count: wanted.count)
    var matched = 0
    for position in 1..<wanted.count {
      while matched > 0, wanted[position] != wanted[matched] { matched = borders[matched - 1] }
      if wanted[position] == wanted[matched] { matched += 1 }
      borders[position] = matched
    }
    matched = 0
    for position in start..<source.count {
      while matched > 0, source[position] != wanted[matched] { matched = borders[matched - 1] }
      if source[position] == wanted[matched] { matched += 1 }
      if matched == wanted.count { return position + 1 - matched }
    }
    return nil
  }

  static func contains(_ text: String, _ part: String) -> Bool {
    find(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
  }
}

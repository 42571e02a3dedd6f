/// The encoding a file is read in, and how sure that is.
struct EncodingChoice {
  let encoding: TextEncoding
  /// Whether two encodings fit and nothing but likelihood decided.
  let isDoubtful: Bool
  /// What the bytes are as UTF-8, where that was looked at.
  let survey: UTF8Survey?

  /// Chooses in the order that was measured to be right: given, marked, strict UTF-8, GB18030.
  init(_ bytes: [UInt8], given: TextEncoding?, marked: TextEncoding?, knownWords: [String]) {
    if let certain = given ?? marked {
      (encoding, isDoubtful) = (certain, false)
      survey = certain == .utf8 ? UTF8Survey(bytes.span) : nil
      return
    }
    let survey = UTF8Survey(bytes.span)
    self.survey = survey
    if let fault = survey.fault {
      let isUTF8 = EncodingChoice.isDamagedUTF8(bytes, survey, fault, knownWords)
      (encoding, isDoubtful) = (isUTF8 ? .utf8 : .gb18030, false)
    } else if survey.twoByteCharacters > 0, survey.longCharacters == 0 {
      // Short GBK text can be well-formed UTF-8 by chance (平 reads as ƽ); Chinese in UTF-8 always has characters of three bytes.
      (encoding, isDoubtful) = EncodingChoice.judge(bytes, survey, knownWords)
    } else {
      (encoding, isDoubtful) = (.utf8, false)
    }
  }

  /// Whether bytes that are not UTF-8 throughout are UTF-8 with a fault rather than GB18030.
  private static func isDamagedUTF8(_ bytes: [UInt8], _ survey: UTF8Survey, _ fault: Int, _ knownWords: [String]) -> Bool {
    // GBK text practically never begins with several well-formed three-byte characters.
    if survey.longCharacters >= 6 { return true }
    let gb = GB18030.decode(bytes)
    if let gbFault = gb.fault, gbFault < fault { return true }
    let (asUTF8, asGB) = (words(knownWords, in: bytes[..<fault]), words(knownWords, in: gb.text[...]))
    return asUTF8 > asGB
  }

  private static func judge(_ bytes: [UInt8], _ survey: UTF8Survey, _ knownWords: [String]) -> (TextEncoding, Bool) {
    let gb = GB18030.decode(bytes)
    guard gb.fault == nil else { return (.utf8, false) }
    let (asUTF8, asGB) = (words(knownWords, in: bytes[...]), words(knownWords, in: gb.text[...]))
    if asUTF8 != asGB { return (asUTF8 > asGB ? .utf8 : .gb18030, false) }
    return survey.rareTwoByteCharacters > 0 ? (.gb18030, true) : (.utf8, false)
  }

  /// How many of `words` that are not plain ASCII stand in the first lines of `text`.
  private static func words(_ words: [String], in text: ArraySlice<UInt8>) -> Int {
    let head = String(decoding: text.prefix(4096), as: UTF8.self)
    return words.count { word in word.utf8.contains { $0 >= 0x80 } && !word.isEmpty && head.contains(word) }
  }
}

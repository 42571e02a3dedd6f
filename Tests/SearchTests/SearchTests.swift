import Search
import TestSupport
import Testing

/// What is found, held against a search that reads every text from its beginning to its end.
@Suite struct SearchTests {
  /// Whether a text has every part of a query: the slow, obvious answer.
  static func isFound(_ query: String, in document: SearchDocument) -> Bool {
    let parts = SearchText.parts(of: query)
    let own = [document.title, document.text].map { SearchText.parts(of: $0) }
    return !parts.isEmpty
      && parts.allSatisfy { part in
        own.joined().contains { candidate in
          switch (part, candidate) {
          case (.run(let wanted), .run(let run)): run.indices.contains { run[$0...].starts(with: wanted) }
          case (.word(let wanted), .word(let word)): word.unicodeScalars.starts(with: wanted.unicodeScalars)
          default: false
          }
        }
      }
  }

  static func documents(_ texts: [(String, String)]) -> [SearchDocument] {
    texts.map { SearchDocument(path: "p/", title: $0.0, section: "", text: $0.1) }
  }

  @Test(arguments: [
    ("村", [0, 1]), ("示例村", [0, 1]), ("例村甲", [0]), ("甲乙", []), ("稻田步道", [1]), ("田步", [1]), ("a级", [0]), ("AAA", [0]), ("aa", [0]),
    ("aaaa", []),
    ("ＡＡＡ", [0]), ("２０２０", [1]), ("2020 稻田", [1]), ("稻田，2020", [1]), ("步道 甲", []), ("", []), ("，。", []), ("𠮷", [1]), ("田𠮷", [1]),
    ("豈", [0]),
    ("café", [1]), ("Ёлка", [0]), ("елка", []), ("ёлк", [0]), ("折行处", [1]), ("两段", []), ("第3批", [0]), ("第批", []),
  ])
  func finds(query: String, expected: [Int]) throws {
    let documents = Self.documents([
      ("示例村甲", "乙组。AAA 级 Ёлка 豈 第3批"), ("示例村乙", "稻田步道，２０２０年起。稻田𠮷 CAFÉ 折行\u{20}处 两\n段"),
    ])
    #expect(try IndexReader(SearchIndex.files(of: documents)).documents(for: query) == expected)
    #expect(documents.indices.filter { Self.isFound(query, in: documents[$0]) } == expected)
  }

  /// Few letters, so that runs repeat and cross one another; punctuation, spaces, words, rare characters and full-width forms between them.
  @Test(arguments: 0..<8)
  func findsWhatTheSlowSearchFinds(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let letters = Array("稻稻田田村步道豈𠮷々〇ａＢc1２ 　，。\n-é").map(String.init)
    func text(_ length: ClosedRange<Int>) -> String {
      (0..<Int.random(in: length, using: &numbers)).map { _ in letters.randomElement(using: &numbers) ?? "" }.joined()
    }
    let documents = Self.documents((0..<Int.random(in: 1...60, using: &numbers)).map { _ in (text(0...6), text(0...400)) })
    let reader = try IndexReader(SearchIndex.files(of: documents))
    #expect(reader.lengthsAddUp)
    for _ in 0..<60 {
      let query = text(1...7)
      let expected = documents.indices.filter { Self.isFound(query, in: documents[$0]) }
      #expect(reader.documents(for: query) == expected, "\(query)")
    }
  }

  /// Many different characters, so that the postings are spread over many files.
  @Test func findsAcrossFiles() throws {
    var numbers = SeededNumbers(seed: 7)
    func text(_ length: Int) -> String {
      String(String.UnicodeScalarView((0..<length).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x4E00...0x5200, using: &numbers)) }))
    }
    let words = (0..<3000).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &numbers), radix: 36) }
    let documents = Self.documents(words.indices.map { (text(4), text(60) + " " + words[$0]) })
    let files = SearchIndex.files(of: documents)
    #expect(files.filter { $0.name.hasPrefix("h") }.count > 20)
    #expect(files.filter { $0.name.hasPrefix("w") }.count > 5)
    let reader = try IndexReader(files)
    for _ in 0..<60 {
      let document = Int.random(in: documents.indices, using: &numbers)
      let scalars = Array(documents[document].text.unicodeScalars.prefix(60))
      let start = Int.random(in: 0..<50, using: &numbers)
      let query = String(String.UnicodeScalarView(scalars[start..<start + Int.random(in: 1...5, using: &numbers)]))
      #expect(reader.documents(for: query) == documents.indices.filter { Self.isFound(query, in: documents[$0]) }, "\(query)")
      #expect(reader.documents(for: words[document]).contains(document))
    }
  }

  @Test func filesAreTheSameEveryTimeAndSmall() {
    let documents = Self.documents((0..<400).map { ("第\($0)篇", String(repeating: "春风又绿稻田。", count: 20) + "\($0)") })
    let files = SearchIndex.files(of: documents)
    #expect(files.map(\.bytes) == SearchIndex.files(of: documents).map(\.bytes))
    #expect(files.filter { $0.name.hasPrefix("t") }.allSatisfy { $0.bytes.count < 8 * 1024 })
    #expect(Set(files.map(\.name)).count == files.count)
  }

  @Test func withoutDocumentsThereIsADirectory() throws {
    let files = SearchIndex.files(of: [])
    #expect(files.map(\.name) == ["directory.js"])
    #expect(try IndexReader(files).documents(for: "村").isEmpty)
  }

  @Test func textsAreTidied() {
    let document = SearchDocument(path: "", title: "", section: "", text: "  稻田\n步道 ，长\u{3000}\u{3000}a  b \n")
    #expect(document.text == "稻田 步道，长 a b")
  }
}

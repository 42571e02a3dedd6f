import TestSupport
import Testing
import YAML

/// The events of texts, written with a letter each; that they become settings is seen in `Tests/Fixtures/content`.
@Suite struct YAMLParserTests {
  @Test(arguments: [
    ("", ""),
    ("# 只有注释\n", ""),
    ("---\n", "D ''@2:1"),
    ("title: 茶园\n", "D {@1:1 title@1:1 茶园@1:8 }@2:1"),
    ("a: '1'\nb: \"2\"\nc: |\n  3\n", "D {@1:1 a@1:1 '1'@1:4 b@2:1 '2'@2:4 c@3:1 '3\n'@3:4 }@5:1"),
    ("村: [一, 二]\n", "D {@1:1 村@1:1 [@1:4 一@1:5 二@1:8 ]@1:9 }@2:1"),
    ("- &x 村\n- *x\n", "D [@1:1 &x 村@1:3 *x@2:3 ]@3:1"),
    ("- !!int 3\n", "D [@1:1 3@1:3 ]@2:1"),
    ("a\n---\nb\n", "D a@1:1 D b@3:1"),
  ]) func eventsStandWhereTheTextSays(text: String, expected: String) throws {
    #expect(try events(text) == expected)
  }

  @Test(arguments: [
    ("a: [1, 2\n", YAMLError.syntax("did not find expected ',' or ']'", YAMLMark(line: 2, column: 1))),
    // Told where it was opened.
    ("a:\n  b: \"没有完\n", .syntax("found unexpected end of stream", YAMLMark(line: 2, column: 6))),
    ("a: 1\nb: @x\n", .syntax("found character that cannot start any token", YAMLMark(line: 2, column: 4))),
    ("a: \u{1}\n", .unreadable),
  ]) func textsThatAreNotYAML(text: String, expected: YAMLError) {
    #expect(throws: expected) { try events(text) }
  }

  @Test func nestingHasAnEnd() {
    let deepest = YAMLParser.maximumDepth
    for (opening, closing) in [("[", "]"), ("- ", ""), ("{a: ", "}")] {
      let most = String(repeating: opening, count: deepest) + String(repeating: closing, count: deepest)
      #expect(throws: Never.self) { try events(most) }
      let mark = YAMLMark(line: 1, column: deepest * opening.count + 1)
      #expect(throws: YAMLError.syntax("values are nested too deeply", mark)) { try events(String(repeating: opening, count: 100_000)) }
    }
  }

  /// Texts with random slips are read or refused; what is said of them stands within the text.
  @Test func damagedTextsAreReadOrRefused() {
    let text = Array("title: 茶园\nlist: [一, \"二\", {a: b}]\ntext: |\n  行\n  行\n- &x *x !t 'q'\n".utf8)
    var numbers = SeededNumbers(seed: 3)
    let signs = Array("\n\t :-[]{}'\"&*!|>,#%@a".utf8)
    for _ in 0..<2000 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        damaged[Int.random(in: damaged.indices, using: &numbers)] = signs[Int.random(in: signs.indices, using: &numbers)]
      }
      let lines = damaged.split(separator: 0x0A, omittingEmptySubsequences: false).count
      do {
        _ = try events(damaged)
      } catch YAMLError.syntax(_, let mark) {
        #expect((1...lines).contains(mark.line) && mark.column >= 1)
      } catch {}
    }
  }

  private func events(_ text: String) throws -> String { try events(Array(text.utf8)) }

  /// Values as `text@line:column`, quoted ones in quotes; the beginnings and ends of lists and mappings by their brackets.
  private func events(_ text: [UInt8]) throws -> String {
    var parser = YAMLParser(text)
    var events: [String] = []
    while true {
      let event = try parser.next()
      let anchor = event.anchor.map { "&\($0) " } ?? ""
      let place = "@\(event.mark.line):\(event.mark.column)"
      switch event.kind {
      case .documentStart: events.append("D")
      case .scalar(let text, let isPlain): events.append(anchor + (isPlain && !text.isEmpty ? text : "'\(text)'") + place)
      case .sequenceStart: events.append(anchor + "[" + place)
      case .sequenceEnd: events.append("]" + place)
      case .mappingStart: events.append(anchor + "{" + place)
      case .mappingEnd: events.append("}" + place)
      case .alias(let name): events.append("*\(name)" + place)
      case .end: return events.joined(separator: " ")
      }
    }
  }
}

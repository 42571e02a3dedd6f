import Collation
import Testing

@Suite struct ChineseOrderTests {
  private func sorted(_ texts: [String], _ kind: ChineseOrder.Kind) -> [String] {
    let order = ChineseOrder(kind)
    return texts.map { (order.key(of: $0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  @Test func surnamesBySound() {
    #expect(sorted(["王", "李", "张", "刘", "陈"], .pinyin) == ["陈", "李", "刘", "王", "张"])
  }

  @Test func surnamesByStrokes() {
    #expect(sorted(["王", "李", "张", "刘", "陈"], .stroke) == ["王", "刘", "张", "李", "陈"])
    #expect(sorted(["七", "三", "一", "二"], .stroke) == ["一", "七", "二", "三"])
  }

  @Test func longerTextsFollowTheirBeginnings() {
    #expect(sorted(["李四", "李", "李三"], .pinyin) == ["李", "李三", "李四"])
  }

  @Test func wordsDecideHowACharacterIsRead() {
    #expect(sorted(["重庆", "中山", "陈"], .pinyin) == ["陈", "重庆", "中山"])
  }

  @Test func digitsStandBeforeCharactersAndLettersBehind() {
    #expect(sorted(["A村", "示例村", "2号"], .pinyin) == ["2号", "示例村", "A村"])
  }

  @Test func anyTextHasAKey() {
    for kind in ChineseOrder.Kind.allCases {
      let order = ChineseOrder(kind)
      #expect(order.key(of: "") == order.key(of: ""))
      #expect(!order.key(of: "𠮷龘😀\u{0}").isEmpty)
      #expect(order.key(of: String(repeating: "长", count: 10_000)).count > 10_000)
    }
  }
}

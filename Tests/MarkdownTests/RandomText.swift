import TestSupport

/// A text with everything the profile knows, at which random places are written over.
enum RandomText {
  static let seed = """
    ---
    title: 标题
    ---
    # 一、平西乡*概况*

    **注意：**正文，见[产品](../a.md "好")和https://a.cn/路径。20*30*40，3~5天。
    第二行“引文”[^1]~~删去。~~之后`代码*`

    > [!提示]
    > 甲

    ![图](a.jpg "说明")

    | 名称 | 价格 |
    |:-----|-----:|
    | 大米 | 28   |

    - [x] 完成
      1. 甲

    <!-- 内部 -->

    [^1]: 注
    """
  private static let pieces: [[UInt8]] = [
    "*", "**", "~~", "_", "`", "[", "](", ")", "!", "<", ">", "<!--", "-->", "|", "\n", "\n\n", "    ", "\r", "\t", "：", "“", "”", "\\",
    "&", "[^1]", "[^1]:",
    "> ", "- ", "1. ", "---\n", "```\n", "http://", "www.", "@", "\u{E000}", "\u{F8FF}", "\u{FEFF}", "😀", "[!提示]", "[目录]\n",
  ].map { Array($0.utf8) }

  /// The text after one to eight changes.
  static func mutated(_ numbers: inout SeededNumbers) -> String {
    var scalars = Array(seed.unicodeScalars)
    for _ in 0..<Int.random(in: 1...8, using: &numbers) {
      let place = Int.random(in: 0..<scalars.count, using: &numbers)
      let piece = String(decoding: pieces.randomElement(using: &numbers) ?? [], as: UTF8.self).unicodeScalars
      switch Int.random(in: 0...2, using: &numbers) {
      case 0: scalars.insert(contentsOf: piece, at: place)
      case 1: scalars.replaceSubrange(place..<min(scalars.count, place + 3), with: piece)
      default: scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 1...6, using: &numbers)))
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

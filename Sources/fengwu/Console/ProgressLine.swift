import Diagnostics
import SiteBuilding
import SystemPackage

/// One line on a terminal that tells how far a long run is; nothing is written when nobody watches.
struct ProgressLine: Sendable {
  private let language: Language
  private let isShown: Bool

  init(language: Language) {
    self.language = language
    isShown = Console.isTerminal(.standardError)
  }

  func show(_ progress: BuildProgress) {
    guard isShown else { return }
    let text =
      switch progress {
      case .reading: LocalizedText(zh: "读取内容…", en: "reading …")
      case .planning: LocalizedText(zh: "安排网页…", en: "planning …")
      case .checking: LocalizedText(zh: "检查…", en: "checking …")
      case .rendering(let done, let count): LocalizedText(zh: "生成网页 \(done)/\(count)", en: "rendering \(done)/\(count)")
      case .pictures(let done, let count): LocalizedText(zh: "生成图片 \(done)/\(count)", en: "making pictures \(done)/\(count)")
      case .printing(let done, let count): LocalizedText(zh: "打印报告 \(done)/\(count)", en: "printing \(done)/\(count)")
      case .publishing: LocalizedText(zh: "写入…", en: "writing …")
      }
    Console.write("\r\u{1B}[K" + text.text(in: language), to: .standardError)
  }

  /// Takes the line away again.
  func clear() {
    if isShown { Console.write("\r\u{1B}[K", to: .standardError) }
  }
}

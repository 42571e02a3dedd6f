/// What an official document carries besides its text (GB/T 9704-2012), as its issuer gives it: what is not given is not printed.
package struct OfficialForm: Sendable, Hashable {
  /// 发文机关标志, the red head; nil prints none.
  package var mark: String?
  /// 抄送机关.
  package var copies: [String] = []
  /// 印发机关.
  package var printer: String?
  package var issues: [Issue] = []

  package init() {}

  /// What belongs to the document of one period.
  package struct Issue: Sendable, Hashable {
    package let period: Period
    /// 发文字号, such as 示例办发〔2020〕1号.
    package var number: String?
    /// 印发日期.
    package var printed: CalendarDate?
    /// 主送机关.
    package var recipients: [String] = []

    package init(period: Period) {
      self.period = period
    }
  }

  package func issue(of period: Period) -> Issue? {
    issues.first { $0.period == period }
  }

  /// A document number with its year in the brackets that are prescribed; nil when the text has no year and number at all.
  package static func documentNumber(_ text: String) -> String? {
    let brackets: [Character: Character] = ["[": "〔", "【": "〔", "(": "〔", "（": "〔", "]": "〕", "】": "〕", ")": "〕", "）": "〕"]
    let written = String(text.map { brackets[$0] ?? $0 })
    guard let open = written.firstIndex(of: "〔"), let close = written.firstIndex(of: "〕"), open < close, written.hasSuffix("号") else {
      return nil
    }
    let year = written[written.index(after: open)..<close]
    let count = written[written.index(after: close)...].dropLast()
    let digits = { (text: Substring) in !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber } }
    guard open > written.startIndex, year.count == 4, digits(year), digits(count), !count.hasPrefix("0") else { return nil }
    return written
  }
}

import Diagnostics
import Rendering
import SiteBuilding
import Synchronization

/// Where the time of a build goes: its stages, and the templates and pages that take longest.
final class BuildProfile: Sendable {
  /// What the build tells the times of its pages to.
  let times: RenderTimes
  private let clock: @Sendable () -> Duration
  private let stages = Mutex<[(stage: Stage, start: Duration)]>([])

  private enum Stage: Sendable, Equatable {
    case reading, planning, checking, rendering, pictures, printing, publishing

    init(_ progress: BuildProgress) {
      switch progress {
      case .reading: self = .reading
      case .planning: self = .planning
      case .checking: self = .checking
      case .rendering: self = .rendering
      case .pictures: self = .pictures
      case .printing: self = .printing
      case .publishing: self = .publishing
      }
    }

    var name: LocalizedText {
      switch self {
      case .reading: LocalizedText(zh: "读取内容", en: "reading")
      case .planning: LocalizedText(zh: "安排网页、编译模板", en: "planning pages, compiling templates")
      case .checking: LocalizedText(zh: "检查", en: "checking")
      case .rendering: LocalizedText(zh: "生成网页和报告", en: "rendering pages and reports")
      case .pictures: LocalizedText(zh: "制作图片", en: "making pictures")
      case .printing: LocalizedText(zh: "打印报告", en: "printing reports")
      case .publishing: LocalizedText(zh: "写入", en: "writing")
      }
    }
  }

  /// - Parameter clock: the time since any fixed moment.
  init(clock: @escaping @Sendable () -> Duration) {
    self.clock = clock
    times = RenderTimes(clock: clock)
  }

  /// Takes note of how far the build is.
  func note(_ progress: BuildProgress) {
    let (stage, now) = (Stage(progress), clock())
    stages.withLock { if $0.last?.stage != stage { $0.append((stage, now)) } }
  }

  /// The profile of a build that has just ended, for a text of fixed width.
  func text(in language: Language) -> String {
    let end = clock()
    let passed = stages.withLock { $0 }
    var lines = [LocalizedText(zh: "各阶段（毫秒）", en: "stages (ms)").text(in: language)]
    for (index, stage) in passed.enumerated() {
      let until = index + 1 < passed.count ? passed[index + 1].start : end
      lines.append(row(until - stage.start, stage.stage.name.text(in: language)))
    }
    let entries = times.entries
    lines += [LocalizedText(zh: "网页（数目）", en: "pages (count)").text(in: language)]
    if passed.count == 1 {
      lines.append(number("", LocalizedText(zh: "内容和上次一样，什么也没有做", en: "the content is as it was: nothing was done").text(in: language)))
    }
    for choice in PageReuse.Choice.allCases {
      let count = entries.count { $0.choice == choice }
      if count > 0 { lines.append(number("\(count)", choice.reason.text(in: language))) }
    }
    var templates: [String: (count: Int, time: Duration)] = [:]
    for entry in entries {
      templates[entry.template, default: (0, .zero)].count += 1
      templates[entry.template, default: (0, .zero)].time += entry.whole
    }
    lines.append(LocalizedText(zh: "最费时的模板（毫秒，网页数）", en: "slowest templates (ms, pages)").text(in: language))
    for (name, use) in templates.sorted(by: { ($1.value.time, $0.key) < ($0.value.time, $1.key) }).prefix(10) {
      lines.append(row(use.time, "\(name)  \(use.count)"))
    }
    lines.append(LocalizedText(zh: "最费时的网页（毫秒，其中数据）", en: "slowest pages (ms, of which data)").text(in: language))
    for entry in entries.sorted(by: { ($1.whole, $0.path) < ($0.whole, $1.path) }).prefix(10) {
      lines.append(row(entry.whole, "\(entry.path)  \(milliseconds(entry.data))"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ time: Duration, _ text: String) -> String { number(milliseconds(time), text) }

  private func number(_ number: String, _ text: String) -> String {
    String(repeating: " ", count: max(0, 10 - number.utf8.count)) + number + "  " + text
  }

  /// Milliseconds with one place.
  private func milliseconds(_ time: Duration) -> String {
    let tenths = Int(time / .microseconds(100))
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension PageReuse.Choice {
  fileprivate var reason: LocalizedText {
    switch self {
    case .taken: LocalizedText(zh: "和上次一样，直接沿用", en: "taken over: made from the same template and data")
    case .new: LocalizedText(zh: "新生成：上次没有这一页，或没有可用的缓存", en: "rendered: not there last time, or nothing is remembered")
    case .changed: LocalizedText(zh: "新生成：模板或用到的数据变了", en: "rendered: the template, or the data it shows, changed")
    case .unknown: LocalizedText(zh: "新生成：说不清用到了什么", en: "rendered: what it is made from cannot be told")
    }
  }
}

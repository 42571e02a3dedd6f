import ContentModel
import Glibc

/// The only place that asks the clock.
enum Clock {
  /// Today in the machine's time zone; nil when the clock is outside the calendar's range.
  static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// The time since some fixed moment, which only ever goes forward.
  static let monotonic: @Sendable () -> Duration = {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
  }

  /// The processors a build may use.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A moment, in seconds since 1970, in the machine's time zone: `2020-04-10 09:30`.
  static func text(of moment: Int) -> String {
    var moment = time_t(moment)
    var parts = tm()
    guard localtime_r(&moment, &parts) != nil else { return "?" }
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    return day + " \(padded(parts.tm_hour)):\(padded(parts.tm_min))"
  }
}

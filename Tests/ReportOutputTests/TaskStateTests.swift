import ContentModel
import Testing

@testable import ReportOutput

@Suite("The state of a task over its responsible units")
struct TaskStateTests {
  @Test(
    "is rolled up by the rule the report prints",
    arguments: [
      ([], .silent),
      ([nil], .silent),
      ([nil, nil], .silent),
      ([.completed], .completed),
      ([.completed, .completed], .completed),
      ([.completed, nil], .progressing),
      ([.completed, .progressing], .progressing),
      ([.completed, .notStarted], .progressing),
      ([.progressing], .progressing),
      ([.progressing, nil], .progressing),
      ([.notStarted], .notStarted),
      ([.notStarted, nil], .notStarted),
      ([.notStarted, .notStarted], .notStarted),
      ([.notStarted, .progressing], .progressing),
      ([.late], .late),
      ([.late, nil], .late),
      ([.late, .completed, .completed], .late),
      ([.notStarted, .late], .late),
    ] as [([WrittenState?], TaskState)])
  func rollUp(written: [WrittenState?], expected: TaskState) {
    #expect(TaskState.rolledUp(written) == expected)
    #expect(TaskState.rolledUp(written.reversed()) == expected)
  }

  @Test("counts every task once, late and silent ones first in the list")
  func summary() throws {
    let report = try Fixture.report(Fixture.entries())
    #expect(report.tasks.reports.map(\.state) == [.completed, .progressing, .late])
    #expect(report.text("tasks.total") == "3")
    #expect(report.text("tasks.state.late") == "1")
    #expect(report.text("tasks.state.silent") == "0")
    #expect(report.text("tasks.completion") == "33.3%")
    #expect(report.text("entries.expected") == "5")
    #expect(report.text("entries.received") == "4")
    #expect(report.text("entries.rate") == "80.0%")
    #expect(report.tasks.reports[1].silentUnits == [Fixture.school])
    #expect(report.text("tasks.state.silent.previous") == "2")
    #expect(report.figures["tasks.state.silent.change"]?.text == "-2")
  }

  @Test("what a unit that is not responsible wrote is shown, not counted")
  func others() throws {
    var entries = try Fixture.entries()
    entries.progress.append(try Fixture.progress("2020Q1", 1, Fixture.farm, .late, line: 9))
    let report = try Fixture.report(entries)
    #expect(report.tasks.reports[0].state == .completed)
    #expect(report.tasks.reports[0].others.map(\.unit) == [Fixture.farm])
    #expect(report.findings.map(\.kind) == [.notResponsible])
  }

  @Test("a month takes what was written for its quarter")
  func month() throws {
    #expect(try Fixture.report(Fixture.entries(), "2020-02").tasks.reports.map(\.state) == [.completed, .progressing, .late])
  }

  @Test("a year takes the latest quarter each unit wrote for")
  func year() throws {
    var entries = try Fixture.entries()
    entries.progress.append(try Fixture.progress("2020Q2", 3, Fixture.farm, .completed, completed: "2020-06-01", line: 2))
    entries.progress.append(try Fixture.progress("2020Q2", 3, Fixture.school, .completed, completed: "2020-06-01", line: 3))
    #expect(try Fixture.report(entries, "2020").tasks.reports[2].state == .completed)
    #expect(try Fixture.report(entries, "2020Q1").tasks.reports[2].state == .late)
  }
}

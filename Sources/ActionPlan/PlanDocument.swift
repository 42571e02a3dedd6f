package import Diagnostics

/// A government plan of action as it was issued: its headings, numbered tasks and responsible units, each with its place.
///
/// This target knows how such documents are written and what goes wrong in them. It knows no files, no schemas and no progress of the tasks.
package struct PlanDocument: Sendable {
  /// The plan's own title, lines joined; empty when none was recognised.
  package var title: String
  /// The office that signed the notice, as written above the date.
  package var issuer: String?
  /// The date of the notice as written, such as `2019年12月7日`.
  package var date: String?
  /// Headings in the order of the document.
  package var sections: [Section]
  /// Tasks in the order of the document; numbers need be neither gapless nor unique.
  package var tasks: [Task]

  /// A heading.
  package struct Section: Sendable, Hashable {
    /// The heading as written, with its number: `二、主要任务` or `(一)指导思想`.
    package let title: String
    /// 1 for `一、`, 2 for `（一）`.
    package let level: Int
    /// This heading and those above it, outermost first.
    package let path: [String]
    package let location: Location
  }

  /// A numbered task.
  package struct Task: Sendable {
    package let number: Int
    /// The headings above the task, outermost first; empty before the first heading.
    package let section: [String]
    /// The task as written, without its number and the bracket that names the units.
    package let text: String
    /// The responsible units in the order of the document.
    package let units: [Unit]
    /// How several units share the task, as written: `按职责分工负责`; nil when the document does not say.
    package let mode: String?
    /// Those who cooperate (配合), often a group rather than one unit.
    package let cooperators: [Unit]
    /// The number with its mark.
    package let location: Location
    /// The phrase in `mode`.
    package let modeLocation: Location?
  }

  /// A unit named in a task.
  package struct Unit: Sendable, Hashable {
    /// The title of the known unit; the name as written when it is not known.
    package let title: String
    /// The name as the document writes it: a title, an alias or a name nobody knows.
    package let written: String
    package let isKnown: Bool
    package let location: Location
  }
}

/// A unit that a plan may name.
package struct UnitName: Sendable, Hashable {
  package let title: String
  /// Other names of the same unit: full, former or later ones.
  package let aliases: [String]

  package init(title: String, aliases: [String] = []) {
    self.title = title
    self.aliases = aliases
  }
}

import ContentModel

/// A row of a source file that a figure was computed from.
package struct SourceRow: Sendable, Hashable, Comparable {
  /// The path relative to the project's root.
  package let file: String
  /// The line, from 1.
  package let line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  init(_ record: Record) {
    self.init(file: record.origin.file, line: Int(record.origin.start.line))
  }

  package static func < (left: SourceRow, right: SourceRow) -> Bool {
    (left.file, left.line) < (right.file, right.line)
  }
}

extension Sequence<SourceRow> {
  /// All rows in short: `FILE:2-14,17; FILE:3`, files and lines in order.
  package var compactText: String {
    var files: [String] = []
    var rest = Set(self).sorted()[...]
    while let first = rest.first {
      let own = rest.prefix { $0.file == first.file }
      rest = rest.dropFirst(own.count)
      files.append(first.file + ":" + ranges(own.map(\.line)))
    }
    return files.joined(separator: "; ")
  }

  private func ranges(_ lines: [Int]) -> String {
    var parts: [String] = []
    var index = 0
    while index < lines.count {
      var last = index
      while last + 1 < lines.count, lines[last + 1] - lines[last] == 1 { last += 1 }
      parts.append(last == index ? "\(lines[index])" : "\(lines[index])-\(lines[last])")
      index = last + 1
    }
    return parts.joined(separator: ",")
  }
}

/// A place in a source file, complete enough to be shown without reading the file again.
public struct Location: Sendable, Hashable {
  /// The path relative to the project's root, with `/` between folders.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars.
  public let column: Int
  /// The scalars the place covers on its line, at least 1.
  public let length: Int
  /// The text of the line without its line end; nil when the file is not text or was not read.
  public let excerpt: String?

  public init(file: String, line: Int = 1, column: Int = 1, length: Int = 1, excerpt: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.excerpt = excerpt
  }
}

extension Location: Comparable {
  /// Orders by file, then line, then column: the order in which a reader mends faults.
  public static func < (left: Location, right: Location) -> Bool {
    (left.file, left.line, left.column, left.length, left.excerpt ?? "") < (
      right.file, right.line, right.column, right.length, right.excerpt ?? ""
    )
  }
}

extension Location {
  /// The same place in a file of another name, for a tool that knows its inputs by shorter names than the user does.
  public func renaming(_ rename: (String) -> String) -> Location {
    Location(file: rename(file), line: line, column: column, length: length, excerpt: excerpt)
  }
}

extension Location {
  /// The place of `text` within this one, such as one item of a list in a cell; the same place where its line does not show the text.
  public func narrowed(to text: String) -> Location {
    guard let excerpt else { return self }
    let line = Array(excerpt.unicodeScalars)
    let wanted = Array(text.unicodeScalars)
    let end = min(line.count, column - 1 + length)
    guard !wanted.isEmpty, column >= 1, end - wanted.count >= column - 1 else { return self }
    for start in (column - 1)...(end - wanted.count) where line[start..<(start + wanted.count)].elementsEqual(wanted) {
      return Location(file: file, line: self.line, column: start + 1, length: wanted.count, excerpt: excerpt)
    }
    return self
  }
}

import FoundationEssentials

/// An HTML file that is complete for print: its style sheets, fonts and pictures are named in it.
package struct PrintableDocument: Sendable {
  /// The file's absolute path; what it refers to is found relative to it.
  package let file: String
  /// The date written into the PDF as its date of creation and of change.
  package let date: DocumentDate
  /// The faces the layout was made for; another face in their place is reported.
  package let faces: [ExpectedFace]

  package init(file: String, date: DocumentDate, faces: [ExpectedFace] = []) {
    self.file = file
    self.date = date
    self.faces = faces
  }

  /// The file's length in bytes, 0 where it cannot be told.
  var size: Int {
    (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
  }
}

/// A typeface a document's layout relies on.
package struct ExpectedFace: Sendable {
  /// What the reader calls it, such as 仿宋.
  package let name: String
  /// A CSS selector whose first element is set in the face.
  package let selector: String
  /// The family names any of which is the face.
  package let families: [String]

  package init(name: String, selector: String, families: [String]) {
    self.name = name
    self.selector = selector
    self.families = families
  }
}

/// A calendar day, as PDF files carry it.
package struct DocumentDate: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// `D:YYYYMMDD000000+00'00'` (ISO 32000-1, 7.9.4), always 23 bytes.
  var pdfText: String {
    "D:" + digits(year, 4) + digits(month, 2) + digits(day, 2) + "000000+00'00'"
  }

  /// The beginning of the day (UTC), as programs take the time of a build that is to be reproducible.
  var secondsSince1970: Int {
    // Years are counted from March, so that the leap day is their last.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    return max(0, days) * 86_400
  }

  private func digits(_ number: Int, _ count: Int) -> String {
    let text = String(max(0, number))
    return String(repeating: "0", count: max(0, count - text.count)) + text.suffix(count)
  }
}

/// A PDF that was checked, and what is known of it.
package struct PrintedDocument: Sendable {
  /// The checked PDF, with its dates set.
  package let pdf: [UInt8]
  /// The document's HTML with the page numbers of its table of contents filled in; equal to the file when it has none.
  package let html: [UInt8]
  package let pageCount: Int
  /// The headings in document order, as a reader shows them for navigation.
  package let outline: [OutlineEntry]
  /// Faces that were missing, and what stood in for them.
  package let substitutions: [FaceSubstitution]
  /// Chinese characters that another face had to stand in for.
  package let fallbacks: [GlyphFallback]
  /// What is wider than its page, for which the browser made everything smaller.
  package let wideParts: [WidePart]
  /// Faces whose characters the PDF holds as drawings (Type 3), because the browser cannot embed them.
  package let drawnFaces: [String]
  /// Whether the element that asks for the foot of the last page is there; true when there is none.
  package let isFootInPlace: Bool
}

/// A heading in a PDF's outline.
package struct OutlineEntry: Sendable, Hashable {
  package let title: String
  /// The depth in the outline, from 1.
  package let level: Int
  /// The physical page it is on, from 1.
  package let page: Int
}

/// A face the machine lacks, and the one that was used.
package struct FaceSubstitution: Sendable, Hashable {
  package let face: String
  package let used: String
}

import FoundationEssentials
import Subprocess
import SystemPackage

/// The program qpdf, which checks PDF files and tells what is in them.
struct QPDF: Sendable {
  let executable: String
  let folder: TemporaryFolder

  /// What a checked PDF holds.
  struct Facts {
    let pageCount: Int
    /// Empty in a PDF without tags, as are the heights.
    let outline: [OutlineEntry]
    /// How far above the lower edge of its page each entry of the outline begins, in points.
    let heights: [Double]
    /// The physical pages, from 1, of the elements that links lead to, by `id`.
    let places: [String: Int]

    /// Whether everything is on the page it is on in another layout.
    func hasPages(of other: Facts) -> Bool {
      pageCount == other.pageCount && places == other.places && (outline == other.outline || outline.isEmpty || other.outline.isEmpty)
    }
  }

  /// Checks that `pdf` has pages and, when it is the last one, that it is whole, and reads its outline and places; `file` is the document it was made from.
  func facts(of pdf: [UInt8], file: String, number: Int, isLast: Bool) async throws(PrintingError) -> Facts {
    guard pdf.starts(with: "%PDF-".utf8) else { throw .damaged(file: file, reason: "%PDF") }
    let path = try folder.write(pdf, as: "check-\(number).pdf")
    async let check = isLast ? result(of: ["--check", path], file: file) : .success([])
    let report = try await result(of: ["--json=2", "--json-key=pages", "--json-key=outlines", path], file: file).get()
    _ = try await check.get()
    guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(report)) else {
      throw .damaged(file: file, reason: "qpdf --json")
    }
    guard !contents.pages.isEmpty else { throw .damaged(file: file, reason: "0 pages") }
    var entries: [(OutlineEntry, height: Double)] = []
    for heading in contents.outlines { heading.append(to: &entries, level: 1) }
    let pages = Dictionary(zip(contents.pages.map(\.object), 1...)) { first, _ in first }
    let places = PDFDestinations.read(pdf).compactMapValues { pages["\($0) 0 R"] }
    return Facts(pageCount: contents.pages.count, outline: entries.map(\.0), heights: entries.map(\.height), places: places)
  }

  private func result(of arguments: [String], file: String) async -> Result<[UInt8], PrintingError> {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(executable)), arguments: Arguments(arguments), output: .bytes(limit: 1 << 30), error: .string(limit: 1 << 20))
      guard result.terminationStatus.isSuccess else {
        return .failure(.damaged(file: file, reason: "qpdf: " + result.standardError.prefix(400)))
      }
      return .success(result.standardOutput)
    } catch {
      return .failure(.toolFailed(program: executable, reason: String(describing: error)))
    }
  }

  /// The parts of `qpdf --json` (version 2) that are read.
  private struct Contents: Decodable {
    struct Page: Decodable {
      let object: String
    }

    struct Heading: Decodable {
      let title: String
      let dest: [Operand]?
      let destpageposfrom1: Int?
      let kids: [Heading]

      func append(to entries: inout [(OutlineEntry, height: Double)], level: Int) {
        // A destination is the page, `/XYZ`, left, top and zoom (ISO 32000-1, 12.3.2.2).
        let top = dest.flatMap { $0.count > 3 ? $0[3].number : nil }
        entries.append((OutlineEntry(title: title, level: level, page: destpageposfrom1 ?? 0), top ?? 0))
        for kid in kids { kid.append(to: &entries, level: level + 1) }
      }
    }

    /// A part of a destination, of which only numbers matter.
    struct Operand: Decodable {
      let number: Double?

      init(from decoder: any Decoder) throws {
        number = try? decoder.singleValueContainer().decode(Double.self)
      }
    }

    let pages: [Page]
    let outlines: [Heading]
  }
}

import CXLSXWriter
import FoundationEssentials

/// A workbook of several sheets; equal workbooks give equal files.
package struct Workbook: Sendable, Hashable {
  package let title: String
  package let sheets: [Sheet]
  /// When the workbook says it was made, in seconds since 1970.
  package let created: Int

  /// Made at the beginning (UTC) of the day given.
  package init(title: String, sheets: [Sheet], year: Int, month: Int, day: Int) {
    self.title = title
    self.sheets = sheets
    created = CivilDay.since1970(year: year, month: month, day: day) * 86_400
  }

  /// The workbook's file, which is made in `folder` and taken out of it again.
  package func bytes(in folder: String) throws(WorkbookError) -> [UInt8] {
    let path = folder + "/workbook.xlsx"
    try write(to: path, temporary: folder)
    do {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      try FileManager.default.removeItem(atPath: path)
      return bytes
    } catch {
      throw WorkbookError(path: path, reason: String(describing: error))
    }
  }

  /// Writes the workbook to a file, over any earlier one; `temporary` is a folder for what the library keeps meanwhile.
  package func write(to path: String, temporary: String) throws(WorkbookError) {
    let failure = unsafe temporary.withCString { folder -> lxw_error in
      var options = unsafe lxw_workbook_options()
      // The library reads the name only; its C interface does not say so.
      unsafe options.tmpdir = UnsafeMutablePointer(mutating: folder)
      guard let book = unsafe workbook_new_opt(path, &options) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
      let page = unsafe WorkbookPage(book: book)
      unsafe page.describe(title: title, created: created)
      for (sheet, name) in zip(sheets, SheetNames.make(sheets.map(\.title))) { unsafe page.add(sheet, named: name) }
      return unsafe workbook_close(book)
    }
    guard failure == LXW_NO_ERROR else {
      throw WorkbookError(path: path, reason: unsafe lxw_strerror(failure).map { unsafe String(cString: $0) } ?? "?")
    }
  }
}

/// Why a workbook could not be written.
package struct WorkbookError: Error, Sendable, Hashable {
  package let path: String
  package let reason: String
}

/// Days of the Gregorian calendar as numbers.
enum CivilDay {
  /// Days since 1 January 1970.
  static func since1970(year: Int, month: Int, day: Int) -> Int {
    // Years are counted from March, so that the leap day is their last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

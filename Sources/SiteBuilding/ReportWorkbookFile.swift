import Diagnostics
import Printing
import Workbooks

/// Makes a report's workbook, whose library can only write to the disk.
enum ReportWorkbookFile {
  static func make(_ workbook: Workbook) -> Diagnosed<[UInt8]?> {
    do throws(PrintingError) {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      do throws(WorkbookError) {
        return Diagnosed(try workbook.bytes(in: folder.path("")))
      } catch {
        return Diagnosed(nil, [Messages.workbookNotWritten(error)])
      }
    } catch {
      return Diagnosed(nil, [error.diagnostic])
    }
  }
}

import CXLSXWriter

/// The open workbook of the C library; it never leaves `Workbook.write`.
@unsafe struct WorkbookPage {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let head: UnsafeMutablePointer<lxw_format>?
  private let cells: [Sheet.Format: UnsafeMutablePointer<lxw_format>]
  private let totals: [Sheet.Format: UnsafeMutablePointer<lxw_format>]

  init(book: UnsafeMutablePointer<lxw_workbook>) {
    unsafe self.book = unsafe book
    unsafe head = unsafe WorkbookPage.format(in: book, code: nil, isBold: true)
    if let head = unsafe head {
      unsafe format_set_align(head, UInt8(LXW_ALIGN_CENTER.rawValue))
      unsafe format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      unsafe format_set_bg_color(head, 0xE8ECF2)
    }
    var cells: [Sheet.Format: UnsafeMutablePointer<lxw_format>] = unsafe [:]
    var totals: [Sheet.Format: UnsafeMutablePointer<lxw_format>] = unsafe [:]
    for format in Sheet.Format.allCases {
      unsafe cells[format] = unsafe WorkbookPage.format(in: book, code: format.code, isBold: false)
      unsafe totals[format] = unsafe WorkbookPage.format(in: book, code: format.code, isBold: true)
    }
    unsafe self.cells = unsafe cells
    unsafe self.totals = unsafe totals
  }

  private static func format(in book: UnsafeMutablePointer<lxw_workbook>, code: String?, isBold: Bool) -> UnsafeMutablePointer<lxw_format>?
  {
    guard let format = unsafe workbook_add_format(book) else { return nil }
    unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    unsafe format_set_text_wrap(format)
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if isBold { unsafe format_set_bold(format) }
    if let code { unsafe format_set_num_format(format, code) }
    return unsafe format
  }

  func describe(title: String, created: Int) {
    unsafe title.withCString { text in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: text)
      unsafe properties.created = created
      unsafe workbook_set_properties(book, &properties)
    }
  }

  /// Adds a sheet: frozen head that is repeated in print, filters, totals as formulas, landscape A4 as wide as the paper.
  func add(_ sheet: Sheet, named name: String) {
    guard let page = unsafe workbook_add_worksheet(book, name) else { return }
    for (index, column) in sheet.columns.enumerated() {
      unsafe worksheet_set_column(page, UInt16(index), UInt16(index), sheet.width(of: index), nil)
      unsafe worksheet_write_string(page, 0, UInt16(index), column.title, head)
    }
    for (row, cellsOfRow) in sheet.rows.enumerated() {
      for (index, column) in sheet.columns.enumerated() {
        let cell = cellsOfRow.indices.contains(index) ? cellsOfRow[index] : .empty
        unsafe write(cell, column.format, to: page, row: UInt32(row + 1), column: UInt16(index))
      }
    }
    if sheet.columns.contains(where: \.isSummed), !sheet.rows.isEmpty { unsafe addTotals(of: sheet, to: page) }
    unsafe worksheet_freeze_panes(page, 1, sheet.columns.count > 3 ? 1 : 0)
    unsafe worksheet_repeat_rows(page, 0, 0)
    if !sheet.rows.isEmpty, !sheet.columns.isEmpty {
      unsafe worksheet_autofilter(page, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.columns.count - 1))
    }
    unsafe worksheet_set_landscape(page)
    unsafe worksheet_set_paper(page, 9)
    unsafe worksheet_fit_to_pages(page, 1, 0)
  }

  private func write(
    _ cell: Sheet.Cell, _ format: Sheet.Format, to page: UnsafeMutablePointer<lxw_worksheet>, row: UInt32, column: UInt16
  ) {
    switch cell {
    case .empty: unsafe worksheet_write_blank(page, row, column, cells[format])
    // The library refuses cells of more than 32,767 characters; the rest would be lost without a word.
    case .text(let text): unsafe worksheet_write_string(page, row, column, text.limited(to: 32_767), cells[format])
    case .number(let value): unsafe worksheet_write_number(page, row, column, value, cells[format])
    case .date(let year, let month, let day):
      let number = CivilDay.since1970(year: year, month: month, day: day) - CivilDay.since1970(year: 1899, month: 12, day: 30)
      unsafe worksheet_write_number(page, row, column, Double(number), cells[.date])
    }
  }

  private func addTotals(of sheet: Sheet, to page: UnsafeMutablePointer<lxw_worksheet>) {
    let last = UInt32(sheet.rows.count)
    for (index, column) in sheet.columns.enumerated() {
      if column.isSummed, let total = sheet.total(of: index) {
        unsafe worksheet_write_formula_num(page, last + 1, UInt16(index), sheet.totalFormula(of: index), totals[column.format], total)
      } else {
        unsafe worksheet_write_string(page, last + 1, UInt16(index), index == 0 ? "合计" : "", totals[.text])
      }
    }
  }
}

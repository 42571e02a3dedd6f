import FoundationEssentials

extension PrintableDocument {
  /// Lays the document out, twice when it lists page numbers, and checks what came of it.
  func print(in browser: Browser, checkedBy qpdf: QPDF) async throws(PrintingError) -> PrintedDocument {
    let source: [UInt8]
    do {
      source = [UInt8](try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw .documentUnreadable(file: file)
    }
    return try await browser.withPage(file) { page throws(PrintingError) in
      let substitutions = try await page.substitutions(of: faces)
      var pdf = try await page.printToPDF()
      var facts = try await qpdf.facts(of: pdf, file: file)
      var html = source
      if PageReferences.occur(in: source) {
        let numbers = try await pageNumbers(of: page, facts.outline)
        html = try PageReferences.fill(source, numbers, file: file)
        try await page.fillPageReferences(numbers)
        pdf = try await page.printToPDF()
        let second = try await qpdf.facts(of: pdf, file: file)
        guard second.outline == facts.outline else { throw .pageNumbersUnstable(file: file) }
        facts = second
      }
      return PrintedDocument(
        pdf: try PDFDates.set(date, in: PDFNodeNames.renumbered(pdf), file: file),
        html: html,
        pageCount: facts.pageCount,
        outline: facts.outline,
        substitutions: substitutions
      )
    }
  }

  /// The page of each heading that has an `id`: the browser's outline holds the headings in document order.
  private func pageNumbers(of page: Page, _ outline: [OutlineEntry]) async throws(PrintingError) -> [String: Int] {
    let headings = try await page.headingIDs()
    guard headings.count == outline.count else { throw .outlineIncomplete(file: file, headings: headings.count, found: outline.count) }
    return Dictionary(zip(headings, outline.map(\.page)).filter { !$0.0.isEmpty }, uniquingKeysWith: { first, _ in first })
  }
}

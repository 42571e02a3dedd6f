import FoundationEssentials

extension PrintableDocument {
  /// Lays the document out, twice when it lists page numbers or has something at its foot, and checks what came of it; `number` tells it
  /// from the others of the run.
  func print(in browser: Browser, checkedBy qpdf: QPDF, fonts: FontCoverage?, number: Int) async throws(PrintingError) -> PrintedDocument {
    let source: [UInt8]
    do {
      source = [UInt8](try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw .documentUnreadable(file: file)
    }
    return try await browser.withPage(file) { page throws(PrintingError) in
      let substitutions = try await page.substitutions(of: faces)
      let glyphs = try fonts?.check(try await page.characters(), file: file) ?? []
      let wideParts = try await page.wideParts()
      let listsPages = PageReferences.occur(in: source)
      let foot = try await page.foot()
      let needsPlaces = listsPages || foot != nil
      if listsPages { try await page.markPlaces() }
      // Without tags a PDF tells the pages of headings, but not how high they stand on them.
      var pdf = try await page.printToPDF(isTagged: !needsPlaces || foot != nil)
      var facts = try await qpdf.facts(of: pdf, file: file, number: number, isLast: !needsPlaces)
      var html = source
      var isFootInPlace = true
      if needsPlaces {
        let first = facts
        func layOut() async throws(PrintingError) -> QPDF.Facts {
          pdf = try await page.printToPDF(isTagged: true)
          facts = try await qpdf.facts(of: pdf, file: file, number: number, isLast: true)
          return facts
        }
        if listsPages {
          html = try PageReferences.fill(source, facts.places, file: file)
          try await page.fillPageReferences(facts.places)
        }
        if let foot {
          isFootInPlace = try await page.move(foot, from: first, layOut: layOut)
        } else {
          _ = try await layOut()
        }
        guard facts.hasPages(of: first) else { throw .pageNumbersUnstable(file: file) }
      }
      if listsPages {
        let numbers = try await headingPages(of: page, facts.outline)
        guard numbers.allSatisfy({ id, number in facts.places[id] ?? number == number }) else { throw .pageNumbersUnstable(file: file) }
      }
      return PrintedDocument(
        pdf: try PDFInformation.add(
          try await page.information(), to: PDFDates.set(date, in: PDFNodeNames.renumbered(pdf), file: file), file: file),
        html: html,
        pageCount: facts.pageCount,
        outline: facts.outline,
        substitutions: substitutions,
        fallbacks: glyphs,
        wideParts: wideParts,
        drawnFaces: PDFFaces.drawn(in: pdf),
        isFootInPlace: isFootInPlace
      )
    }
  }

  /// The page of each heading that has an `id`, as the outline tells it, which holds the headings in document order.
  private func headingPages(of page: Page, _ outline: [OutlineEntry]) async throws(PrintingError) -> [String: Int] {
    let headings = try await page.headingIDs()
    guard headings.count == outline.count else { throw .outlineIncomplete(file: file, headings: headings.count, found: outline.count) }
    return Dictionary(zip(headings, outline.map(\.page)).filter { !$0.0.isEmpty }, uniquingKeysWith: { first, _ in first })
  }
}

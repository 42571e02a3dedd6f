/// Turns print-ready HTML files into PDF through one headless Chromium process.
///
/// The target knows browsers, pages and PDF files; it knows nothing of reports or of what a document says.
package struct Printer: Sendable {
  private let tools: PrintingTools
  /// The longest a browser may take for a short document before it is ended; long ones get a minute more for each megabyte.
  private let timeLimit: Duration
  /// How many documents are printed at the same time.
  private let width: Int

  package init(tools: PrintingTools, timeLimit: Duration = .seconds(180), width: Int = 2) {
    self.tools = tools
    self.timeLimit = timeLimit
    self.width = max(1, width)
  }

  /// Prints `documents` and gives the results in their order; `finished` is called after each with the number done.
  ///
  /// A document with empty `data-page-of` elements is laid out a second time with their page numbers.
  /// Equal documents give equal bytes, alone or together with others.
  package func print(
    _ documents: [PrintableDocument],
    finished: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(PrintingError) -> [PrintedDocument] {
    guard !documents.isEmpty else { return [] }
    let fonts = try await tools.fontCoverage()
    let workplace = try TemporaryFolder()
    defer { workplace.remove() }
    let qpdf = QPDF(executable: tools.qpdf, folder: workplace)
    return try await Browser.run(tools.browser, profile: workplace.path("profile")) { browser throws(PrintingError) in
      let results = await print(documents, in: browser, checkedBy: qpdf, fonts: fonts, finished: finished)
      return try results.map { result throws(PrintingError) in try result.get() }
    }
  }

  /// Prints a few documents at a time; after a failure no other is begun, so that the first failure in order is always the same.
  private func print(
    _ documents: [PrintableDocument], in browser: Browser, checkedBy qpdf: QPDF, fonts: FontCoverage?,
    finished: @escaping @Sendable (Int) -> Void
  ) async -> [Result<PrintedDocument, PrintingError>] {
    await withTaskGroup(of: (Int, Result<PrintedDocument, PrintingError>).self) { group in
      var results = [Result<PrintedDocument, PrintingError>](repeating: .failure(.cancelled), count: documents.count)
      var next = 0
      func begin() {
        guard next < documents.count else { return }
        let (index, document) = (next, documents[next])
        let timeLimit = timeLimit + .seconds(60 * (document.size >> 20))
        next += 1
        group.addTask {
          do throws(PrintingError) {
            let printed = try await withTimeLimit(timeLimit, file: document.file) { () async throws(PrintingError) in
              try await document.print(in: browser, checkedBy: qpdf, fonts: fonts, number: index)
            }
            return (index, .success(printed))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<width { begin() }
      var done = 0
      while let (index, result) = await group.next() {
        results[index] = result
        guard case .success = result else {
          next = documents.count
          continue
        }
        done += 1
        finished(done)
        begin()
      }
      // What was not begun has the failure that kept it from beginning.
      return results
    }
  }
}

/// Turns print-ready HTML files into PDF through one headless Chromium process.
///
/// The target knows browsers, pages and PDF files; it knows nothing of reports or of what a document says.
package struct Printer: Sendable {
  private let tools: PrintingTools
  /// The longest a browser may take for one document before it is ended.
  private let timeLimit: Duration

  package init(tools: PrintingTools, timeLimit: Duration = .seconds(180)) {
    self.tools = tools
    self.timeLimit = timeLimit
  }

  /// Prints `documents` in order; `finished` is called after each with the number done.
  ///
  /// A document with empty `data-page-of` elements is laid out a second time with their page numbers.
  /// Equal documents give equal bytes, alone or together with others.
  package func print(
    _ documents: [PrintableDocument],
    finished: @Sendable (Int) -> Void = { _ in }
  ) async throws(PrintingError) -> [PrintedDocument] {
    guard !documents.isEmpty else { return [] }
    try await tools.requireChineseFont()
    let workplace = try TemporaryFolder()
    defer { workplace.remove() }
    let qpdf = QPDF(executable: tools.qpdf, folder: workplace)
    let timeLimit = timeLimit
    return try await Browser.run(tools.browser, profile: workplace.path("profile")) { browser throws(PrintingError) in
      var printed: [PrintedDocument] = []
      for document in documents {
        printed.append(
          try await withTimeLimit(timeLimit, file: document.file, end: browser.kill) { () async throws(PrintingError) in
            try await document.print(in: browser, checkedBy: qpdf)
          })
        finished(printed.count)
      }
      return printed
    }
  }
}

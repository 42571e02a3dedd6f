import FoundationEssentials

/// An HTML file open in a browser.
struct Page {
  let connection: DevToolsConnection
  let session: String
  let file: String

  /// Loads the file and waits until its style sheets, pictures and fonts are there.
  func load() async throws(PrintingError) {
    _ = try await connection.call("Inspector.enable", session: session, answer: Nothing.self)
    _ = try await connection.call("Page.enable", session: session, answer: Nothing.self)
    let navigation = try await connection.call(
      "Page.navigate", Navigate(url: URL(filePath: file).absoluteString), session: session, awaiting: "Page.loadEventFired",
      answer: Navigation.self)
    if let reason = navigation.errorText { throw .pageNotLoaded(file: file, reason: reason) }
    _ = try await evaluate("document.fonts.ready.then(() => true)", as: Bool.self)
    _ = try await evaluate(Self.withoutLinksToFiles, as: Bool.self)
  }

  /// Links to other files would lead to where the page lay when it was printed.
  private static let withoutLinksToFiles = """
    (() => {
      for (const a of document.querySelectorAll('a[href]'))
        if (a.protocol === 'file:' && a.pathname !== location.pathname) a.removeAttribute('href');
      return true
    })()
    """

  /// The PDF of the page as its own style sheet lays it out.
  ///
  /// - Parameter isTagged: whether it has tags and an outline; without, a layout takes half the time.
  func printToPDF(isTagged: Bool) async throws(PrintingError) -> [UInt8] {
    let printed = try await connection.call(
      "Page.printToPDF", PrintToPDF(generateDocumentOutline: isTagged, generateTaggedPDF: isTagged), session: session, answer: Printed.self)
    return try await read(printed.stream)
  }

  /// All bytes of a stream in the browser, a piece at a time: a long document does not fit into one answer.
  private func read(_ stream: String) async throws(PrintingError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try await connection.call("IO.read", ReadStream(handle: stream), session: session, answer: Piece.self)
      guard let decoded = piece.base64Encoded ? Data(base64Encoded: piece.data) : Data(piece.data.utf8) else {
        throw .browserRefused(command: "IO.read", reason: String(piece.data.prefix(80)))
      }
      bytes += decoded
      if piece.eof { break }
    }
    _ = try await connection.call("IO.close", CloseStream(handle: stream), session: session, answer: Nothing.self)
    return bytes
  }

  /// The `id` of every heading in document order, empty for one that has none.
  func headingIDs() async throws(PrintingError) -> [String] {
    try await evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.id)", as: [String].self)
  }

  /// Lets PDFs of the page tell where the elements are whose page number it shows.
  func markPlaces() async throws(PrintingError) {
    // A PDF names the places that links lead to, also those of links that are not shown.
    let script = """
      (() => {
        for (const id of new Set([...document.querySelectorAll('[data-page-of]')].map(e => e.dataset.pageOf))) {
          const link = document.createElement('a')
          link.href = '#' + encodeURIComponent(id)
          document.head.append(link)
        }
        return true
      })()
      """
    _ = try await evaluate(script, as: Bool.self)
  }

  /// What the document says of itself beside its title.
  func information() async throws(PrintingError) -> DocumentInformation {
    try await evaluate(
      """
      (says => ({ author: says('author'), subject: says('description') }))
      (name => document.querySelector(`meta[name="${name}"]`)?.content ?? '')
      """, as: DocumentInformation.self)
  }

  /// Writes page numbers into the elements that show them.
  func fillPageReferences(_ numbers: [String: Int]) async throws(PrintingError) {
    guard let encoded = try? JSONEncoder().encode(numbers) else { return }
    let script = """
      (numbers => { for (const e of document.querySelectorAll('[data-page-of]')) e.textContent = numbers[e.dataset.pageOf]; return true })(\
      \(String(decoding: encoded, as: UTF8.self)))
      """
    _ = try await evaluate(script, as: Bool.self)
  }

  /// Every character of the document beyond ASCII, once for each kind of element it stands in.
  func characters() async throws(PrintingError) -> [SetCharacter] {
    try await evaluate(
      """
      (() => {
        const seen = new Set(), found = []
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const element = node.parentElement, tag = element.tagName + '.' + element.className
          if (tag.startsWith('SCRIPT') || tag.startsWith('STYLE')) continue
          let families = null, offset = 0
          for (const character of node.data) {
            const place = offset
            offset += character.length
            if (character < '\\u0080' || seen.has(tag + character)) continue
            seen.add(tag + character)
            families ??= getComputedStyle(element).fontFamily
            // Halves of a character at the ends of the excerpt are left out.
            const excerpt = node.data.slice(Math.max(0, place - 8), place + 8).replace(/^[\\uDC00-\\uDFFF]|[\\uD800-\\uDBFF]$/g, '')
            found.push({ character, families, excerpt: excerpt.trim() })
          }
        }
        return found
      })()
      """, as: [SetCharacter].self)
  }

  /// The expected faces the browser did not find, with what it used.
  func substitutions(of faces: [ExpectedFace]) async throws(PrintingError) -> [FaceSubstitution] {
    guard !faces.isEmpty else { return [] }
    _ = try await connection.call("DOM.enable", session: session, answer: Nothing.self)
    _ = try await connection.call("CSS.enable", session: session, answer: Nothing.self)
    let root = try await connection.call("DOM.getDocument", session: session, answer: Document.self).root
    var substitutions: [FaceSubstitution] = []
    for face in faces {
      let node = try await connection.call(
        "DOM.querySelector", Query(nodeId: root.nodeId, selector: face.selector), session: session, answer: Node.self)
      guard node.nodeId != 0 else { continue }
      let used = try await connection.call("CSS.getPlatformFontsForNode", node, session: session, answer: UsedFonts.self)
      guard let first = used.fonts.max(by: { $0.glyphCount < $1.glyphCount }) else { continue }
      if !face.families.contains(first.familyName) {
        substitutions.append(FaceSubstitution(face: face.name, used: first.familyName))
      }
    }
    return substitutions
  }

  func evaluate<Value: Decodable & Sendable>(_ script: String, as type: Value.Type) async throws(PrintingError) -> Value {
    let evaluated = try await connection.call(
      "Runtime.evaluate", Evaluate(expression: script), session: session, answer: Evaluated<Value>.self)
    guard let value = evaluated.result.value else { throw .browserRefused(command: "Runtime.evaluate", reason: script) }
    return value
  }

  private struct Navigate: Encodable {
    let url: String
  }

  private struct Navigation: Decodable {
    let errorText: String?
  }

  private struct Evaluate: Encodable {
    let expression: String
    var awaitPromise = true
    var returnByValue = true
  }

  private struct Evaluated<Value: Decodable & Sendable>: Decodable {
    struct Result: Decodable {
      let value: Value?
    }

    let result: Result
  }

  private struct PrintToPDF: Encodable {
    var preferCSSPageSize = true
    var printBackground = true
    let generateDocumentOutline: Bool
    let generateTaggedPDF: Bool
    var transferMode = "ReturnAsStream"
  }

  private struct Printed: Decodable {
    let stream: String
  }

  private struct ReadStream: Encodable {
    let handle: String
    /// The most bytes of one piece.
    var size = 3 << 20
  }

  private struct Piece: Decodable {
    let data: String
    let base64Encoded: Bool
    let eof: Bool
  }

  private struct CloseStream: Encodable {
    let handle: String
  }

  private struct Document: Decodable {
    let root: Node
  }

  private struct Node: Codable {
    let nodeId: Int
  }

  private struct Query: Encodable {
    let nodeId: Int
    let selector: String
  }

  private struct UsedFonts: Decodable {
    struct Font: Decodable {
      let familyName: String
      let glyphCount: Double
    }

    let fonts: [Font]
  }
}

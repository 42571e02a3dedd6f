package import Caching
package import Diagnostics

/// A Markdown text as a value: its HTML, headings, links, images and plain text.
///
/// This target knows the language and its places. It does not know sites, templates or what a link leads to.
package struct MarkdownDocument: Sendable {
  /// A heading of the text.
  package struct Heading: Sendable {
    /// 1 to 6.
    package let level: Int
    package let text: String
    /// Unique in the document; made from the text, so that it stays when other headings change.
    package let id: String
    package let place: Place

    package init(level: Int, text: String, id: String, place: Place) {
      self.level = level
      self.text = text
      self.id = id
      self.place = place
    }

    package var location: Location { place.location }
  }

  /// A place that costs nothing until somebody asks for it.
  package struct Place: Sendable {
    let source: SourceText
    /// From 1, as the source counts.
    package let line: Int
    package let column: Int
    package let length: Int

    package init(source: SourceText, line: Int, column: Int, length: Int = 1) {
      self.source = source
      self.line = line
      self.column = column
      self.length = length
    }

    package var location: Location {
      var places = LocationMaker(source)
      return places.location(line: line, column: column, length: length)
    }
  }

  /// A link or an image.
  package struct Reference: Sendable {
    package enum Kind: Sendable {
      case link
      case image
    }

    package let kind: Kind
    /// As written, with escapes resolved.
    package let destination: String
    package let title: String
    /// The link's text or the image's alternative text.
    package let text: String
    package let place: Place

    package init(kind: Kind, destination: String, title: String, text: String, place: Place) {
      self.kind = kind
      self.destination = destination
      self.title = title
      self.text = text
      self.place = place
    }

    package var location: Location { place.location }

    /// Where the destination stands, as far as it stands on the line on which the link begins; else where that is.
    package var addressLocation: Location {
      let start = location
      guard let excerpt = start.excerpt else { return start }
      let rest = Location(
        file: start.file, line: start.line, column: start.column, length: excerpt.unicodeScalars.count - start.column + 1, excerpt: excerpt)
      let narrowed = rest.narrowed(to: destination)
      return narrowed == rest ? start : narrowed
    }
  }

  /// A template call `{{ … }}` in the text, which whoever renders the text replaces by HTML.
  package struct Call: Sendable, Hashable {
    /// As written, with its braces.
    package let text: String
    /// Whether it stands in a paragraph of its own, so that it may become a block.
    package let isBlock: Bool
    package let location: Location
  }

  /// All template calls in order; those in code are none.
  package let calls: [Call]
  private let packed: PackedDocument
  /// The library's own HTML in the GFM profile.
  private let gfm: String?

  /// All headings in order.
  package var headings: [Heading] { packed.headings }
  /// All links and images in order.
  package var references: [Reference] { packed.references }
  /// Where all links and images lead, in order.
  package var destinations: Destinations { packed.destinations }
  /// How long the text is.
  package var length: TextLength { packed.length }
  package var links: [Reference] { references.filter { $0.kind == .link } }
  package var images: [Reference] { references.filter { $0.kind == .image } }

  /// Parses a file, which is well-formed UTF-8; with findings the document holds what could be read.
  package static func parse(_ file: SourceText, options: MarkdownOptions = MarkdownOptions()) -> Diagnosed<MarkdownDocument> {
    parse(TextPart(file), options: options)
  }

  /// The same for a text that is a part of its file.
  package static func parse(_ part: TextPart, options: MarkdownOptions = MarkdownOptions()) -> Diagnosed<MarkdownDocument> {
    let source = part.source
    let isGFM = options.profile == .gfm
    if let fault = ParsingLimits.fault(in: source, isGFM: isGFM) { return Diagnosed(empty, [fault]) }
    if isGFM {
      let tree = TreeBuilder.tree(of: source, CallMarks(unchanged: source.bytes), isChinese: false)
      return Diagnosed(MarkdownDocument(tree, [], part, gfm: CMark.html(source.bytes)))
    }
    let marks = CallMarks(source.bytes)
    var (tree, findings) = MarkdownDocument.tree(of: source, marks, options)
    guard let tree = tree.take() else { return Diagnosed(empty, findings) }
    let document = MarkdownDocument(tree, marks.calls, part)
    for reference in document.references where !WebAddress.isSafe(reference.destination) && !reference.destination.contains("{{") {
      if let scheme = WebAddress.scheme(of: reference.destination), options.mayName(scheme) { continue }
      findings.append(Messages.unsafeAddress(reference.destination, at: reference.location))
    }
    return Diagnosed(document, limited(findings.sortedByLocation()))
  }

  /// A document without findings and calls as bytes, from which it can be made again without parsing its text.
  package var bytes: ByteReader { packed.bytes }

  /// The document of a text that had these bytes when it was parsed.
  package init(_ bytes: ByteReader, of text: TextPart) {
    packed = PackedDocument(bytes, of: text)
    calls = []
    gfm = nil
  }

  /// The tree by the rules of the Chinese profile and what they find; nil for what is nested too deep.
  private static func tree(of source: SourceText, _ marks: CallMarks, _ options: MarkdownOptions) -> (SyntaxTree?, [Diagnostic]) {
    var tree = TreeBuilder.tree(of: source, marks, isChinese: true)
    var places = LocationMaker(source)
    if let fault = ParsingLimits.fault(in: tree, &places) { return (nil, [fault]) }
    var findings = RawHTMLRule(setting: options.rawHTML).apply(to: &tree, &places)
    findings += tree.recogniseBlocks(&places)
    findings += tree.checkCalls(marks, &places)
    findings += UnreadMarkup.findings(in: tree, &places)
    return (tree, findings)
  }

  /// A document of a text without words.
  package static var empty: MarkdownDocument {
    MarkdownDocument(SyntaxTree(), [], TextPart(SourceText(file: "", bytes: [])))
  }

  /// The parsed text, made anew each time.
  var tree: SyntaxTree { packed.tree }

  /// The beginning of the text in at most 120 characters: whole sentences where one ends within them, otherwise cut with ….
  ///
  /// Headings, tables, code and footnotes are not part of it.
  package var summary: String { packed.summary }

  /// The first thousand findings: a text with more of them is no text.
  private static func limited(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.count > 1000, let last = findings[999].location else { return findings }
    return findings.prefix(1000) + [Messages.moreFaults(findings.count - 1000, at: last)]
  }

  private init(_ tree: SyntaxTree, _ marked: [CallMarks.Call], _ text: TextPart, gfm: String? = nil) {
    var ids = HeadingIDs()
    var headings: [Heading] = []
    var references: [Reference] = []
    var calls: [Call] = []
    var endOfCalls = 0
    var places = LocationMaker(text.whole)
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .heading(let level):
        let words = tree.text(of: index)
        let place = Place(source: text.whole, line: text.line(node.line), column: node.column)
        headings.append(Heading(level: level, text: words, id: ids.next(for: words), place: place))
      case .link(let destination, let title), .image(let destination, let title):
        let words = tree.text(of: index)
        let place = Place(
          source: text.whole, line: text.line(node.line), column: node.column, length: words.unicodeScalars.count)
        let kind: Reference.Kind = if case .link = node.kind { .link } else { .image }
        references.append(
          Reference(kind: kind, destination: tree.string(destination), title: tree.string(title), text: words, place: place))
      case .calls: endOfCalls = node.end
      case .call(let number):
        let call = marked[number]
        let place = places.location(
          line: text.line(node.line), column: node.column, length: call.lineEnds == 0 ? call.width : 2)
        calls.append(Call(text: call.text, isBlock: index < endOfCalls, location: place))
      default: break
      }
    }
    self.calls = calls
    self.gfm = gfm
    packed = PackedDocument(
      length: TextLength(of: tree.plainText(calls)), summary: tree.summary(calls), headings: headings, references: references, tree: tree,
      of: text)
  }

  /// The HTML fragment.
  ///
  /// - Parameters:
  ///   - headingOffset: added to every heading's level, which stays at most 6.
  ///   - resolve: the destination to write for a link or an image; nil keeps it as written.
  ///   - picture: the HTML of an image in place of the plain element; nil keeps that.
  ///   - expand: the HTML of a template call; nil shows it as written.
  package func html(
    headingOffset: Int = 0, resolve: (Reference) -> String? = { _ in nil }, picture: (Reference) -> String? = { _ in nil },
    expand: (Call) -> String? = { _ in nil }
  ) -> String {
    if let gfm { return gfm }
    return withoutActuallyEscaping(resolve) { resolve in
      withoutActuallyEscaping(picture) { picture in
        withoutActuallyEscaping(expand) { expand in
          var renderer = HTMLRenderer(self, headingOffset: headingOffset, resolve: resolve, picture: picture, expand: expand)
          return renderer.html()
        }
      }
    }
  }

  /// The HTML fragment with destinations as written.
  package var html: String { html() }
}

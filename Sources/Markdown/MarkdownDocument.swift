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
    let place: Place

    package var location: Location { place.location }
  }

  /// A place that costs nothing until somebody asks for it.
  struct Place: Sendable {
    let source: SourceText
    let line: Int
    let column: Int
    var length = 1

    var location: Location {
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
    let place: Place

    package var location: Location { place.location }
  }

  /// A template call `{{ … }}` in the text, which whoever renders the text replaces by HTML.
  package struct Call: Sendable, Hashable {
    /// As written, with its braces.
    package let text: String
    /// Whether it stands in a paragraph of its own, so that it may become a block.
    package let isBlock: Bool
    package let location: Location
  }

  /// All headings in order.
  package let headings: [Heading]
  /// All links and images in order.
  package let references: [Reference]
  /// All template calls in order; those in code are none.
  package let calls: [Call]
  let tree: SyntaxTree
  /// The library's own HTML in the GFM profile.
  private let gfm: String?

  package var links: [Reference] { references.filter { $0.kind == .link } }
  package var images: [Reference] { references.filter { $0.kind == .image } }

  /// Parses `source`, which is well-formed UTF-8; with findings the document holds what could be read.
  package static func parse(_ source: SourceText, options: MarkdownOptions = MarkdownOptions()) -> Diagnosed<MarkdownDocument> {
    let isGFM = options.profile == .gfm
    if let fault = ParsingLimits.fault(in: source, isGFM: isGFM) {
      return Diagnosed(MarkdownDocument(tree: SyntaxTree(), CallMarks(unchanged: []), source, gfm: ""), [fault])
    }
    let marks = isGFM ? CallMarks(unchanged: source.bytes) : CallMarks(source.bytes)
    var tree = TreeBuilder.tree(of: source, marks, isChinese: !isGFM)
    if isGFM { return Diagnosed(MarkdownDocument(tree: tree, marks, source, gfm: CMark.html(source.bytes))) }
    var places = LocationMaker(source)
    if let fault = ParsingLimits.fault(in: tree, &places) {
      return Diagnosed(MarkdownDocument(tree: SyntaxTree(), marks, source, gfm: ""), [fault])
    }
    var findings = RawHTMLRule(setting: options.rawHTML).apply(to: &tree, &places)
    findings += tree.recogniseBlocks(&places)
    findings += tree.checkCalls(marks, &places)
    findings += UnreadMarkup.findings(in: tree, &places)
    let document = MarkdownDocument(tree: tree, marks, source, gfm: nil)
    for reference in document.references where !WebAddress.isSafe(reference.destination) && !reference.destination.contains("{{") {
      if let scheme = WebAddress.scheme(of: reference.destination), options.mayName(scheme) { continue }
      findings.append(Messages.unsafeAddress(reference.destination, at: reference.location))
    }
    return Diagnosed(document, limited(findings.sortedByLocation()))
  }

  /// The first thousand findings: a text with more of them is no text.
  private static func limited(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.count > 1000, let last = findings[999].location else { return findings }
    return findings.prefix(1000) + [Messages.moreFaults(findings.count - 1000, at: last)]
  }

  private init(tree: SyntaxTree, _ marks: CallMarks, _ source: SourceText, gfm: String?) {
    var ids = HeadingIDs()
    var headings: [Heading] = []
    var references: [Reference] = []
    var calls: [Call] = []
    var endOfCalls = 0
    var places = LocationMaker(source)
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .heading(let level):
        let text = tree.text(of: index)
        let place = Place(source: source, line: node.line, column: node.column)
        headings.append(Heading(level: level, text: text, id: ids.next(for: text), place: place))
      case .link(let destination, let title), .image(let destination, let title):
        let text = tree.text(of: index)
        let place = Place(source: source, line: node.line, column: node.column, length: text.unicodeScalars.count)
        let kind: Reference.Kind = if case .link = node.kind { .link } else { .image }
        references.append(
          Reference(kind: kind, destination: tree.string(destination), title: tree.string(title), text: text, place: place))
      case .calls: endOfCalls = node.end
      case .call(let number):
        let call = marks.calls[number]
        let place = places.location(line: node.line, column: node.column, length: call.lineEnds == 0 ? call.width : 2)
        calls.append(Call(text: call.text, isBlock: index < endOfCalls, location: place))
      default: break
      }
    }
    self.calls = calls
    self.tree = tree
    self.gfm = gfm
    self.headings = headings
    self.references = references
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

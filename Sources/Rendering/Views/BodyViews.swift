import ContentLoading
package import ContentModel
package import Diagnostics
import Digests
package import Markdown
package import SiteStructure
package import Templating

/// How a Markdown text looks to a template.
package enum BodyViews {
  /// The HTML with links leading from the page to their targets.
  ///
  /// The page's title is its only heading of level 1, so a text that uses that level is moved down by one.
  ///
  /// - Parameter expand: the HTML of a template call in the text.
  package static func html(
    _ body: Body, on page: SitePage, _ links: LinkResolver, _ pictures: PictureViews = PictureViews(.none),
    expand: (MarkdownDocument.Call) -> Diagnosed<String>
  ) -> Diagnosed<Value> {
    let addresses = Addresses(root: page.path.rootPrefix, file: body.file, links: links, pictures: pictures)
    var found: [Diagnostic] = []
    let html = body.document.html(
      headingOffset: offset(of: body), resolve: addresses.target(of:), picture: addresses.picture(of:),
      expand: { expand($0).collect(into: &found) })
    return Diagnosed(.safe(html), found)
  }

  /// Bytes that differ where the HTML, the headings or the length of a text differ; nil for a text that calls templates.
  package static func fingerprint(_ body: Body, on page: SitePage, _ graph: SiteGraph, _ pictures: PictureViews) -> [UInt8]? {
    guard body.document.calls.isEmpty else { return nil }
    let addresses = Addresses(root: page.path.rootPrefix, file: body.file, links: graph.links, pictures: pictures)
    var bytes = Array(graph.library.site.rawHTML.rawValue.utf8)
    body.digest.append(to: &bytes)
    for (kind, destination) in body.document.destinations {
      let target = graph.links.resolve(destination, in: body.file)
      // No text holds this byte.
      bytes.append(0xFF)
      bytes += (addresses.address(of: target) ?? "").utf8
      if kind == .image, case .file(let path) = target, let markup = pictures.digest(ofMarkup: path) {
        bytes.append(0xFF)
        markup.append(to: &bytes)
      }
    }
    return bytes
  }

  /// Where the links of a text lead from its page, and what stands there for its pictures.
  private struct Addresses {
    let root: String
    let file: String
    let links: LinkResolver
    let pictures: PictureViews

    /// Nil for what stays as it is written.
    func target(of reference: MarkdownDocument.Reference) -> String? {
      address(of: links.resolve(reference.destination, in: file))
    }

    func address(of target: LinkTarget) -> String? {
      switch target {
      case .external, .anchor, .broken: nil
      case .page(let path, let fragment): root + path.text + (fragment.map { "#" + $0 } ?? "")
      case .file(let path): root + pictures.path(of: path)
      }
    }

    /// The HTML of one of the site's own pictures; nil for any other.
    func picture(of reference: MarkdownDocument.Reference) -> String? {
      guard case .file(let path) = links.resolve(reference.destination, in: file) else { return nil }
      return pictures.html(path, root: root, alt: reference.text, title: reference.title)
    }
  }

  /// The files the text shows or offers, by their paths in the site.
  package static func files(_ body: Body, _ links: LinkResolver) -> [String] {
    body.document.destinations.compactMap { _, destination in
      if case .file(let path) = links.resolve(destination, in: body.file) { path } else { nil }
    }
  }

  /// The first picture the text shows, below `Content/`; nil when it shows none of the site's own.
  package static func firstPicture(_ body: Body, _ links: LinkResolver) -> String? {
    for (kind, destination) in body.document.destinations where kind == .image {
      if case .file(let path) = links.resolve(destination, in: body.file) { return path }
    }
    return nil
  }

  /// How long the text is: Han characters and other words together, and the minutes they take at 500 a minute.
  package static func length(_ body: Body) -> Value {
    let length = body.document.length
    let characters = length.hanCharacters + length.words
    return .object(ObjectValue(shape: lengthShape, values: [.int(characters), .int(max(1, (characters + 499) / 500))]))
  }

  /// What templates are given of a text, by an example of each.
  package static let example: [(name: String, value: Value)] = [
    ("body", .safe("")),
    ("headings", .array([.object(ObjectValue(shape: headingShape, values: [.int(2), .string(""), .string("")]))])),
    ("length", .object(ObjectValue(shape: lengthShape, values: [.int(1), .int(1)]))),
  ]

  private static let headingShape = Shape(["level", "text", "id"])
  private static let lengthShape = Shape(["characters", "minutes"])

  private static func offset(of body: Body) -> Int {
    body.document.headings.contains { $0.level == 1 } ? 1 : 0
  }

  /// The headings as objects with level, text and id.
  package static func headings(_ body: Body) -> Value {
    let offset = offset(of: body)
    return .array(
      body.document.headings.map { heading in
        .object(
          ObjectValue(shape: headingShape, values: [.int(heading.level + offset), .string(heading.text), .string(heading.id)]))
      })
  }
}

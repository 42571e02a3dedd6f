package import ContentModel
import Diagnostics
package import Digests
import SiteStructure
package import Templating

/// How pictures look to a template: as a value with path and size, and as markup that lets the browser choose.
package struct PictureViews: Sendable {
  private let pictures: PictureSet
  /// What pictures look like where no point of theirs is to be kept, since many records show the same one.
  private let values: [String: Value]
  private let shares: [String: Value]
  /// What running text shows of each picture, by the picture's path; made when the first is looked up.
  private let inTexts: OnDemand<[String: InText]>

  /// A picture in running text, as far as the text around it does not tell.
  private struct InText {
    /// The path to link to.
    let path: String
    let markup: Digest
  }

  package init(_ pictures: PictureSet) {
    self.pictures = pictures
    values = pictures.byPath.mapValues { PictureViews.value($0.path, $0, pictures, focus: nil) }
    shares = pictures.byPath.compactMapValues { PictureViews.share($0, pictures, focus: .centre) }
    inTexts = OnDemand {
      pictures.byPath.mapValues { picture in
        let renditions = pictures.renditions(of: picture)
        let markup = PictureViews.html(picture, renditions, PictureMarkup(root: "", alt: "", sizes: PictureMarkup.textWidth))
        return InText(path: renditions?.fallback.path ?? picture.path, markup: Digest(of: Array(markup.utf8)))
      }
    }
  }

  /// A picture that prints as the path of the file to show where one address is wanted.
  ///
  /// - Parameter path: relative to `Content/`.
  package func value(_ path: String, focus: FocalPoint? = nil) -> Value {
    if focus == nil, let value = values[path] { return value }
    return PictureViews.value(path, pictures[path], pictures, focus: focus)
  }

  private static func value(_ path: String, _ picture: Picture?, _ pictures: PictureSet, focus: FocalPoint?) -> Value {
    let fallback = picture.flatMap { pictures.renditions(of: $0)?.fallback }
    let size = fallback?.size ?? picture?.size
    let shown = fallback?.path ?? path
    let members: [Value] = [
      .string(shown), .string(path), size.map { .int($0.width) } ?? .none, size.map { .int($0.height) } ?? .none,
      focus.map { .string("\($0.x)% \($0.y)%") } ?? .none,
    ]
    return .object(ObjectValue(shape: PictureViews.shape, values: members, display: shown))
  }

  func knows(_ path: String) -> Bool { pictures[path] != nil }

  private static let shape = Shape(["path", "source", "width", "height", "focus"])

  /// The path to link to for a file below `Content/`: for photographs the largest JPEG, since the file itself is never published.
  func path(of file: String) -> String { inTexts.value[file]?.path ?? file }

  /// Stands for the markup of a picture in running text apart from its words; nil where the site has no such picture.
  func digest(ofMarkup file: String) -> Digest? { inTexts.value[file]?.markup }

  /// What other platforms show when a page is shared; none where there is no picture for it.
  package func share(_ path: String?, focus: FocalPoint? = nil) -> Value {
    for (path, focus) in [(path, focus), (pictures.settings.share, nil)] {
      guard let path, let picture = pictures[path] else { continue }
      let share = focus == nil ? shares[path] : PictureViews.share(picture, pictures, focus: focus ?? .centre)
      if let share { return share }
    }
    return .none
  }

  private static func share(_ picture: Picture, _ pictures: PictureSet, focus: FocalPoint) -> Value? {
    pictures.share(of: picture, focus: focus).map { variant in
      .object(
        [("path", .string(variant.path)), ("width", .int(variant.size.width)), ("height", .int(variant.size.height))], display: variant.path
      )
    }
  }

  /// What `function` answers from.
  package var digest: Digest { Digest(of: Array(pictures.description.utf8)) }

  /// The function `img(picture, alt="…", sizes="…", crop="4:3", focus="30% 40%", eager=true)`.
  ///
  /// - Parameter root: the way from the page to the site's root.
  package func function(root: String) -> Value {
    .function("img") { (arguments, named) throws(FunctionError) in
      guard arguments.count == 1, let source = PictureViews.source(arguments[0]) else { throw FunctionError(Messages.imgWantsPicture) }
      var markup = PictureMarkup(root: root, alt: "", sizes: PictureMarkup.wholeWidth)
      var crop: PixelSize?
      var focus = source.focus
      var isDescribed = false
      for (name, value) in named {
        switch (name, value) {
        case ("alt", .undefined): continue
        case ("alt", .none): isDescribed = true
        case ("alt", .string(let text)), ("alt", .safe(let text)):
          markup.alt = text
          isDescribed = true
        case (_, .none): continue
        case ("sizes", .string(let sizes)): markup.sizes = sizes
        case ("title", .string(let title)): markup.title = title
        case ("eager", .bool(let flag)): markup.isEager = flag
        case ("crop", .string(let text)):
          guard let shape = PixelSize(shape: text) else { throw FunctionError(Messages.imgWantsShape(text)) }
          crop = shape
        case ("focus", .string(let text)):
          guard let point = FocalPoint(text) else { throw FunctionError(Messages.imgWantsFocus(text)) }
          focus = point
        default: throw FunctionError(Messages.imgUnknownArgument(name))
        }
      }
      guard isDescribed else { throw FunctionError(Messages.imgWantsAlt) }
      guard let picture = pictures[source.path] else { throw FunctionError(Messages.noPicture(source.path)) }
      return .safe(html(picture, markup, crop: crop, focus: focus ?? .centre))
    }
  }

  /// The markup of a picture in running text.
  func html(_ file: String, root: String, alt: String, title: String) -> String? {
    pictures[file].map {
      html($0, PictureMarkup(root: root, alt: alt, title: title, sizes: PictureMarkup.textWidth), crop: nil, focus: .centre)
    }
  }

  private func html(_ picture: Picture, _ markup: PictureMarkup, crop: PixelSize?, focus: FocalPoint) -> String {
    PictureViews.html(picture, pictures.renditions(of: picture, crop: crop, focus: focus), markup)
  }

  private static func html(_ picture: Picture, _ renditions: PictureRenditions?, _ markup: PictureMarkup) -> String {
    renditions.map { markup.html(of: $0, tint: picture.tint) } ?? markup.html(of: picture)
  }

  private static func source(_ value: Value) -> (path: String, focus: FocalPoint?)? {
    switch value {
    case .string(let path): return (path, nil)
    case .object(let object):
      guard case .string(let path)? = object["source"] else { return nil }
      if case .string(let focus)? = object["focus"] { return (path, FocalPoint(focus)) }
      return (path, nil)
    default: return nil
    }
  }
}

/// Writes the elements of one picture.
struct PictureMarkup {
  let root: String
  var alt: String
  var title = ""
  /// The width the picture takes on the page (HTML, `sizes`).
  var sizes: String
  /// Whether the picture is seen at once, so that it is not to wait.
  var isEager = false

  static let wholeWidth = "100vw"
  /// As wide as lines of text.
  static let textWidth = "(min-width: 46rem) 44rem, 100vw"

  func html(of renditions: PictureRenditions, tint: Tint?) -> String {
    var html = "<picture>"
    for source in renditions.sources {
      html += "<source type=\"\(source.format.mediaType)\" srcset=\""
      html += source.variants.map { "\(root)\($0.path) \($0.size.width)w" }.joined(separator: ", ")
      html += "\" sizes=\"\(PictureMarkup.escaped(sizes))\">"
    }
    let fallback = renditions.fallback
    return html + image(root + fallback.path, fallback.size, tint) + "</picture>"
  }

  func html(of drawing: Picture) -> String {
    image(root + drawing.path, drawing.size, nil)
  }

  private func image(_ path: String, _ size: PixelSize?, _ tint: Tint?) -> String {
    let address = path.utf8.contains(UInt8(ascii: " ")) ? path.replacing(" ", with: "%20") : path
    var html = "<img src=\"\(PictureMarkup.escaped(address))\" alt=\"\(PictureMarkup.escaped(alt))\""
    if let size { html += " width=\"\(size.width)\" height=\"\(size.height)\"" }
    if let tint { html += " class=\"tint-\(tint.code)\"" }
    if !title.isEmpty { html += " title=\"\(PictureMarkup.escaped(title))\"" }
    return html + (isEager ? " fetchpriority=\"high\">" : " loading=\"lazy\" decoding=\"async\">")
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }
}

/// A text at its place; `x` is its start, middle or end, `y` its base line.
struct PlacedText: Sendable, Hashable {
  enum Anchor: String, Sendable {
    case start, middle, end
  }

  let text: String
  let x: Double
  let y: Double
  let anchor: Anchor
  let size: Double

  /// The area the text takes up at most.
  var box: (left: Double, right: Double, top: Double, bottom: Double) {
    let width = LabelWidth.of(text, size: size)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return (left, left + width, y - size * 0.88, y + size * 0.2)
  }
}

/// An SVG picture under construction.
struct Drawing {
  var size: Size
  private(set) var texts: [PlacedText] = []
  private var elements: [String] = []

  init(height: Double, width: Double = Size.fullWidth) {
    size = Size(width: width, height: height)
  }

  mutating func text(_ text: String, x: Double, y: Double, _ anchor: PlacedText.Anchor = .start, size: Double = Metrics.textSize) {
    guard !text.isEmpty else { return }
    texts.append(PlacedText(text: text, x: x, y: y, anchor: anchor, size: size))
    let place = anchor == .start ? "" : #" text-anchor="\#(anchor.rawValue)""#
    elements.append(
      #"<text x="\#(coordinate(x))" y="\#(coordinate(y))" font-size="\#(coordinate(size))"\#(place)>\#(escaped(text))</text>"#)
  }

  /// Lines of one label, the middle of them at `y`.
  mutating func lines(_ lines: [String], x: Double, middle: Double, _ anchor: PlacedText.Anchor = .start, size: Double = Metrics.textSize) {
    let lineHeight = size * Metrics.lineHeight / Metrics.textSize
    let first = middle - lineHeight * Double(lines.count - 1) / 2 + size * 0.34
    for (index, line) in lines.enumerated() { text(line, x: x, y: first + lineHeight * Double(index), anchor, size: size) }
  }

  /// A rectangle with its pattern.
  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ fill: Fill) {
    guard width > 0, height > 0 else { return }
    let area = Area(left: x, top: y, right: x + width, bottom: y + height)
    elements.append(
      ##"<rect x="\##(coordinate(x))" y="\##(coordinate(y))" width="\##(coordinate(width))" height="\##(coordinate(height))" fill="\##(fill.colour)" stroke="#222" stroke-width="0.6"/>"##
    )
    let strokes = fill.strokes(in: area).map { "M\(coordinate($0.x1)) \(coordinate($0.y1))L\(coordinate($0.x2)) \(coordinate($0.y2))" }
    if !strokes.isEmpty {
      elements.append(
        ##"<path d="\##(strokes.joined())" stroke="#222" stroke-width="\##(coordinate(fill.strokeWidth))" stroke-linecap="\##(fill.cap)"/>"##
      )
    }
  }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, width: Double = 0.6, colour: String = "#222", dashes: String? = nil) {
    let dash = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
    elements.append(
      #"<path d="M\#(coordinate(x1)) \#(coordinate(y1))L\#(coordinate(x2)) \#(coordinate(y2))" stroke="\#(colour)" stroke-width="\#(coordinate(width))"\#(dash)/>"#
    )
  }

  /// A shape from a path of its own.
  mutating func path(_ path: String, fill: String = "none", width: Double = 1, dashes: String? = nil) {
    let dash = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
    elements.append(##"<path d="\##(path)" fill="\##(fill)" stroke="#222" stroke-width="\##(coordinate(width))"\##(dash)/>"##)
  }

  func svg(title: String, description: String) -> String {
    let (width, height) = (coordinate(size.width), coordinate(size.height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)pt" height="\(height)pt" role="img" \
      aria-label="\(escaped(title))：\(escaped(description))"><title>\(escaped(title))</title><desc>\(escaped(description))</desc>\
      \(elements.joined())</svg>
      """
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}

/// A coordinate with at most two decimals, written alike everywhere.
func coordinate(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let (whole, fraction) = (abs(hundredths) / 100, abs(hundredths) % 100)
  let sign = hundredths < 0 ? "-" : ""
  if fraction == 0 { return "\(sign)\(whole)" }
  return "\(sign)\(whole)." + (fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)")
}

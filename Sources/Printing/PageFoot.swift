/// The element of a document that is to end where the text of its last page may end at most, such as an imprint: `<footer data-page-foot="35">`.
///
/// Style sheets can't ask for that place. The element's last part is a heading one
/// pixel high, so that a first layout tells where the element ends, room above
/// it moves it down in the second, and that tells whether it arrived.
struct PageFoot: Decodable, Sendable {
  /// How far above the sheet's lower edge the element is to end, in millimetres: the attribute's value.
  let distance: Double
  /// Which of the document's headings is the element's.
  let heading: Int

  private static let pointsPerMillimetre = 72 / 25.4
  /// The height of the heading, one pixel in points, by which its upper edge, which the layout tells, is above the element's lower one.
  private static let markHeight = 0.75
  /// How far off the element may be, in points: browsers place texts and rules by pixels.
  private static let tolerance = 1.0

  /// How far the element ends above its place, in points; nil when the layout does not tell.
  func excess(in facts: QPDF.Facts) -> Double? {
    facts.heights.indices.contains(heading)
      ? facts.heights[heading] - PageFoot.markHeight - distance * PageFoot.pointsPerMillimetre : nil
  }

  /// Whether the element ends in its place and nothing else has moved to another page.
  func isInPlace(_ facts: QPDF.Facts, sameLayoutAs first: QPDF.Facts) -> Bool {
    guard let excess = excess(in: facts), facts.hasPages(of: first) else { return false }
    return abs(excess) <= PageFoot.tolerance
  }
}

extension Page {
  /// The first element that is to stand at the foot of its page; nil when the document has none.
  func foot() async throws(PrintingError) -> PageFoot? {
    try await evaluate(
      """
      (() => {
        const foot = document.querySelector('[data-page-foot]')
        const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
        const heading = foot ? headings.findLastIndex(h => foot.contains(h)) : -1
        return heading < 0 ? [] : [{ distance: Number(foot.dataset.pageFoot) || 0, heading }]
      })()
      """, as: [PageFoot].self
    ).first
  }

  /// Moves the element at the foot down to its place, laying the document out by `layOut` until it is there; `first` is the layout without room.
  ///
  /// - Returns: whether it got there. If not, it is left where it was, and so is everything else.
  func move(
    _ foot: PageFoot, from first: QPDF.Facts, layOut: () async throws(PrintingError) -> QPDF.Facts
  ) async throws(PrintingError) -> Bool {
    var gap = 0.0
    var facts = first
    // The second step makes up for a browser that prints the document smaller than its style sheet says.
    for _ in 0..<2 {
      guard let excess = foot.excess(in: facts) else { break }
      gap = max(0, gap + excess)
      try await setFootGap(gap)
      facts = try await layOut()
      if foot.isInPlace(facts, sameLayoutAs: first) { return true }
    }
    try await setFootGap(0)
    _ = try await layOut()
    return false
  }

  /// Sets the room above the element at the foot, in points.
  private func setFootGap(_ gap: Double) async throws(PrintingError) {
    let script = "(() => { document.querySelector('[data-page-foot]').style.paddingTop = '\(gap)pt'; return true })()"
    _ = try await evaluate(script, as: Bool.self)
  }
}

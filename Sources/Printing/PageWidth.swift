/// A part of a document that does not fit between the margins of its page.
///
/// A browser answers such a part by printing the whole document smaller, which loses the number of lines and characters a page is to have.
package struct WidePart: Decodable, Sendable, Hashable {
  /// How it begins.
  package let excerpt: String
  /// How far it reaches beyond the margin, in millimetres.
  package let excess: Double
}

extension Page {
  /// The tables, pictures and words that are wider than the text of their page, as the style sheet's `@page` rules lay it out.
  func wideParts() async throws(PrintingError) -> [WidePart] {
    _ = try await connection.call("Emulation.setEmulatedMedia", Media(media: "print"), session: session, answer: Nothing.self)
    let parts = try await evaluate(Self.measuringWidths, as: [WidePart].self)
    _ = try await connection.call("Emulation.setEmulatedMedia", Media(media: ""), session: session, answer: Nothing.self)
    return parts
  }

  /// Gives the body and every part with a page of its own the width of their pages, and looks for what sticks out.
  private static let measuringWidths = """
    (() => {
      const millimetre = 96 / 25.4, widths = { auto: null }
      const length = text => parseFloat(text) * (/mm/.test(text) ? millimetre : /cm/.test(text) ? 10 * millimetre : /pt/.test(text) ? 4 / 3 : 1)
      for (const sheet of document.styleSheets) {
        let rules = []
        try { rules = sheet.cssRules } catch { continue }
        for (const rule of rules) {
          if (!(rule instanceof CSSPageRule) || rule.selectorText.includes(':') || !rule.style.size) continue
          const width = length(rule.style.size.split(' ')[0]) - length(rule.style.marginLeft) - length(rule.style.marginRight)
          if (width > 0) widths[rule.selectorText || 'auto'] = width
        }
      }
      if (!widths.auto) return []
      const paged = [...document.body.querySelectorAll('section, article, div, nav, header, main')]
        .filter(e => widths[getComputedStyle(e).page] && getComputedStyle(e).page !== getComputedStyle(e.parentElement).page)
      const boxes = [document.body, ...paged]
      const before = boxes.map(e => e.style.width)
      for (const e of boxes) e.style.width = widths[getComputedStyle(e).page] + 'px'
      const found = []
      for (const box of boxes) {
        const right = box.getBoundingClientRect().right
        const sticksOut = e => e.getBoundingClientRect().right > right + 1
        const look = parent => {
          for (const e of parent.children) {
            if (paged.includes(e) || e.scrollWidth <= 1) continue
            const isWhole = ['TABLE', 'svg', 'IMG', 'PRE'].includes(e.tagName)
            if (isWhole ? sticksOut(e) : e.childElementCount === 0 && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) {
              const excess = (isWhole ? e.getBoundingClientRect().right : e.getBoundingClientRect().left + e.scrollWidth) - right
              if (excess > 1) found.push({ excerpt: (e.textContent || e.getAttribute('src') || '').trim().replace(/\\s+/g, ' ').slice(0, 24), excess: excess / millimetre })
            } else if (!isWhole) look(e)
          }
        }
        look(box)
      }
      boxes.forEach((e, index) => { e.style.width = before[index] })
      return found
    })()
    """

  private struct Media: Encodable {
    let media: String
  }
}

package import Diagnostics

/// Why a document could not be printed.
package enum PrintingError: Error, Sendable, Hashable {
  /// No browser was found; `named` is the one the environment asks for.
  case browserMissing(named: String?)
  case qpdfMissing
  /// The machine has no simplified Chinese font.
  case fontsMissing
  /// Characters that would print as boxes.
  case glyphsMissing(file: String, [MissingGlyph])
  case folderUnwritable(path: String)
  case documentUnreadable(file: String)
  case pageNotLoaded(file: String, reason: String)
  /// The browser ended by itself, or could not start.
  case browserEnded
  /// The process of one page ended by itself; nil where the file is not known.
  case pageCrashed(file: String?)
  case browserRefused(command: String, reason: String)
  case toolFailed(program: String, reason: String)
  case timedOut(file: String, limit: Duration)
  /// The PDF is not what a PDF must be.
  case damaged(file: String, reason: String)
  /// The table of contents names a heading the document does not have.
  case headingMissing(file: String, id: String)
  case outlineIncomplete(file: String, headings: Int, found: Int)
  /// Filling in the page numbers moved the headings to other pages.
  case pageNumbersUnstable(file: String)
  case cancelled

  /// Whether another program, a font or disk space would mend it, rather than another document: exit code 3.
  package var machineLacksSomething: Bool {
    switch self {
    case .browserMissing, .qpdfMissing, .fontsMissing, .glyphsMissing, .folderUnwritable, .browserEnded, .pageCrashed, .toolFailed,
      .timedOut:
      true
    default: false
    }
  }

  /// The failure as a finding the user reads.
  package var diagnostic: Diagnostic {
    Messages.failure(self)
  }
}

extension PrintedDocument {
  /// What is not as the layout wants it: faces and characters that others stood in for, parts wider than their page, faces that could not
  /// be embedded, an imprint that is not at the foot; `file` is the document's name for the user.
  package func warnings(file: String) -> [Diagnostic] {
    var pairs: [(face: String, used: String, glyphs: [GlyphFallback])] = []
    for glyph in fallbacks {
      if let index = pairs.firstIndex(where: { $0.face == glyph.face && $0.used == glyph.used }) {
        if !pairs[index].glyphs.contains(where: { $0.character == glyph.character }) { pairs[index].glyphs.append(glyph) }
      } else {
        pairs.append((glyph.face, glyph.used, [glyph]))
      }
    }
    return substitutions.map { Messages.faceSubstituted($0, file: file) }
      + pairs.map { Messages.glyphsSubstituted($0.glyphs, face: $0.face, used: $0.used, file: file) }
      + wideParts.map { Messages.tooWide($0, file: file) }
      + (drawnFaces.isEmpty ? [] : [Messages.facesDrawn(drawnFaces, file: file)])
      + (isFootInPlace ? [] : [Messages.footNotReached(file: file)])
  }
}

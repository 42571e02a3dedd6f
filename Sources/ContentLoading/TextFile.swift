import CSV
import Diagnostics

/// Decodes text files that people write: UTF-8, or the encoding Windows editors save Chinese text in.
enum TextFile {
  static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<SourceText> {
    var found: [Diagnostic] = []
    guard let text = DecodedText.decode(bytes, file: file, use: .text).collect(into: &found) else {
      if !found.hasErrors { found.append(Messages.notText(at: Location(file: file))) }
      return Diagnosed(SourceText(file: file, bytes: []), found)
    }
    return Diagnosed(text.source, found)
  }
}

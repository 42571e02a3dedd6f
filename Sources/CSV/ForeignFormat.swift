/// A file that is not what its name says: it holds no text, or no table.
enum ForeignFormat {
  /// A ZIP archive: xlsx, xlsm, ods, docx.
  case zipped
  /// The compound files of Excel 97 to 2003 and WPS: xls, et, doc.
  case compound
  /// A web page or XML, as which some programs export a table “for Excel”.
  case page
  case pdf
  case picture

  /// What the first bytes tell; nil for everything that may be text.
  init?(_ bytes: [UInt8], _ use: TextUse) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zipped
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .picture
    } else if use == .table, ForeignFormat.isPage(bytes) {
      self = .page
    } else {
      return nil
    }
  }

  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(256).drop { !(0x21..<0x80).contains($0) }.prefix(16)
    let text = String(decoding: head, as: UTF8.self).lowercased()
    return ["<html", "<!doctype", "<table", "<?xml", "<meta", "<style"].contains(where: text.hasPrefix)
  }
}

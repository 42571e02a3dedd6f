/// An encoding in which spreadsheet programs and editors save text; the raw value is its name for users.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// GB 18030-2005, which contains GBK and GB 2312.
  case gb18030
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
}

import Diagnostics
import Glibc
import SystemPackage

/// What the program writes, and how it learns the user's language.
enum Console {
  /// The language asked for, else the locale's, else Chinese.
  static func language(_ wanted: Language?) -> Language {
    if let wanted { return wanted }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("en") ? .english : .chinese
  }

  /// Writes all of a text; a reader that went away is no error.
  static func write(_ text: String, to file: FileDescriptor) {
    write(Array(text.utf8), to: file)
  }

  /// Writes all bytes; a reader that went away is no error.
  static func write(_ bytes: [UInt8], to file: FileDescriptor) {
    _ = try? file.writeAll(bytes)
  }

  static func isTerminal(_ file: FileDescriptor) -> Bool {
    isatty(file.rawValue) == 1
  }

  /// The value of an environment variable.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

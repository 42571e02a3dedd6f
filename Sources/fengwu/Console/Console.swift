import ArgumentParser
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

  /// Readies the three standard streams before anything is opened or written.
  ///
  /// A reader that goes away must not kill the program in the middle of its work; and a stream that is closed gets a place holder that
  /// refuses everything, so that no file of the project is opened under its number and written over.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes what is told beside the results, as far as it can be written.
  static func write(_ text: String, to file: FileDescriptor) {
    _ = try? file.writeAll(Array(text.utf8))
  }

  /// Writes a result to standard output; a reader that went away is no error, but a result that is lost for another reason is.
  static func writeResult(_ bytes: [UInt8], language: Language) throws {
    do {
      _ = try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      return
    } catch {
      let message = LocalizedText(
        zh: "结果写不出去（系统提示：\(error)）；请检查磁盘空间，或换一个地方保存。",
        en: "the result could not be written (the system says: \(error)); check the disk's space or save it elsewhere.")
      write(message.text(in: language) + "\n", to: .standardError)
      throw ExitCode(ExitStatus.machineLacks)
    }
  }

  static func writeResult(_ text: String, language: Language) throws {
    try writeResult(Array(text.utf8), language: language)
  }

  static func isTerminal(_ file: FileDescriptor) -> Bool {
    isatty(file.rawValue) == 1
  }

  /// The value of an environment variable.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

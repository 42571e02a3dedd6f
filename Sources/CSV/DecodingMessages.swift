import Diagnostics

/// What a file is read as, which decides how it is to be saved again.
package enum TextUse: Sendable {
  /// A table, kept with Excel or WPS.
  case table
  /// A text or settings, kept with an editor such as Notepad.
  case text

  /// The first part of the codes of its findings.
  private var part: String { self == .table ? "csv" : "text" }

  /// Why a text is read in its encoding.
  enum EncodingReason {
    /// The settings name it.
    case given
    /// The file's byte order mark names it.
    case marked
    case guessed
  }

  func foreignFile(_ format: ForeignFormat, file: String) -> Diagnostic {
    switch format {
    case .zipped, .compound: officeFile(format, file: file)
    case .page:
      Diagnostic(
        .error, part + ".foreign-file",
        LocalizedText(
          zh: "这个文件其实是网页或 XML（有的系统导出的“Excel”就是这样），不是 CSV。",
          en: "This file is really a web page or XML, as which some programs export a table “for Excel”, and no CSV."),
        at: Location(file: file),
        hints: [
          LocalizedText(
            zh: "用 Excel 或 WPS 打开它，选“文件 → 另存为”，保存类型选“CSV UTF-8（逗号分隔）”，再放到这里。",
            en: "Open it in Excel or WPS, choose File → Save As with the type “CSV UTF-8 (comma delimited)”, and put that file here.")
        ])
    case .pdf, .picture:
      Diagnostic(
        .error, part + ".foreign-file",
        format == .pdf
          ? LocalizedText(zh: "这个文件其实是 PDF，只是改了名字。", en: "This file is really a PDF under another name.")
          : LocalizedText(zh: "这个文件其实是图片，只是改了名字。", en: "This file is really a picture under another name."),
        at: Location(file: file),
        hints: [LocalizedText(zh: "这里要放文字文件；请放回正确的文件。", en: "A text file belongs here: put the right one back.")])
    }
  }

  private func officeFile(_ format: ForeignFormat, file: String) -> Diagnostic {
    let table = format == .compound ? ".xls" : ".xlsx"
    let text = format == .compound ? ".doc" : ".docx"
    let (message, cure) =
      switch self {
      case .table:
        (
          LocalizedText(
            zh: "这个文件其实是 Excel 或 WPS 的表格文件（\(table)），只是名字改成了 .csv，里面不是文字。",
            en: "This file is really an Excel or WPS workbook (\(table)) under another name; it is not text."),
          LocalizedText(
            zh: "请把名字改回 \(table)，用 Excel 或 WPS 打开，选“文件 → 另存为”，保存类型选“CSV UTF-8（逗号分隔）”，再放到这里。",
            en:
              "Rename it to \(table), open it in Excel or WPS, choose File → Save As with the type “CSV UTF-8 (comma delimited)”, and put that file here."
          )
        )
      case .text:
        (
          LocalizedText(
            zh: "这个文件其实是 Word 或 WPS 的文档（\(text)），只是改了名字，里面不是文字。",
            en: "This file is really a Word or WPS document (\(text)) under another name; it is not text."),
          LocalizedText(
            zh: "请把名字改回 \(text) 打开，把文字复制到记事本里，另存为 UTF-8 编码的文件，再放到这里。",
            en: "Rename it to \(text), open it, copy the text into Notepad, save that as UTF-8 and put it here.")
        )
      }
    return Diagnostic(.error, part + ".office-file", message, at: Location(file: file), hints: [cure])
  }

  func badByte(_ byte: UInt8, at offset: Int, _ encoding: TextEncoding, _ reason: EncodingReason, _ place: Location) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    let hex = digits.count == 1 ? "0" + digits : digits
    let name = Messages.name(encoding)
    return Diagnostic(
      .error, part + ".bad-byte",
      LocalizedText(
        zh: "这里的字无法识别：文件第 \(offset + 1) 个字节（十六进制 \(hex)）不符合 \(name) 编码。"
          + (reason == .guessed ? "文件既不是完整的 UTF-8，也不是完整的 GB18030。" : ""),
        en: "The text cannot be read here: byte \(offset + 1) of the file (hexadecimal \(hex)) is not valid \(name)."
          + (reason == .guessed ? " The file is neither well-formed UTF-8 nor well-formed GB18030." : "")),
      at: place,
      hints: (reason == .given
        ? [
          LocalizedText(
            zh: "Content/schema 里写明了 encoding；文件不是这种编码时，删去 encoding 那一行，由程序识别。",
            en: "The table's schema names this encoding: remove `encoding` there to have it detected.")
        ] : []) + [
          self == .table
            ? LocalizedText(
              zh: "用 Excel、WPS 或记事本打开文件，改正乱码的地方，再另存为“CSV UTF-8”（记事本里编码选 UTF-8）。",
              en: "Open the file in Excel, WPS or Notepad, mend the garbled place, and save it as “CSV UTF-8” (in Notepad choose UTF-8).")
            : LocalizedText(
              zh: "用记事本打开文件，改正乱码的地方，另存时编码选 UTF-8。",
              en: "Open the file in Notepad, mend the garbled place, and save it with the encoding UTF-8.")
        ])
  }

  func unmarkedUTF16(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, part + ".unmarked-utf-16",
      LocalizedText(
        zh: "这个文件是 UTF-16（“Unicode”）编码，开头却没有表明编码的标记。",
        en: "This file is in UTF-16 (“Unicode”) without the mark at its head that says so."),
      at: Location(file: file),
      hints: [
        self == .table
          ? LocalizedText(
            zh: "用 Excel 或 WPS 打开后另存为“CSV UTF-8（逗号分隔）”，或在 Content/schema 里这张表的设置中写 encoding: utf-16le。",
            en: "Save it again from Excel or WPS as “CSV UTF-8 (comma delimited)”, or write encoding: utf-16le in the table's schema.")
          : LocalizedText(zh: "用记事本打开，另存时编码选 UTF-8。", en: "Open it in Notepad and save it with the encoding UTF-8.")
      ])
  }

  func nul(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, part + ".nul",
      LocalizedText(
        zh: "这里有一个空字符（NUL），文字文件里不应该有。",
        en: "There is a NUL character here, which has no place in a text file."),
      at: place,
      hints: [
        self == .table
          ? LocalizedText(
            zh: "文件可能已损坏或不是文字文件。请用 Excel 或 WPS 重新另存为“CSV UTF-8（逗号分隔）”。",
            en: "The file may be damaged or no text file. Save it again from Excel or WPS as “CSV UTF-8 (comma delimited)”.")
          : LocalizedText(
            zh: "文件可能已损坏或不是文字文件。请在记事本里删去这个字符，另存时编码选 UTF-8。",
            en: "The file may be damaged or no text file. Delete the character in Notepad and save the file with the encoding UTF-8.")
      ])
  }

  func lostCharacter(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, part + ".lost-character",
      LocalizedText(
        zh: "这里有“\u{FFFD}”：文件曾按错误的编码保存过，原来的字已经丢了。",
        en: "There is a ‘\u{FFFD}’ here: the file was once saved in a wrong encoding, and the character that stood here is lost."),
      at: place,
      hints: [
        LocalizedText(
          zh: "对照原件把字补上，或者从备份里取回没有损坏的文件。", en: "Put the character back from the original, or take the file from a backup that is whole.")
      ])
  }

  func doubtfulEncoding(_ encoding: TextEncoding, file: String) -> Diagnostic {
    let name = Messages.name(encoding)
    return Diagnostic(
      .warning, part + ".doubtful-encoding",
      LocalizedText(
        zh: "文件里中文太少，看不准编码，这次按 \(name) 读取。",
        en: "The file holds too little Chinese to be sure of its encoding; it was read as \(name)."),
      at: Location(file: file),
      hints: [
        self == .table
          ? LocalizedText(
            zh: "另存为“CSV UTF-8”，或者请在 Content/schema 里这张表的设置中写明 encoding。",
            en: "Save it as “CSV UTF-8”, or name the encoding in the table's schema.")
          : LocalizedText(zh: "用记事本另存，编码选 UTF-8。", en: "Save it in Notepad with the encoding UTF-8.")
      ])
  }
}

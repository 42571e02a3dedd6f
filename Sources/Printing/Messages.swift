import Diagnostics

/// Everything printing says to its user.
enum Messages {
  static func failure(_ error: PrintingError) -> Diagnostic {
    switch error {
    case .browserMissing(let named):
      let wanted = named.map { "“\($0)”" } ?? "Chromium"
      return lacking(
        "print.browser-missing", "没有找到浏览器 \(wanted)，不能生成 PDF；网页版已可打印",
        "no browser \(wanted) was found, so no PDF was made; the HTML can be printed",
        package: "chromium",
        also: LocalizedText(
          zh: "或用环境变量 \(PrintingTools.browserVariable) 指明 Chrome、Edge 等浏览器程序的位置",
          en: "or name a Chrome or Edge program in the environment variable \(PrintingTools.browserVariable)"))
    case .qpdfMissing:
      return lacking(
        "print.qpdf-missing", "没有找到检查 PDF 的程序 qpdf", "the program qpdf, which checks PDF files, was not found", package: "qpdf")
    case .fontsMissing:
      return lacking(
        "print.fonts-missing", "本机没有中文字体，汉字会印成方框", "this machine has no Chinese font; characters would print as boxes",
        package: "fonts-noto-cjk")
    case .glyphsMissing(let file, let glyphs):
      let (chinese, english) = (list(glyphs.map { ($0.character, $0.excerpt) }, "、"), list(glyphs.map { ($0.character, $0.excerpt) }, ", "))
      return fault(
        "print.glyph-missing", "本机没有一种字体有这些字，会印成方框：\(chinese)",
        "no font on this machine has these characters, which would print as boxes: \(english)",
        file: file,
        hint: LocalizedText(
          zh: "请安装收字更多的字体（例如 apt-get install fonts-hanazono），或者核对这些字是否录入有误",
          en: "install a font with more characters (such as apt-get install fonts-hanazono), or check that they are what was meant"))
    case .folderUnwritable(let path):
      return fault(
        "print.folder-unwritable", "不能写入临时文件夹 \(path)", "the temporary folder \(path) cannot be written",
        hint: LocalizedText(zh: "请检查磁盘空间和权限", en: "check disk space and permissions"))
    case .documentUnreadable(let file):
      return fault("print.document-unreadable", "读不到要打印的文件", "the file to print cannot be read", file: file)
    case .pageNotLoaded(let file, let reason):
      return fault("print.page-not-loaded", "浏览器打不开这个文件（\(reason)）", "the browser cannot open this file (\(reason))", file: file)
    case .browserEnded:
      return fault(
        "print.browser-ended", "浏览器没有启动或中途退出", "the browser did not start or ended by itself",
        hint: LocalizedText(zh: "请确认内存充足，并试着单独启动一次浏览器", en: "make sure there is enough memory and that the browser starts by itself"))
    case .pageCrashed(let file):
      return fault(
        "print.page-crashed", "浏览器排版这个文件时中途退出", "the browser gave up while it laid out this file", file: file,
        hint: LocalizedText(
          zh: "多半是内存不足：请关闭其他程序，或者分期、分单位生成", en: "most likely memory ran out: close other programs, or print fewer units at a time"))
    case .browserRefused(let command, let reason):
      return fault("print.browser-refused", "浏览器不能执行 \(command)：\(reason)", "the browser refused \(command): \(reason)")
    case .toolFailed(let program, let reason):
      return fault("print.tool-failed", "程序 \(program) 运行失败：\(reason)", "the program \(program) failed: \(reason)")
    case .timedOut(let file, let limit):
      let seconds = limit.components.seconds
      return fault(
        "print.timed-out", "打印超过 \(seconds) 秒仍未完成，已停止", "printing took more than \(seconds) seconds and was stopped", file: file,
        hint: LocalizedText(
          zh: "文件太长就少印几行（如报告定义里台账明细的 rows），或者分单位生成；文件不长则请关闭其他程序再试",
          en: "print fewer rows of a long document (`rows` in the report's definition) or one unit at a time; else close other programs"))
    case .damaged(let file, let reason):
      return fault("print.damaged", "生成的 PDF 没有通过检查（\(reason)）", "the PDF failed its check (\(reason))", file: file)
    case .headingMissing(let file, let id):
      return fault(
        "print.heading-missing", "目录所指的标题“\(id)”在正文中不存在", "the contents name a heading \"\(id)\" that does not exist", file: file)
    case .outlineIncomplete(let file, let headings, let found):
      return fault(
        "print.outline-incomplete", "正文有 \(headings) 个标题，PDF 书签只有 \(found) 个，目录页码无法确定",
        "the document has \(headings) headings but the PDF outline has \(found), so page numbers cannot be told", file: file)
    case .pageNumbersUnstable(let file):
      return fault(
        "print.page-numbers-unstable", "填入目录页码后标题换了页，目录页码不可靠", "filling in the page numbers moved headings to other pages", file: file,
        hint: LocalizedText(zh: "请给目录页码留出固定宽度", en: "give the page numbers in the contents a fixed width"))
    case .cancelled:
      return fault("print.cancelled", "打印已取消", "printing was cancelled")
    }
  }

  static func faceSubstituted(_ substitution: FaceSubstitution, file: String) -> Diagnostic {
    Diagnostic(
      .warning, "print.face-substituted",
      LocalizedText(
        zh: "本机没有\(substitution.face)，改用了“\(substitution.used)”，版面与国家标准略有出入",
        en:
          "the face \(substitution.face) is not on this machine; \"\(substitution.used)\" was used, so the layout differs from the standard"
      ),
      at: Location(file: file),
      hints: [LocalizedText(zh: "安装公文字体后重新生成", en: "install the document's fonts and print again")])
  }

  static func glyphsSubstituted(_ glyphs: [GlyphFallback], face: String, used: String, file: String) -> Diagnostic {
    let characters = glyphs.map { ($0.character, $0.excerpt) }
    return Diagnostic(
      .warning, "print.glyph-substituted",
      LocalizedText(
        zh: "字体“\(face)”里没有这些字，改用了“\(used)”：\(list(characters, "、"))",
        en: "the face \"\(face)\" lacks these characters, for which \"\(used)\" was used: \(list(characters, ", "))"),
      at: Location(file: file),
      hints: [LocalizedText(zh: "请在纸样上核对这些字；安装收字更多的公文字体可以避免", en: "look at them on paper; a face with more characters avoids this")])
  }

  static func tooWide(_ part: WidePart, file: String) -> Diagnostic {
    let excess = String((part.excess * 10).rounded() / 10)
    return Diagnostic(
      .warning, "print.too-wide",
      LocalizedText(
        zh: "“\(part.excerpt)…”比版心宽 \(excess) 毫米，浏览器因此把整份文件缩小，每页不再是 22 行、每行 28 字",
        en:
          "\"\(part.excerpt)…\" is \(excess) mm wider than the text of its page, so the browser printed the whole document smaller"
      ),
      at: Location(file: file),
      hints: [
        LocalizedText(
          zh: "把表头或长词缩短、让它换行，或者把这一部分排成横页（wide: true）",
          en: "shorten or break its head or long words, or set the part on a wide page (wide: true)")
      ])
  }

  static func facesDrawn(_ faces: [String], file: String) -> Diagnostic {
    Diagnostic(
      .warning, "print.face-drawn",
      LocalizedText(
        zh: "PDF 里这些字体成了 Type 3，有的阅读器显示得粗糙，也不能编辑：\(faces.joined(separator: "、"))",
        en: "these faces are Type 3 in the PDF, which some readers show badly and cannot edit: \(faces.joined(separator: ", "))"),
      at: Location(file: file),
      hints: [
        LocalizedText(
          zh: "运行 .setup/install site 安装 TrueType 字体后重新生成", en: "install TrueType faces with .setup/install site and print again")
      ])
  }

  static func footNotReached(file: String) -> Diagnostic {
    Diagnostic(
      .warning, "print.foot-not-reached",
      LocalizedText(
        zh: "版记没能排到末页版心的下边缘，留在了正文之后", en: "the imprint could not be set at the foot of the last page and stands after the text"),
      at: Location(file: file),
      hints: [LocalizedText(zh: "请在纸样上核对末页", en: "look at the last page on paper")])
  }

  /// The first few characters, each with its number and the text around it.
  private static func list(_ characters: [(character: String, excerpt: String)], _ separator: String) -> String {
    let shown = characters.prefix(6).map { character, excerpt in
      let code = character.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? ""
      return "\(character)（U+\(code)，“\(excerpt)”）"
    }
    return shown.joined(separator: separator) + (characters.count > 6 ? " … \(characters.count)" : "")
  }

  private static func lacking(
    _ code: String, _ chinese: String, _ english: String, package: String, also other: LocalizedText? = nil
  ) -> Diagnostic {
    let install = LocalizedText(
      zh: "请安装软件包：apt-get install \(package)", en: "install the Debian package: apt-get install \(package)")
    return Diagnostic(.error, code, LocalizedText(zh: chinese, en: english), at: nil, hints: [install] + (other.map { [$0] } ?? []))
  }

  private static func fault(
    _ code: String, _ chinese: String, _ english: String, file: String? = nil, hint: LocalizedText? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, code, LocalizedText(zh: chinese, en: english), at: file.map { Location(file: $0) }, hints: hint.map { [$0] } ?? [])
  }
}

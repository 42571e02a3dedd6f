import Diagnostics

/// What Pictures tells its user.
enum Messages {
  static func unreadable(_ file: String, _ reason: LocalizedText) -> Diagnostic {
    Diagnostic(
      .error, "file.unreadable", LocalizedText(zh: "读不了 \(file)：\(reason.chinese)", en: "cannot read \(file): \(reason.english)"),
      at: Location(file: file),
      hints: [
        LocalizedText(
          zh: "检查文件是否存在、是否有读取权限。",
          en: "Check that the file is there and may be read.")
      ])
  }

  static func notKept(_ reason: LocalizedText) -> Diagnostic {
    Diagnostic(
      .error, "picture.not-kept",
      LocalizedText(zh: "存不下生成的图片：\(reason.chinese)", en: "a finished picture cannot be stored: \(reason.english)"), at: nil,
      hints: [LocalizedText(zh: "检查输出文件夹的空间和权限。", en: "Check the space and the permissions of the output folder.")])
  }

  static func changed(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "picture.changed", LocalizedText(zh: "图片在生成网站的时候被改动了", en: "the picture was changed while the site was built"),
      at: Location(file: file), hints: [LocalizedText(zh: "等文件保存好以后重新运行。", en: "Run again once the file is saved.")])
  }

  static func unknownVariant(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "picture.unknown",
      LocalizedText(zh: "网页里写着 \(path)，可是没有这张图片", en: "a page names \(path), which belongs to no picture"), at: nil,
      hints: [
        LocalizedText(

          zh: "模板里不要直接写 pictures/ 里的文件名，用 img() 或图片字段的 path。",
          en: "Do not write names of files in pictures/ into templates; use img() or the path of an image field.")
      ])
  }

  /// What is true of the machine and not of a file is told once.
  static func once(_ found: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<String> = []
    return found.filter { $0.code != "picture.no-library" || seen.insert($0.code).inserted }
  }
}

import ContentLoading
import Diagnostics
import SystemPackage
import Workbooks

/// What the pipeline itself tells its user, in both languages.
enum Messages {
  static func unreadable(_ fault: SourceTreeFault) -> Diagnostic {
    Diagnostic(
      .error, "file.unreadable",
      LocalizedText(zh: "读不了 \(fault.path)：\(fault.reason.chinese)", en: "cannot read \(fault.path): \(fault.reason.english)"),
      at: nil,
      hints: [LocalizedText(zh: "检查文件是否存在、是否有读取权限。", en: "Check that the file is there and may be read.")])
  }

  /// What to do about a missing `now`.
  static let buildDate = LocalizedText(
    zh: "用 --now 2020-04-10 这样给出日期；模板从不看时钟，同样的输入才会有同样的输出。",
    en: "Give the day with --now 2020-04-10; templates never look at the clock, so that equal input gives equal output.")

  static func workbookNotWritten(_ fault: WorkbookError) -> Diagnostic {
    Diagnostic(
      .error, "report.workbook", LocalizedText(zh: "写不成 Excel 工作簿：\(fault.reason)", en: "the workbook cannot be written: \(fault.reason)"),
      at: nil, hints: [LocalizedText(zh: "请检查临时文件夹的空间和权限。", en: "Check the space and permissions of the temporary folder.")])
  }

  static let noPandoc = Diagnostic(
    .warning, "report.no-pandoc",
    LocalizedText(zh: "没有找到 pandoc，这次没有生成可编辑的 report.docx", en: "pandoc was not found; no report.docx was made"),
    at: nil, hints: [LocalizedText(zh: "请安装软件包：apt-get install pandoc", en: "install the Debian package: apt-get install pandoc")])

  static func unknownKind(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "inspect.kind", LocalizedText(zh: "不知道怎样读 \(file)", en: "it is not clear how to read \(file)"), at: nil,
      hints: [
        LocalizedText(
          zh: "写明 --as csv、--as markdown 或 --as plan。", en: "Say --as csv, --as markdown or --as plan.")
      ])
  }

  static func noPlan(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "report.no-plan", LocalizedText(zh: "没有实施方案，做不了报告", en: "there is no plan to report on"), at: location,
      hints: [
        LocalizedText(
          zh: "把方案原文放进 Content/plan/，在 site.yml 里写明 plan: plan/文件名.md",
          en: "Put the plan into Content/plan/ and name it in site.yml: plan: plan/NAME.md")
      ])
  }

  static func unknownUnit(_ unit: String, known: [String]) -> Diagnostic {
    var hints = [LocalizedText(zh: "责任单位：\(known.joined(separator: "、"))。", en: "Units: \(known.joined(separator: ", ")).")]
    if let nearest = NearestMatch.find(unit, in: known) {
      hints.insert(LocalizedText(zh: "是不是“\(nearest)”？", en: "Did you mean ‘\(nearest)’?"), at: 0)
    }
    return Diagnostic(
      .error, "report.unknown-unit", LocalizedText(zh: "没有“\(unit)”这个责任单位", en: "there is no unit ‘\(unit)’"), at: nil, hints: hints)
  }

  static func noShard(_ folder: FilePath) -> Diagnostic {
    Diagnostic(
      .error, "merge.no-shard",
      LocalizedText(zh: "“\(folder)”不是 build --shard 的输出文件夹", en: "“\(folder)” is not the output folder of build --shard"), at: nil,
      hints: [LocalizedText(zh: "每一部分都要有 site 和 shard 两个文件夹。", en: "Each share has a folder site and a folder shard.")])
  }

  static func otherBuild(_ folder: FilePath, than first: FilePath) -> Diagnostic {
    Diagnostic(
      .error, "merge.other-build",
      LocalizedText(
        zh: "“\(folder)”与“\(first)”不是同一次生成的部分", en: "“\(folder)” and “\(first)” are not shares of the same build"), at: nil,
      hints: [
        LocalizedText(
          zh: "各部分的程序、内容、模板、--now 和其他选项都要相同。", en: "Program, content, templates, --now and the other options have to be the same.")
      ])
  }

  static func repeatedShard(_ number: Int, _ folder: FilePath) -> Diagnostic {
    Diagnostic(
      .error, "merge.repeated",
      LocalizedText(zh: "第 \(number) 部分给了两次：“\(folder)”", en: "share \(number) is given twice: “\(folder)”"), at: nil,
      hints: [LocalizedText(zh: "每一部分只写一次。", en: "Name each share once.")])
  }

  static func differingFiles(_ one: FilePath, _ other: FilePath) -> Diagnostic {
    Diagnostic(
      .error, "merge.differing",
      LocalizedText(zh: "两个部分里的同一个文件内容不同：“\(one)”和“\(other)”", en: "two shares differ in the same file: “\(one)” and “\(other)”"), at: nil,
      hints: [LocalizedText(zh: "在各台机器上装同样版本的软件，重新生成。", en: "Install the same versions on all machines, and build the shares again.")])
  }

  static func missingShard(_ number: Int, of count: Int) -> Diagnostic {
    Diagnostic(
      .error, "merge.missing", LocalizedText(zh: "缺少第 \(number) 部分，共 \(count) 部分", en: "share \(number) of \(count) is missing"),
      at: nil,
      hints: [
        LocalizedText(
          zh: "用 build --shard \(number)/\(count) 生成它。", en: "Make it with build --shard \(number)/\(count).")
      ])
  }
}

import Diagnostics
import SystemPackage

/// Every sentence publishing says to its user.
enum Messages {
  /// A path no tree can hold, with what is wrong with it.
  static func unsafePath(_ path: String, _ fault: PathFault, origin: Location?) -> Diagnostic {
    let reason =
      switch fault {
      case .empty: LocalizedText(zh: "名称是空的", en: "it is empty")
      case .absolute: LocalizedText(zh: "不能以“/”开头", en: "it must not begin with “/”")
      case .emptyComponent: LocalizedText(zh: "两个“/”之间或末尾没有名称", en: "a name is missing between two “/” or at the end")
      case .leavesTree: LocalizedText(zh: "不能含有“.”或“..”这样的名称", en: "it must not hold a name such as “.” or “..”")
      case .tooLong: LocalizedText(zh: "有一个名称太长（最多约 85 个汉字）", en: "a name in it is longer than 255 bytes")
      case .controlCharacter: LocalizedText(zh: "含有看不见的控制字符", en: "it holds an invisible control character")
      case .character(let character):
        LocalizedText(zh: "含有不能用于文件名的字符“\(character)”", en: "it holds “\(character)”, which Windows does not allow in names")
      case .badEnd: LocalizedText(zh: "有一个名称以句点或空格结尾", en: "a name in it ends in a full stop or a space")
      }
    return Diagnostic(
      .error, "publish.path",
      LocalizedText(zh: "不能建立文件“\(path)”：\(reason.chinese)。", en: "cannot make the file “\(path)”: \(reason.english)."),
      at: origin,
      hints: [
        LocalizedText(
          zh: "请修改对应内容的编号或栏目设置中的路径，只用字母、数字、汉字和“-”。",
          en: "Change the record's key or the path in the collection's schema; use letters, digits, Chinese characters and “-”.")
      ])
  }

  /// Two files, or a file and a folder, that want the same place.
  static func clash(_ path: String, _ other: String, origin: Location?) -> Diagnostic {
    Diagnostic(
      .error, "publish.clash",
      LocalizedText(
        zh: "文件“\(path)”与“\(other)”不能同时存在：位置相同、只有大小写不同，或一个是文件、另一个需要同名文件夹。",
        en:
          "“\(path)” and “\(other)” cannot both exist: they are the same place, differ only in case, or one is a file where the other needs a folder."
      ),
      at: origin,
      hints: [LocalizedText(zh: "请给其中一个换一个编号或路径。", en: "Give one of them another key or path.")])
  }

  /// Another build is running.
  static func locked(_ output: FilePath, holder: Int32?) -> Diagnostic {
    let process = holder.map { (chinese: "（进程号 \($0)）", english: " (process \($0))") } ?? (chinese: "", english: "")
    return machine(
      "publish.locked",
      LocalizedText(
        zh: "另一个生成任务\(process.chinese)正在写入“\(output)”，这次没有发布。",
        en: "another build\(process.english) is writing to “\(output)”; nothing was published."),
      hint: LocalizedText(zh: "请等它结束后再试一次。", en: "Wait until it has ended and try again."))
  }

  /// The place of a tree holds files that were not published.
  static func foreignFolder(_ folder: FilePath) -> Diagnostic {
    machine(
      "publish.foreign-folder",
      LocalizedText(
        zh: "文件夹“\(folder)”里有不是本程序生成的文件（没有 \(Manifest.fileName)），为免误删，没有发布。",
        en:
          "“\(folder)” holds files this program did not make (there is no \(Manifest.fileName)); nothing was published, so that none is lost."
      ),
      hint: LocalizedText(
        zh: "请把这个文件夹移走或改名，或用 --output 另选输出文件夹。", en: "Move or rename that folder, or choose another one with --output."))
  }

  /// The place of a tree is taken by a file or a link.
  static func notAFolder(_ path: FilePath) -> Diagnostic {
    machine(
      "publish.not-a-folder",
      LocalizedText(
        zh: "“\(path)”是文件或链接，不是文件夹，没有发布。",
        en: "“\(path)” is a file or a link and not a folder; nothing was published."),
      hint: LocalizedText(
        zh: "请把它移走，或用 --output 指定真正的输出文件夹。", en: "Move it away, or name the real output folder with --output."))
  }

  /// A file changed while it was copied.
  static func sourceChanged(_ source: FilePath) -> Diagnostic {
    machine(
      "publish.source-changed",
      LocalizedText(
        zh: "文件“\(source)”在复制过程中被改动，没有发布。", en: "“\(source)” changed while it was copied; nothing was published."),
      hint: LocalizedText(zh: "请等文件保存完毕后再试一次。", en: "Try again when the file has been saved."))
  }

  /// A written file is missing, cut short, or was not to be written.
  static func damaged(_ path: String) -> Diagnostic {
    machine(
      "publish.damaged",
      LocalizedText(
        zh: "写完后检查发现文件“\(path)”与应写的内容不符，没有发布。",
        en: "the check after writing found that “\(path)” is not what was written; nothing was published."),
      hint: LocalizedText(
        zh: "可能有其他程序在改动输出文件夹，或磁盘有问题；请关闭它们再试，或用 --output 换一个磁盘。",
        en:
          "Another program may be changing the output folder, or the disk is faulty; close it and try again, or choose another disk with --output."
      ))
  }

  /// There is nothing to go back to.
  static func noEarlierVersion(_ output: FilePath) -> Diagnostic {
    machine(
      "rollback.none",
      LocalizedText(zh: "“\(output)”没有更早的版本可以换回，什么也没有改动。", en: "“\(output)” has no earlier version to go back to; nothing was changed."),
      hint: LocalizedText(
        zh: "至少生成过两次不同的内容，才能换回上一次的。", en: "There is one once two builds with different results were made."))
  }

  /// The earlier version of a tree was being replaced when a build broke off, or was damaged.
  static func brokenEarlierVersion(_ path: String) -> Diagnostic {
    machine(
      "rollback.broken",
      LocalizedText(
        zh: "“\(path)”的上一个版本不完整（可能有一次生成中途停止），没有换回。",
        en: "the earlier version of “\(path)” is not whole, perhaps because a build broke off; nothing was changed."),
      hint: LocalizedText(
        zh: "现在的版本没有改动；请改回内容后重新运行 fengwu build。",
        en: "The present version is unchanged; put the content back and run fengwu build again."))
  }

  /// A folder without a readable manifest.
  static func noManifest(_ folder: FilePath) -> Diagnostic {
    machine(
      "verify.no-manifest",
      LocalizedText(
        zh: "“\(folder)”里没有完好的 \(Manifest.fileName)，无法核对。",
        en: "there is no readable \(Manifest.fileName) in “\(folder)” to check it against."),
      hint: LocalizedText(
        zh: "请给出 fengwu 生成的文件夹，如 Output/site；复制时要连同 \(Manifest.fileName)。",
        en: "Name a folder that fengwu made, such as Output/site; copy \(Manifest.fileName) with it."))
  }

  static func missing(_ file: FilePath) -> Diagnostic {
    machine(
      "verify.missing", LocalizedText(zh: "缺少文件“\(file)”", en: "“\(file)” is missing"),
      hint: LocalizedText(zh: "请重新复制，或重新生成。", en: "Copy it again, or build again."))
  }

  static func changed(_ file: FilePath) -> Diagnostic {
    machine(
      "verify.changed", LocalizedText(zh: "文件“\(file)”与清单不符", en: "“\(file)” is not what the manifest says"),
      hint: LocalizedText(zh: "请重新复制，或重新生成。", en: "Copy it again, or build again."))
  }

  static func extra(_ file: FilePath) -> Diagnostic {
    machine(
      "verify.extra", LocalizedText(zh: "清单里没有文件“\(file)”", en: "“\(file)” is not in the manifest"),
      hint: LocalizedText(zh: "请确认来历后删除。", en: "Find out where it came from and remove it."))
  }

  /// A refusal of the system, with what a person can do about it.
  static func systemError(_ error: Errno, during action: Action, at path: FilePath) -> PublishingError {
    let doing = sentence(action, path)
    switch error {
    case .noSpace, .diskQuotaExceeded, .fileTooLarge:
      return PublishingError(
        .diskFull,
        [
          machine(
            "publish.disk-full",
            LocalizedText(zh: "磁盘空间或配额不够，\(doing.chinese)。", en: "the disk or the quota is full: \(doing.english)."),
            hint: LocalizedText(
              zh: "请腾出空间，或用 --output 换一个磁盘；原来发布的内容没有改动。",
              en: "Free some space, or choose another disk with --output; what was published before is unchanged."))
        ])
    case .readOnlyFileSystem:
      return PublishingError(
        .readOnly,
        [
          machine(
            "publish.read-only",
            LocalizedText(zh: "磁盘是只读的，\(doing.chinese)。", en: "the disk is read-only: \(doing.english)."),
            hint: LocalizedText(zh: "请用 --output 换一个可以写入的文件夹。", en: "Choose a folder that can be written to with --output."))
        ])
    case .permissionDenied, .notPermitted:
      return PublishingError(
        .permission,
        [
          machine(
            "publish.permission",
            LocalizedText(zh: "没有权限，\(doing.chinese)。", en: "permission denied: \(doing.english)."),
            hint: LocalizedText(
              zh: "请换用有权限的账户，请管理员修改文件夹的权限，或用 --output 换一个文件夹。",
              en: "Use an account that may write there, have the folder's permissions changed, or choose another folder with --output."))
        ])
    case .noSuchFileOrDirectory where action == .read:
      return PublishingError(
        .sourceChanged,
        [
          machine(
            "publish.source-missing",
            LocalizedText(zh: "\(doing.chinese)：文件已不存在，没有发布。", en: "\(doing.english): it is no longer there; nothing was published."),
            hint: LocalizedText(zh: "请确认文件没有被移走或删除，再试一次。", en: "Make sure that the file was not moved or deleted, and try again."))
        ])
    default:
      return PublishingError(
        .system,
        [
          machine(
            "publish.system",
            LocalizedText(
              zh: "\(doing.chinese)（系统提示：\(error)）。", en: "\(doing.english) (the system says: \(error))."),
            hint: LocalizedText(
              zh: "原来发布的内容没有改动；请检查输出文件夹，或用 --output 换一个。",
              en: "What was published before is unchanged; check the output folder, or choose another one with --output."))
        ])
    }
  }

  private static func sentence(_ action: Action, _ path: FilePath) -> LocalizedText {
    switch action {
    case .lock: LocalizedText(zh: "无法锁定“\(path)”", en: "cannot lock “\(path)”")
    case .makeFolder: LocalizedText(zh: "无法建立文件夹“\(path)”", en: "cannot make the folder “\(path)”")
    case .read: LocalizedText(zh: "无法读取“\(path)”", en: "cannot read “\(path)”")
    case .write: LocalizedText(zh: "无法写入“\(path)”", en: "cannot write “\(path)”")
    case .rename: LocalizedText(zh: "无法把新内容换到“\(path)”", en: "cannot move the new files to “\(path)”")
    case .remove: LocalizedText(zh: "无法删除“\(path)”", en: "cannot remove “\(path)”")
    case .flush: LocalizedText(zh: "无法把“\(path)”保存到磁盘", en: "cannot save “\(path)” to the disk")
    }
  }

  private static func machine(_ code: String, _ message: LocalizedText, hint: LocalizedText) -> Diagnostic {
    Diagnostic(.error, code, message, at: nil, hints: [hint])
  }
}

package import Diagnostics
import SystemPackage

extension SourceTreeFault {
  /// A fault of the system, in words for people; rare ones keep the system's own.
  init(path: String, _ error: any Error) {
    self.init(path: path, reason: SystemReason.text(of: error))
  }
}

/// Why the system refused to read or write a file.
package enum SystemReason {
  package static func text(of error: any Error) -> LocalizedText {
    guard let error = error as? Errno else { return LocalizedText(zh: "系统提示：\(error)", en: "\(error)") }
    let english = error.description
    switch error {
    case .noSuchFileOrDirectory: return LocalizedText(zh: "没有这个文件或文件夹", en: english)
    case .permissionDenied, .notPermitted: return LocalizedText(zh: "没有权限", en: english)
    case .isDirectory: return LocalizedText(zh: "这是文件夹，不是文件", en: english)
    case .notDirectory: return LocalizedText(zh: "路径中间有一段不是文件夹", en: english)
    case .noSpace: return LocalizedText(zh: "磁盘满了", en: english)
    case .diskQuotaExceeded: return LocalizedText(zh: "磁盘配额用完了", en: english)
    case .readOnlyFileSystem: return LocalizedText(zh: "磁盘是只读的", en: english)
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem: return LocalizedText(zh: "打开的文件太多", en: english)
    case .tooManySymbolicLinkLevels: return LocalizedText(zh: "链接绕成了圈", en: english)
    case .fileNameTooLong: return LocalizedText(zh: "名称太长", en: english)
    case .ioError: return LocalizedText(zh: "磁盘读写出错", en: english)
    default: return LocalizedText(zh: "系统提示：\(english)", en: english)
    }
  }
}

import Diagnostics
import Templating

/// What SiteOutput tells the user.
enum Messages {
  static let assetWithoutName = FunctionError(
    LocalizedText(
      zh: "asset() 要写文件名，如 asset(\"base.css\")", en: "asset() wants the name of a file, such as asset(\"base.css\")"))

  static let qrCodeWantsText = FunctionError(
    LocalizedText(
      zh: "qr_code() 要写一个网址，最长 2331 字节，如 qr_code(page.url)",
      en: "qr_code() wants an address of at most 2,331 bytes, such as qr_code(page.url)"))

  static func qrCodeUnknownArgument(_ name: String) -> FunctionError {
    FunctionError(
      LocalizedText(zh: "qr_code() 没有参数“\(name)”，只有文字 label", en: "qr_code() has no argument ‘\(name)’, only the text ‘label’"))
  }

  static func unknownAsset(_ name: String, known: [String]) -> FunctionError {
    guard let nearest = NearestMatch.find(name, in: known) else {
      return FunctionError(LocalizedText(zh: "Templates/assets 里没有“\(name)”", en: "Templates/assets has no ‘\(name)’"))
    }
    return FunctionError(
      LocalizedText(
        zh: "Templates/assets 里没有“\(name)”；是不是“\(nearest)”？", en: "Templates/assets has no ‘\(name)’; did you mean ‘\(nearest)’?"))
  }
}

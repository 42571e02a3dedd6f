import Diagnostics
import Templating

/// What SiteOutput tells the user.
enum Messages {
  static let assetWithoutName = FunctionError(
    LocalizedText(
      zh: "asset() 要写文件名，如 asset(\"base.css\")", en: "asset() wants the name of a file, such as asset(\"base.css\")"))

  static func unknownAsset(_ name: String, known: [String]) -> FunctionError {
    guard let nearest = NearestMatch.find(name, in: known) else {
      return FunctionError(LocalizedText(zh: "Templates/assets 里没有“\(name)”", en: "Templates/assets has no ‘\(name)’"))
    }
    return FunctionError(
      LocalizedText(
        zh: "Templates/assets 里没有“\(name)”；是不是“\(nearest)”？", en: "Templates/assets has no ‘\(name)’; did you mean ‘\(nearest)’?"))
  }
}

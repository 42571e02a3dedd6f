import Diagnostics

/// What a preview tells its user, in both languages.
enum Messages {
  static let brokenPage = LocalizedText(zh: "这一页有错误，改好后会自动显示", en: "This page has errors; it appears once they are mended")
  static let noSuchPage = LocalizedText(zh: "没有这一页", en: "There is no such page")
}

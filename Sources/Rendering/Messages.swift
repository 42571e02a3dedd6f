import Diagnostics

/// What rendering tells the user, in both languages.
enum Messages {
  static var noticedHere: LocalizedText { LocalizedText(zh: "在这个模板里发现", en: "noticed in this template") }

  static func notInCall(_ scalar: Unicode.Scalar, at place: Location) -> Diagnostic {
    let half = halfWidth[scalar].map { LocalizedText(zh: "请改用英文标点“\($0)”。", en: "Write “\($0)” instead.") }
    return Diagnostic(
      .error, "call.syntax",
      LocalizedText(zh: "{{ … }} 里不能用“\(scalar)”。", en: "“\(scalar)” may not be used within {{ … }} in a text."), at: place,
      hints: (half.map { [$0] } ?? []) + [
        LocalizedText(
          zh: "写成 {{ 名称(\"参数\") }}；别的写法请放进 Templates/shared/calls.html 的宏里。",
          en: "Write {{ name(\"argument\") }}; put anything else into a macro in Templates/shared/calls.html."),
        LocalizedText(zh: "如果要显示花括号本身，写成 \\{{。", en: "To show the braces themselves write \\{{."),
      ])
  }

  static func emptyCall(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "call.syntax", LocalizedText(zh: "{{ … }} 要以一个名称开头。", en: "{{ … }} has to begin with a name."), at: place,
      hints: [
        LocalizedText(zh: "例如 {{ product(\"编号\") }}。", en: "For example {{ product(\"key\") }}."),
        LocalizedText(zh: "如果要显示花括号本身，写成 \\{{。", en: "To show the braces themselves write \\{{."),
      ])
  }

  static func noCollection(_ name: String, known: [String]) -> LocalizedText {
    let nearest = NearestMatch.find(name, in: known)
    return LocalizedText(
      zh: "没有“\(name)”这个栏目" + (nearest.map { "，是不是“\($0)”？" } ?? "；现有：\(known.joined(separator: "、"))。"),
      en: "There is no collection “\(name)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "; known: \(known.joined(separator: ", ")).")
    )
  }

  static func noRecord(_ name: String, in label: String, _ collection: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      zh: "“\(label)”里没有“\(name)”" + (nearest.map { "，是不是“\($0)”？" } ?? "；请写表格里有的编号或名称。"),
      en: "There is no “\(name)” in “\(collection)”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; write a key or a title from its table."))
  }

  static func noFile(_ path: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      zh: "Content/images 里没有“\(path)”这个文件" + (nearest.map { "，是不是“\($0)”？" } ?? "；大小写也要一致。"),
      en: "There is no file “\(path)” in Content/images" + (nearest.map { "; did you mean “\($0)”?" } ?? "; case counts."))
  }

  static let imgWantsPicture = LocalizedText(
    zh: "img() 要一张图片：图片字段，如 img(product.image)；或者 Content 下的路径，如 img(\"images/a.jpg\")。",
    en: "img() wants a picture: an image field, as in img(product.image), or a path below Content, as in img(\"images/a.jpg\").")

  static let imgWantsAlt = LocalizedText(
    zh: "缺少 alt：用一句话说明图上是什么，供看不见图片的人听读；只作装饰的图写 alt=\"\"。",
    en: "alt is missing: say in one sentence what the picture shows, for those who cannot see it; a mere decoration has alt=\"\".")

  static func imgWantsShape(_ text: String) -> LocalizedText {
    LocalizedText(zh: "crop 要写宽高比，如 \"4:3\"，不是“\(text)”。", en: "crop wants a shape such as \"4:3\", not “\(text)”.")
  }

  static func imgWantsFocus(_ text: String) -> LocalizedText {
    LocalizedText(
      zh: "focus 要写主体离左边、上边的百分比，如 \"30% 40%\"，不是“\(text)”。",
      en: "focus wants how far the subject is from the left and from the top, such as \"30% 40%\", not “\(text)”.")
  }

  static func imgUnknownArgument(_ name: String) -> LocalizedText {
    let known = ["alt", "sizes", "crop", "focus", "title", "eager"]
    let nearest = NearestMatch.find(name, in: known)
    return LocalizedText(
      zh: "img() 没有“\(name)”这个参数，或者它的值不对" + (nearest.map { "，是不是“\($0)”？" } ?? "；可以写 \(known.joined(separator: "、"))。"),
      en: "img() takes no “\(name)”, or not with that value"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; it takes \(known.joined(separator: ", ")).")
    )
  }

  static func noPicture(_ path: String) -> LocalizedText {
    LocalizedText(
      zh: "Content 里没有“\(path)”这张图片；路径要从 Content 往下写，如 images/a.jpg，大小写也要一致。",
      en: "There is no picture “\(path)” in Content; write its path from there, such as images/a.jpg; case counts.")
  }

  static func wantsText(_ function: String) -> LocalizedText {
    LocalizedText(zh: "\(function) 的参数要用引号括起来的文字。", en: "\(function) wants texts in quotes.")
  }

  /// The ASCII character that a full-width one was meant to be.
  private static let halfWidth: [Unicode.Scalar: Character] = [
    "（": "(", "）": ")", "，": ",", "“": "\"", "”": "\"", "‘": "'", "’": "'", "＝": "=", "、": ",", "【": "[", "】": "]",
  ]

  static let wantsTerm = LocalizedText(
    zh: "term() 要写分类和词，如 term(\"tags\", \"采摘\")", en: "term() wants a taxonomy and a term, such as term(\"tags\", \"采摘\")")

  static func noTaxonomy(_ name: String, known: [String]) -> LocalizedText {
    LocalizedText(
      zh: "site.yml 的 taxonomies 里没有“\(name)”；有的是：\(known.joined(separator: "、"))",
      en: "taxonomies in site.yml has no ‘\(name)’; it has: \(known.joined(separator: ", "))")
  }
}

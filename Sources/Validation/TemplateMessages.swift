import Diagnostics

/// What the rules about templates tell the user.
extension Messages {
  static func deadAddress(_ path: String, nearest: String?, at location: Location) -> Diagnostic {
    let meant = nearest.map { [LocalizedText(zh: "是不是“\($0)”？", en: "Did you mean ‘\($0)’?")] } ?? []
    let cure =
      path.hasPrefix("assets/")
      ? LocalizedText(
        zh: "样式和脚本发布时的文件名带有校验码；写成 {{ root }}{{ asset(\"\(path.dropFirst(7))\").path }}。",
        en: "Styles and scripts are published under names with a digest: write {{ root }}{{ asset(\"\(path.dropFirst(7))\").path }}.")
      : LocalizedText(
        zh: "改正 {{ root }} 后面的路径；栏目的网址最好写成 {{ root }}{{ lists.栏目.path }}。",
        en: "Mend the path behind {{ root }}; the address of a list is best written {{ root }}{{ lists.collection.path }}.")
    return Diagnostic(
      .warning, "template.dead-address", LocalizedText(zh: "网站里没有“\(path)”", en: "the site has no ‘\(path)’"), at: location,
      hints: meant + [cure])
  }

  static func originalPicture(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "template.original-picture",
      LocalizedText(zh: "原图 \(path) 不会发布，这里会显示不出来", en: "the original \(path) is not published, so that nothing is shown here"),
      at: location,
      hints: [
        LocalizedText(
          zh: "写成 {{ img(\"\(path)\", alt=\"图上是什么\") }}，程序会放上缩好的图。",
          en: "Write {{ img(\"\(path)\", alt=\"what it shows\") }}, which puts pictures of fit sizes there.")
      ])
  }

  static func refused(_ refusal: TemplateLoads.Refusal, at location: Location) -> Diagnostic {
    let (message, cure) = text(of: refusal)
    return Diagnostic(.warning, "template.refused", message, at: location, hints: [cure])
  }

  private static func text(of refusal: TemplateLoads.Refusal) -> (LocalizedText, LocalizedText) {
    switch refusal {
    case .handler(let name):
      (
        LocalizedText(
          zh: "浏览器不会运行“\(name)”里的程序：网页只许用本站的脚本文件", en: "browsers do not run ‘\(name)’: pages may use the site's script files only"),
        LocalizedText(
          zh: "把程序写进 Templates/assets/site.js，在那里用 addEventListener。",
          en: "Put the program into Templates/assets/site.js, with addEventListener.")
      )
    case .styleAttribute:
      (
        LocalizedText(zh: "浏览器不理会属性 style：网页只许用本站的样式文件", en: "browsers ignore ‘style’: pages may use the site's style sheets only"),
        LocalizedText(
          zh: "把样式写进 Templates/assets/pages.css，这里写 class。", en: "Put the style into Templates/assets/pages.css and write a class here.")
      )
    case .script:
      (
        LocalizedText(
          zh: "浏览器不会运行写在网页里的脚本：网页只许用本站的脚本文件", en: "browsers do not run a script inside a page: pages may use the site's script files only"),
        LocalizedText(
          zh: "把它存成 Templates/assets 里的 .js 文件，用 src=\"{{ root }}{{ asset(\"文件名.js\").path }}\" 引用。",
          en: "Put it into a .js file in Templates/assets and name that: src=\"{{ root }}{{ asset(\"name.js\").path }}\".")
      )
    case .style:
      (
        LocalizedText(
          zh: "浏览器不理会写在网页里的样式：网页只许用本站的样式文件", en: "browsers ignore styles inside a page: pages may use the site's style sheets only"),
        LocalizedText(zh: "把它写进 Templates/assets/pages.css。", en: "Put it into Templates/assets/pages.css.")
      )
    case .base:
      (
        LocalizedText(zh: "浏览器不理会 <base>", en: "browsers ignore <base>"),
        LocalizedText(zh: "删去它，网址前面写 {{ root }}。", en: "Take it out and write {{ root }} in front of addresses.")
      )
    case .frame(let element):
      (
        LocalizedText(zh: "浏览器不会显示 <\(element)>：网页里不许嵌入别的网页", en: "browsers do not show <\(element)>: pages may have no others inside"),
        LocalizedText(zh: "换成链接：<a href=\"网址\">文字</a>。", en: "Write a link: <a href=\"address\">text</a>.")
      )
    case .form(let address):
      (
        LocalizedText(zh: "浏览器不会把表单送到“\(address)”：表单只能送到本站", en: "browsers do not send forms to ‘\(address)’, only to the site itself"),
        LocalizedText(zh: "换成指向那里的链接。", en: "Write a link to that address.")
      )
    case .foreign(let address, let element):
      (
        LocalizedText(zh: "浏览器不会从别的网站载入“\(address)”", en: "browsers do not load ‘\(address)’ from another site"),
        ["img", "source", "image"].contains(element)
          ? LocalizedText(
            zh: "有权使用的，下载到 Content/images，写成 {{ img(\"images/文件名.jpg\", alt=\"图上是什么\") }}。",
            en: "Put it into Content/images if you may use it, and write {{ img(\"images/name.jpg\", alt=\"what it shows\") }}.")
          : LocalizedText(
            zh: "把文件放进 Templates/assets，写成 {{ root }}{{ asset(\"文件名\").path }}。",
            en: "Put the file into Templates/assets and write {{ root }}{{ asset(\"name\").path }}.")
      )
    }
  }
}

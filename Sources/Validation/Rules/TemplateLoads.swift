import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Templates have nothing in them that a browser refuses to load or run, since pages may use the site's own files only.
struct TemplateLoads: TextRule {
  let files: ProjectFiles

  func parts(of site: SiteGraph) -> [Check] {
    let base = site.library.site.baseURL
    return files.pageTemplates.checks { source in
      let markup = TemplateMarkup(source)
      return markup.elements.flatMap { element in
        refusal(of: element, in: markup, base).map { Messages.refused($0.kind, at: source.location($0.place)) }
      }
    }
  }

  /// What a browser refuses.
  enum Refusal {
    case handler(String)
    case styleAttribute, script, style, base
    case frame(String)
    /// Something to be loaded from another site.
    case foreign(String, element: String)
    case form(String)
  }

  private typealias Found = (kind: Refusal, place: Range<Int>)

  private func refusal(of element: TemplateMarkup.Element, in markup: TemplateMarkup, _ base: String?) -> [Found] {
    var found: [Found] = element.attributes.compactMap { attribute in
      if attribute.name.hasPrefix("on"), attribute.name.count > 2 { return (.handler(attribute.name), attribute.place) }
      if attribute.name == "style" { return (.styleAttribute, attribute.place) }
      guard Self.loads(attribute.name, element, markup) else { return nil }
      let addresses = attribute.name == "srcset" ? markup.parts(of: attribute.value) : [attribute.value]
      let address = addresses.map { Self.address(markup.literalStart(of: $0)) }.first { Self.isForeign($0, base) }
      return address.map { (element.name == "form" ? .form($0) : .foreign($0, element: element.name), attribute.value) }
    }
    switch element.name {
    case "iframe", "object", "embed", "frame": found.append((.frame(element.name), element.place))
    case "base": found.append((.base, element.place))
    case "style": found.append((.style, element.place))
    case "script" where element["src"] == nil && Self.isProgram(element["type"], markup): found.append((.script, element.place))
    default: break
    }
    return found
  }

  /// Whether a browser fetches what an attribute names, or sends something there.
  private static func loads(_ attribute: String, _ element: TemplateMarkup.Element, _ markup: TemplateMarkup) -> Bool {
    switch (element.name, attribute) {
    case ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("video", "src"),
      ("video", "poster"),
      ("audio", "src"), ("track", "src"), ("input", "src"), ("form", "action"), ("image", "href"), ("image", "xlink:href"):
      return true
    case ("link", "href"):
      let relations = element["rel"].map { markup.literalStart(of: $0.value).lowercased().split(separator: " ") } ?? []
      return relations.contains { ["stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"].contains($0) }
    default: return false
    }
  }

  private static func address(_ value: String) -> String {
    String(value.drop { $0.isWhitespace }.prefix { !$0.isWhitespace })
  }

  private static func isForeign(_ address: String, _ base: String?) -> Bool {
    if let base, address.hasPrefix(base) { return false }
    let address = address.lowercased()
    return ["https://", "http://", "//"].contains(where: address.hasPrefix)
  }

  /// Whether a `script` is run and not only data.
  private static func isProgram(_ type: TemplateMarkup.Attribute?, _ markup: TemplateMarkup) -> Bool {
    guard let type else { return true }
    guard markup.isLiteral(type.value) else { return false }
    let name = markup.literalStart(of: type.value).lowercased()
    return name.isEmpty || name.contains("javascript") || name == "module" || name == "importmap"
  }
}

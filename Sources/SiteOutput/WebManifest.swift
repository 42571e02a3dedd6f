import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// What a phone needs to keep the site beside its programs (W3C Web Application Manifest).
enum WebManifest {
  static func json(_ graph: SiteGraph, _ assets: SiteAssets) -> [UInt8] {
    let site = graph.library.site
    let icons = assets.assets.filter { $0.name == "icon.svg" }
      .map { JSONText.Value.object([("src", .string($0.path)), ("sizes", .string("any")), ("type", .string("image/svg+xml"))]) }
    let manifest = JSONText.Value.object(
      [("name", .string(site.title)), ("short_name", .string(site.title)), ("lang", .string(site.language))]
        + (site.description.map { [("description", .string($0))] } ?? [])
        + [("start_url", .string("./")), ("scope", .string("./")), ("display", .string("browser")), ("icons", .array(icons))])
    return Array((JSONText.encode(manifest) + "\n").utf8)
  }
}

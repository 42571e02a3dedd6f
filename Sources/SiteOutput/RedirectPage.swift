import ContentLoading
import ContentModel
import SiteStructure

/// The page at a former address: it sends browsers on at once, without a script, and search engines with it.
enum RedirectPage {
  static func html(_ redirect: Redirect, _ graph: SiteGraph) -> [UInt8] {
    let target = redirect.path.rootPrefix + redirect.target.path.encoded
    let title = XMLText.escaped(redirect.target.title)
    let address = graph.library.site.baseURL.map { XMLText.escaped($0 + redirect.target.path.encoded) }
    let canonical = address.map { "<link rel=\"canonical\" href=\"\($0)\">\n" } ?? ""
    let html = """
      <!DOCTYPE html>
      <html lang="\(XMLText.escaped(graph.library.site.language))">
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      \(canonical)<meta name="robots" content="noindex">
      <meta http-equiv="refresh" content="0; url=\(target)">
      </head>
      <body><p>网址已改为：<a href="\(target)">\(title)</a></p></body>
      </html>

      """
    return Array(html.utf8)
  }
}

// SiteOutput knows which files make up the public site: pages, search index, feed, sitemap, pictures and assets. It does not know how templates are
// rendered, nor where files are written.

package import ContentLoading
package import ContentModel
import Diagnostics
package import Digests
package import Rendering
package import SiteStructure

/// The files of the public site.
package enum SiteFiles {
  /// What the functions among a page's variables answer from, by their names: with equal digests they answer alike.
  package static func answers(_ graph: SiteGraph, _ assets: SiteAssets, _ pictures: PictureSet) -> [String: Digest] {
    let terms = TermViews(graph) { Feed.path(of: $1, in: $0, graph.library.site) }
    var answers = ["asset": assets.digest, "img": PictureViews(pictures).digest, "term": terms.digest].compactMapValues(\.self)
    // A code follows from its text alone.
    answers["qr_code"] = Digest(of: [])
    return answers
  }

  /// The files that are not rendered by a template: search index, feeds, sitemap, robots, calendars, open data, drawings and assets.
  ///
  /// Photographs are not among them: what pages show of those is made from the paths the pages name.
  ///
  /// - Parameter threads: how many texts are looked at side by side.
  package static func files(
    _ graph: SiteGraph, _ assets: SiteAssets, _ pictures: PictureSet, _ tree: any SourceTree, built: CalendarDate, threads: Int = 1
  ) throws(SourceTreeFault) -> [OutputFile] {
    var files = [
      OutputFile(path: "robots.txt", contents: .bytes(Robots.text(graph))),
      OutputFile(path: "site.webmanifest", contents: .bytes(WebManifest.json(graph, assets))),
    ]
    if let feed = Feed(graph, built: built) {
      files.append(OutputFile(path: "feed.xml", contents: .bytes(feed.atom)))
      files.append(OutputFile(path: "feed.json", contents: .bytes(feed.json)))
    }
    files += Feed.parts(graph, built: built)
    files += Sitemap.files(graph)
    files += Calendar(graph, built: built).files
    files += OpenData.files(graph, pictures)
    files += graph.redirects.map { OutputFile(path: $0.path.file, contents: .bytes(RedirectPage.html($0, graph))) }
    files += SearchFiles.files(graph, threads: threads)
    files += Self.assets(assets)
    for path in shownFiles(graph) where !PictureFile.isRaster(path) {
      files.append(OutputFile(path: path, contents: .bytes(try tree.read("Content/" + path))))
    }
    return files
  }

  /// The paths of what templates may name besides pages and the files of `Content`, whether the settings ask for it or not.
  package static func paths(_ graph: SiteGraph, _ assets: SiteAssets) -> [String] {
    let lists = graph.library.collections.flatMap { collection -> [String] in
      let records = collection.records.compactMap { Calendar.path(of: $0, in: collection, graph) }
      let data = OpenData.paths(of: collection.schema).map { [$0.csv, $0.json] } ?? []
      let list = [Calendar.path(of: collection.schema), Feed.path(of: collection.schema, graph.library.site)].compactMap(\.self)
      return records + data + list
    }
    let terms = graph.taxonomies.flatMap { taxonomy in
      taxonomy.terms.compactMap { Feed.path(of: $0, in: taxonomy, graph.library.site) }
    }
    return ["robots.txt", "site.webmanifest", "feed.xml", "feed.json", "sitemap.xml"] + lists + terms + assets.assets.map(\.path)
  }

  /// The stylesheets, scripts and other files that come with the templates.
  package static func assets(_ assets: SiteAssets) -> [OutputFile] {
    assets.assets.map { OutputFile(path: $0.path, contents: .bytes($0.bytes)) }
  }

  /// The folder below `Content/` whose pictures may all be shown, whether something names them or not.
  package static let pictureFolder = "images"

  /// The pictures the site may show, below `Content/`: those of `images/` and those that records and texts name elsewhere.
  package static func pictures(_ graph: SiteGraph) -> [String] {
    shownFiles(graph).filter { PictureFile.isRaster($0) || PictureFile.isDrawing($0) }
  }

  /// The files of `images/`, and those that records and texts name elsewhere below the content folder.
  private static func shownFiles(_ graph: SiteGraph) -> [String] {
    let isPicture = { (path: String) in path.hasPrefix(pictureFolder + "/") }
    // Most projects keep all files in that folder, so that no text has to be looked at.
    guard !graph.library.files.allSatisfy(isPicture) else { return graph.library.files }
    let used = filesInUse(graph)
    return graph.library.files.filter { isPicture($0) || used.contains($0) }
  }

  /// The files that records and texts name, which may lie anywhere below the content folder.
  private static func filesInUse(_ graph: SiteGraph) -> Set<String> {
    var used: Set<String> = []
    for body in graph.library.pages.map(\.body) { used.formUnion(BodyViews.files(body, graph.links)) }
    for collection in graph.library.collections {
      used.formUnion(collection.pictures)
      for body in collection.records.compactMap(\.body) { used.formUnion(BodyViews.files(body, graph.links)) }
    }
    return used
  }
}

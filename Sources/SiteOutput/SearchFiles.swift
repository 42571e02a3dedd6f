import ActionPlan
import ContentLoading
import ContentModel
import Markdown
import Rendering
import Search
import SiteStructure

/// The search index of the site, for a site that has a page at `search/`.
enum SearchFiles {
  /// - Parameter threads: how many pages' texts are taken side by side.
  static func files(_ graph: SiteGraph, threads: Int) -> [OutputFile] {
    guard let page = graph.searchPage else { return [] }
    let pages = graph.pages.filter { $0.isListed && $0.path != page.path }
    let documents = pages.concurrentMap(threads: threads) { self.documents(of: $0, graph) }
    return SearchIndex.files(of: documents.flatMap(\.self)).map { OutputFile(path: page.path.text + $0.name, contents: .bytes($0.bytes)) }
  }

  /// What of a page can be found; a page of a list that is not its first shows only what has pages of its own.
  private static func documents(of page: SitePage, _ graph: SiteGraph) -> [SearchDocument] {
    func document(_ section: String, _ texts: [String?]) -> SearchDocument {
      SearchDocument(
        path: page.path.encoded, title: page.title, section: section, text: texts.compactMap(\.self).joined(separator: "\n"))
    }
    switch page.kind {
    case .notFound: return []
    case .home: return [document("", [graph.description(of: page)])]
    case .list(_, let part, let number, _): return part == nil && number == 1 ? [document("", [graph.description(of: page)])] : []
    case .terms: return [document("", [graph.description(of: page)])]
    case .term(_, _, let number, _): return number == 1 ? [document("", [graph.description(of: page)])] : []
    case .page(let index):
      let content = graph.library.pages[index]
      return [document("", [content.summary, content.body.document.plainText])]
    case .detail(let id):
      guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return [] }
      let description = graph.description(of: page)
      let summary = record.body?.summary == description ? nil : description
      return [document(collection.schema.label, [summary, record.body?.document.plainText] + fields(of: record, in: collection, graph))]
    case .plan: return graph.library.plan.map { tasks(of: $0, on: page) } ?? []
    }
  }

  /// The words of the fields that are offered as open data, which are known to be for everybody.
  private static func fields(of record: Record, in collection: Collection, _ graph: SiteGraph) -> [String?] {
    (collection.schema.openData ?? []).map { index in
      let field = collection.schema.fields[index]
      guard !["title", "summary"].contains(field.name), !["key", "url"].contains(type(of: field.type).name) else { return nil }
      switch record.values[index] {
      case .text(let text): return "\(field.label)：\(text)"
      case .list(let items): return "\(field.label)：\(items.joined(separator: "、"))"
      case .references(let ids):
        return "\(field.label)：\(ids.compactMap { graph.page(of: $0)?.title }.joined(separator: "、"))"
      default: return nil
      }
    }
  }

  /// The plan as a whole by its title, and each task by its section, so that a task is found where it stands.
  private static func tasks(of plan: PlanDocument, on page: SitePage) -> [SearchDocument] {
    let whole = SearchDocument(path: page.path.encoded, title: page.title, section: "", text: plan.title)
    return [whole]
      + plan.tasks.map { task in
        let units = (task.units + task.cooperators).map(\.title).joined(separator: "、")
        return SearchDocument(
          path: page.path.encoded + "#task-\(task.number)", title: "\(page.title)第\(task.number)项", section: task.section.last ?? "",
          text: task.text + "\n" + units)
      }
  }
}

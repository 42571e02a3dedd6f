package import CSV
import ContentModel
import Diagnostics
package import Markdown

/// How a project's settings have its files read, for who looks at one file alone.
package struct ReadingRules: Sendable {
  package let markdown: MarkdownOptions
  private let schemas: [Schema]

  /// Reads `site.yml` and the schemas; what is wrong with them is for `check` to say.
  package init(of tree: some SourceTree) {
    func source(_ path: String) -> SourceText? { (try? tree.read(path)).map { TextFile.decode($0, file: path).value } }
    let paths = (try? tree.paths()) ?? []
    schemas = paths.filter { $0.hasPrefix("Content/schema/") && $0.hasSuffix(".yml") }.compactMap {
      source($0).flatMap { SchemaReader.read($0).value }
    }
    let site = source(SiteConfigurationReader.path).flatMap { SiteConfigurationReader.read($0).value }
    markdown = MarkdownOptions(rawHTML: site?.rawHTML ?? .refused, referenceSchemes: Set(schemas.map(\.name)))
  }

  /// Where a table's header stands and where the table ends, by the schema of the collection it belongs to; nothing is declared of others.
  package func table(_ path: String) -> CSVOptions {
    schemas.first { $0.isSource(path) }?.tableOptions ?? CSVOptions()
  }
}

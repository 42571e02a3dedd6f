import ContentModel
import Diagnostics

/// Reads an entry of `taxonomies` in `Content/site.yml`.
enum TaxonomyReader {
  static func read(_ value: YAMLValue) -> Diagnosed<Taxonomy?> {
    var found: [Diagnostic] = []
    var settings = SettingsReader(value)
    let field = settings.requiredText("field")
    let label = settings.requiredText("label")
    let path = settings.requiredText("path")
    let template = settings.requiredText("template")
    let index = settings.text("index")
    let perPage = settings.count("per-page")
    let order = settings.texts("order").map { OrderStep($0) }
    let feed = settings.count("feed")
    let folder = path.flatMap { SitePath($0) }
    if let path, folder?.isFolder != true || path.isEmpty {
      found.append(Messages.badListPath(path, at: settings.valuePlace(of: "path")))
    }
    let place = settings.valuePlace(of: "field")
    found += settings.finish()
    guard let field, let label, let folder, folder.isFolder, let template else { return Diagnosed(nil, found) }
    let taxonomy = Taxonomy(
      field: field, label: label, path: folder, template: template, index: index, perPage: perPage, order: order, feed: feed,
      location: place)
    return Diagnosed(taxonomy, found)
  }

  /// A field that no collection can be grouped by, and steps of an order that none has.
  static func faults(in taxonomy: Taxonomy, _ schemas: [Schema]) -> [Diagnostic] {
    let fields = schemas.flatMap(\.fields)
    let grouping = fields.filter { $0.type.groupsRecords }.map(\.name)
    var found: [Diagnostic] = []
    if !grouping.contains(taxonomy.field) {
      found.append(Messages.unknownField(taxonomy.field, known: Array(Set(grouping)).sorted(), at: taxonomy.location))
    }
    for step in taxonomy.order where !fields.contains(where: { $0.name == step.field || $0.label == step.field }) {
      found.append(Messages.unknownField(step.field, known: Array(Set(fields.map(\.name))).sorted(), at: taxonomy.location))
    }
    return found
  }
}

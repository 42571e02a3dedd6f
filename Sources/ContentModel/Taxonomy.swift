package import Diagnostics

/// Declares lists across collections: all records that share a value of one field, such as a tag or a town.
package struct Taxonomy: Sendable {
  /// The field's name in the schemas and the taxonomy's in templates.
  package let field: String
  /// What people call it: 标签.
  package let label: String
  /// The folder of the list of all terms; each term has a folder below it.
  package let path: SitePath
  /// The template of one term's list.
  package let template: String
  /// The template of the list of all terms; nil where there is none.
  package let index: String?
  /// How many records one page of a term shows; nil: all.
  package let perPage: Int?
  /// The order of a term's records, whatever collections they come from.
  package let order: [OrderStep]
  /// How many entries the feed of a term has; nil where there is none.
  package let feed: Int?
  package let location: Location

  package init(
    field: String, label: String, path: SitePath, template: String, index: String?, perPage: Int?, order: [OrderStep], feed: Int?,
    location: Location
  ) {
    self.field = field
    self.label = label
    self.path = path
    self.template = template
    self.index = index
    self.perPage = perPage
    self.order = order
    self.feed = feed
    self.location = location
  }
}

package import Diagnostics

/// Declares a collection: where its records come from, what fields they have, and which pages they make.
///
/// An object, as every record's look-up of its collection hands it on.
package final class Schema: Sendable {
  /// The pages of single records: a path with `{key}` and the template they are rendered with.
  package struct Pages: Sendable {
    package let path: String
    package let template: String

    package init(path: String, template: String) {
      self.path = path
      self.template = template
    }
  }

  /// The list of all records: its folder, its template, and how many records one page shows (nil: all).
  package struct List: Sendable {
    package let path: SitePath
    package let template: String
    package let perPage: Int?
    /// The fields by whose values the list is also given in parts, such as the products of one village.
    package let facets: [Int]
    /// How many entries the list's own feed has; nil where there is none.
    package let feed: Int?

    package init(path: SitePath, template: String, perPage: Int?, facets: [Int] = [], feed: Int? = nil) {
      self.path = path
      self.template = template
      self.perPage = perPage
      self.facets = facets
      self.feed = feed
    }
  }

  /// The fields a record is entered in a calendar by; it lasts one day where no end is given.
  package struct Calendar: Sendable {
    package let start: Int
    package let end: Int?
    package let place: Int?

    package init(start: Int, end: Int?, place: Int?) {
      self.start = start
      self.end = end
      self.place = place
    }
  }

  /// Rows of a table that are not records, as people put them above and below it.
  package struct TableLayout: Sendable {
    /// Whether the header has to name every field, or only those no record can do without.
    package let hasAllColumns: Bool
    /// Rows above the header, such as a title.
    package let titleRows: Int
    /// Rows the header takes: 1, or 2 where a group's name stands above the names of its columns.
    package let headerRows: Int
    /// The table ends before a row that begins with one of these, such as 合计 or 注.
    package let endMarkers: [String]
    /// Columns whose empty cells take the text of the cell above, as merged cells are saved.
    package let fillDown: [String]

    package init(hasAllColumns: Bool = false, titleRows: Int = 0, headerRows: Int = 1, endMarkers: [String] = [], fillDown: [String] = []) {
      self.hasAllColumns = hasAllColumns
      self.titleRows = titleRows
      self.headerRows = headerRows
      self.endMarkers = endMarkers
      self.fillDown = fillDown
    }
  }

  /// The name used in paths, references and templates: `products`.
  package let name: String
  /// The name people read: 产品.
  package let label: String
  /// One sentence about the collection, shown on its list page.
  package let description: String?
  /// The template variable of a single record: `product`.
  package let item: String
  /// The path or glob of the sources below `Content/`; `.csv` files have a record a row, `.md` files are a record each.
  package let source: String
  /// The encoding the sources are in, when it is not to be detected.
  package let encoding: String?
  package let layout: TableLayout
  package let fields: [Field]
  private let directory: FieldDirectory
  /// The index of the field that names a record; nil where records are named by their file or row.
  package let key: Int?
  package let pages: Pages?
  package let list: List?
  /// The order of records; empty: as they stand in their source.
  package let order: [OrderStep]
  package let calendar: Calendar?
  /// The fields that are offered as open data, in their order; nil where the collection is not offered.
  package let openData: [Int]?
  package let location: Location

  package init(
    name: String, label: String, description: String?, item: String, source: String, encoding: String?, layout: TableLayout = TableLayout(),
    fields: [Field],
    key: Int?,
    pages: Pages?, list: List?, order: [OrderStep], calendar: Calendar? = nil, openData: [Int]? = nil, location: Location
  ) {
    self.name = name
    self.label = label
    self.description = description
    self.item = item
    self.source = source
    self.encoding = encoding
    self.layout = layout
    self.fields = fields
    directory = FieldDirectory(fields)
    self.key = key
    self.pages = pages
    self.list = list
    self.order = order
    self.calendar = calendar
    self.openData = openData
    self.location = location
  }

  /// The same declaration with other fields.
  package func with(_ fields: [Field]) -> Schema {
    Schema(
      name: name, label: label, description: description, item: item, source: source, encoding: encoding, layout: layout, fields: fields,
      key: key, pages: pages, list: list, order: order, calendar: calendar, openData: openData, location: location)
  }

  /// The index of the field called `name`, or labelled so.
  package func index(of name: String) -> Int? {
    directory.positions[name]
  }

  /// The indices of the fields that refer to records.
  package var referenceFields: [Int] { directory.references }

  /// The indices of the fields that name pictures.
  package var imageFields: [Int] { directory.images }

  /// The indices of the fields that tell where something lies.
  package var coordinateFields: [Int] { directory.coordinates }

  /// The indices of the fields that follow from others.
  package var derivedFields: [Int] { directory.derived }

  /// The indices of the fields that others make required.
  package var conditionalFields: [Int] { directory.conditional }

  /// The index of the field people know a record by, `title`; nil when there is none.
  package var titleField: Int? { directory.title }
}

/// What is asked of the fields for every record, found out once.
private struct FieldDirectory: Sendable {
  /// Names and labels; where two fields share one, it stands for the first.
  let positions: [String: Int]
  let references: [Int]
  let images: [Int]
  let coordinates: [Int]
  let derived: [Int]
  let conditional: [Int]
  let title: Int?

  init(_ fields: [Field]) {
    let named = fields.enumerated().flatMap { index, field in [(field.name, index), (field.label, index)] }
    positions = Dictionary(named) { first, _ in first }
    references = fields.indices.filter { fields[$0].type is ReferenceType }
    images = fields.indices.filter { fields[$0].type is ImageType }
    coordinates = fields.indices.filter { fields[$0].type is CoordinatesType }
    derived = fields.indices.filter { fields[$0].derivation != nil }
    conditional = fields.indices.filter { fields[$0].requirement != nil }
    title = fields.firstIndex { $0.name == "title" }
  }
}

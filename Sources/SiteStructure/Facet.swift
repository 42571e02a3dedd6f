import ContentLoading
package import ContentModel

/// One way to divide a list: a field, and the records of each of its values.
package struct Facet: Sendable {
  /// The records that share one value, with the path of the list that shows only them.
  package struct Value: Sendable {
    package let title: String
    package let path: SitePath
    /// Indices into the collection's records, rising.
    package let records: [Int]
  }

  /// The field's name in templates and paths.
  package let field: String
  /// What people call the field.
  package let label: String
  /// Those values that some record has: words in the order of the schema, records in that of their collection, others as they come.
  package let values: [Value]
}

/// Divides the lists of a library.
enum FacetPlanning {
  /// The facets a collection's schema asks for; one whose records all share a value divides nothing and is left out.
  static func facets(of collection: Collection, in library: ContentLibrary) -> [Facet] {
    guard let list = collection.schema.list else { return [] }
    return list.facets.compactMap { index in
      let field = collection.schema.fields[index]
      let values = values(of: field, index, collection, library, below: list.path.text + field.name + "/")
      return values.count > 1 ? Facet(field: field.name, label: field.label, values: values) : nil
    }
  }

  /// What records are grouped by: a word, or a record by its key.
  private struct Term: Hashable {
    let name: String
    let title: String
  }

  private static func values(
    of field: Field, _ index: Int, _ collection: Collection, _ library: ContentLibrary, below folder: String
  ) -> [Facet.Value] {
    let target = (field.type as? ReferenceType).flatMap { library.collection($0.target) }
    var order = field.type.words.map { Term(name: $0, title: $0) }
    if let target { order = target.records.map { Term(name: $0.id.key, title: target.title(of: $0)) } }
    var known = Set(order)
    var groups: [Term: [Int]] = [:]
    for (position, record) in collection.records.enumerated() {
      let terms = terms(of: record.values[index], target)
      for (place, term) in terms.enumerated() where !terms[..<place].contains(term) {
        groups[term, default: []].append(position)
        if known.insert(term).inserted { order.append(term) }
      }
    }
    var folders: Set<String> = []
    return order.compactMap { term in
      guard let records = groups[term] else { return nil }
      let name = freeName(like: pathPart(term.name), &folders)
      return SitePath(folder + name + "/").map { Facet.Value(title: term.title, path: $0, records: records) }
    }
  }

  private static func terms(of value: FieldValue?, _ target: Collection?) -> [Term] {
    switch value {
    case .text(let text): [Term(name: text, title: text)]
    case .list(let texts): texts.map { Term(name: $0, title: $0) }
    case .references(let ids): ids.compactMap { id in target?[id.key].map { Term(name: id.key, title: target?.title(of: $0) ?? id.key) } }
    default: []
    }
  }

  /// The text as one part of a path; what a file server cannot serve becomes a hyphen.
  static func pathPart(_ text: String) -> String {
    let part = String(text.map { SitePath("x\($0)x") == nil || $0 == "/" || $0.isWhitespace ? "-" : $0 }.prefix(40))
    return SitePath(part) == nil ? "-" + part : part
  }

  /// The name, numbered where another value has it already, also where the file system ignores case.
  static func freeName(like name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }
}

import ContentLoading
import ContentModel
import Diagnostics
package import Digests
package import SiteStructure
package import Templating

/// How taxonomies look to a template: their terms, and where the list of each stands.
package struct TermViews: Sendable {
  private let taxonomies: [TaxonomyTerms]
  /// By taxonomy, in the order of the terms.
  private let terms: [[Value]]

  /// - Parameter feed: the path of a term's feed; nil where it has none.
  package init(_ graph: SiteGraph, feed: (TaxonomyTerms, TaxonomyTerms.Term) -> String?) {
    taxonomies = graph.taxonomies
    terms = graph.taxonomies.map { taxonomy in
      taxonomy.terms.map { term in
        .object(
          [
            ("title", .string(term.title)), ("path", .string(term.path.text)), ("count", .int(term.records.count)),
            ("feed", FieldViews.text(feed(taxonomy, term))),
          ], display: term.title)
      }
    }
  }

  /// All taxonomies by their fields.
  package var all: Value {
    .object(taxonomies.indices.map { (taxonomies[$0].taxonomy.field, self[$0]) })
  }

  /// A taxonomy with all its terms, the most used first.
  package subscript(taxonomy: Int) -> Value {
    let declared = taxonomies[taxonomy].taxonomy
    return .object(
      [
        ("name", .string(declared.field)), ("label", .string(declared.label)),
        ("path", declared.index == nil ? .none : .string(declared.path.text)), ("terms", .array(terms[taxonomy])),
      ], display: declared.label)
  }

  /// One term.
  package subscript(taxonomy: Int, term: Int) -> Value { terms[taxonomy][term] }

  /// What `function` answers from.
  package var digest: Digest? { ValueDigests.digest(of: all) }

  /// The function `term(taxonomy, title)`, by which a page finds the lists it stands in; none for a value without a list.
  package var function: Value {
    let (taxonomies, terms) = (taxonomies, terms)
    return .function("term") { arguments, _ throws(FunctionError) in
      guard arguments.count == 2, case .string(let name) = arguments[0], case .string(let title) = arguments[1] else {
        throw FunctionError(Messages.wantsTerm)
      }
      guard let index = taxonomies.firstIndex(where: { $0.taxonomy.field == name }) else {
        throw FunctionError(Messages.noTaxonomy(name, known: taxonomies.map(\.taxonomy.field)))
      }
      return taxonomies[index].index(of: title).map { terms[index][$0] } ?? .none
    }
  }
}

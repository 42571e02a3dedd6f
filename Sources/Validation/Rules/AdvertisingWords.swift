import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Words that the laws on advertising and food forbid are pointed out, with their basis; a person decides.
struct AdvertisingWords: TextRule {
  private static let search = PhraseSearch(AdvertisingTerm.all.map(\.word))

  func parts(of site: SiteGraph) -> [Check] {
    published(by: site).checks { file, isForSale in
      guard let text = site.library.sources[file] else { return [] }
      let found = AdvertisingWords.search.matches(in: text.bytes.span).compactMap { match in
        let term = AdvertisingTerm.all[match.phrase]
        return term.kind.flatMap { isInTitle(match.range, text.bytes) ? nil : (word: term.word, kind: $0, range: match.range) }
      }
      return zip(found, text.locations(found.map(\.range))).map { term, place in
        Messages.advertisingWord(term.word, term.kind, isForSale: isForSale, at: place)
      }
    }
  }

  /// The files of texts and tables that pages show, each once, and whether they speak of goods: of what has a price.
  private func published(by site: SiteGraph) -> [(file: String, isForSale: Bool)] {
    var isForSale: [String: Bool] = [:]
    for page in site.library.pages { isForSale[page.location.file] = false }
    for collection in site.library.collections where collection.schema.pages != nil || collection.schema.list != nil {
      let hasPrice = collection.schema.fields.contains { $0.type is MoneyType }
      for record in collection.records {
        for file in [record.origin.file, record.body?.file].compactMap(\.self) {
          isForSale[file] = hasPrice || isForSale[file] ?? false
        }
      }
    }
    return isForSale.sorted { $0.key < $1.key }.map { ($0, $1) }
  }

  /// Whether a place is inside 《 》: the name of a law, a document or a work is quoted as it is.
  private func isInTitle(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let (open, close) = (Array("《".utf8), Array("》".utf8))
    var offset = range.lowerBound
    while offset >= 3, bytes[offset - 1] != UInt8(ascii: "\n") {
      if bytes[(offset - 3)..<offset].elementsEqual(open) { return true }
      if bytes[(offset - 3)..<offset].elementsEqual(close) { return false }
      offset -= 1
    }
    return false
  }
}

import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// No identity number and no private telephone number stands in anything that is read, whether it is published or not.
struct PersonalNumbers: TextRule {
  let files: ProjectFiles

  /// How many numbers of one file are shown; a table of persons holds thousands.
  private static let most = 100

  func parts(of site: SiteGraph) -> [Check] {
    let known = publicNumbers(of: site)
    let sources = site.library.sources
    return sources.paths.checks { path in sources[path].map { found(in: $0, known) } ?? [] }
      + (files.templates + files.attachments).checks { found(in: $0, known) } + [{ uncheckedFiles(site) }]
  }

  private func found(in text: SourceText, _ known: Set<String>) -> [Diagnostic] {
    let numbers = PersonalNumber.all(in: text.bytes.span).filter { $0.kind != .mobile || !known.contains($0.digits) }
    let shown = numbers.prefix(PersonalNumbers.most)
    let places = text.locations(shown.map(\.range))
    let found = zip(shown, places).map(Messages.personalNumber)
    guard let last = places.last, shown.count < numbers.count else { return found }
    return found + [Messages.morePersonalNumbers(numbers.count - shown.count, at: Location(file: last.file, line: last.line))]
  }

  /// Files that only their own programs can read, where such numbers have most often been given away.
  private func uncheckedFiles(_ site: SiteGraph) -> [Diagnostic] {
    let formats = [".doc", ".docx", ".xls", ".xlsx", ".et", ".wps", ".ods", ".odt", ".ppt", ".pptx", ".pdf", ".zip", ".rar", ".7z"]
    return site.library.files.filter { path in formats.contains(where: path.lowercased().hasSuffix) && !path.hasPrefix("data/") }
      .map { Messages.uncheckedFile(at: Location(file: "Content/" + $0)) }
  }

  /// Numbers in fields that a schema declares to be public.
  private func publicNumbers(of site: SiteGraph) -> Set<String> {
    var numbers: Set<String> = []
    for collection in site.library.collections {
      let fields = collection.schema.fields.indices.filter { (collection.schema.fields[$0].type as? PhoneType)?.isPublic == true }
      for record in collection.records {
        for field in fields {
          guard case .text(let text)? = record.values[field] else { continue }
          numbers.formUnion(PersonalNumber.all(in: Array(text.utf8).span).map(\.digits))
        }
      }
    }
    return numbers
  }
}

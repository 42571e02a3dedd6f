import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Every picture a record names exists, and stands beside a text for those who cannot see it where the schema has a field for one; a focal
/// point beside it can be read.
struct PicturesOfRecords: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    let files = Set(site.library.files)
    return site.library.collections.flatMap { collection in
      collection.schema.fields.enumerated().filter { $0.element.type is ImageType }.flatMap { index, field in
        collection.records.flatMap { record in
          check(record, index, field, collection, files, site)
        }
      }
    }
  }

  private func check(
    _ record: Record, _ index: Int, _ field: Field, _ collection: Collection, _ files: Set<String>, _ site: SiteGraph
  ) -> [Diagnostic] {
    guard case .image(let path) = record.values[index] else { return [] }
    let location = site.library.location(of: record, field: index)
    var found: [Diagnostic] = []
    if !files.contains(path) {
      // A bare name is as common a slip as a misspelt one.
      let name = "/" + (path.split(separator: "/").last ?? "").lowercased()
      let nearest = NearestMatch.find(path, in: site.library.files) ?? site.library.files.first { $0.lowercased().hasSuffix(name) }
      found.append(Messages.missingPicture(path, nearest: nearest, at: location))
    }
    if let alternative = collection.schema.index(of: field.name + "_alt"), record.values[alternative] == nil {
      found.append(Messages.pictureWithoutText(path, at: location))
    }
    if let focus = collection.schema.index(of: field.name + "_focus"), case .text(let text)? = record.values[focus], FocalPoint(text) == nil
    {
      found.append(Messages.unreadableFocus(text, at: site.library.location(of: record, field: focus)))
    }
    return found
  }
}

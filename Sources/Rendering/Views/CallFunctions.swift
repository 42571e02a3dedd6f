import ContentLoading
package import ContentModel
import Diagnostics
package import SiteStructure
package import Templating

/// The functions that macros in `Templates/shared/calls.html` use to find what a call in a text names.
package enum CallFunctions {
  /// `record(collection, name)` gives a card by key or title, `file(path)` a file below `Content`: a picture as `img` takes it, of
  /// others the path in the site.
  ///
  /// - Parameter body: the text the call stands in, whose folder file names are relative to.
  package static func members(for body: Body, _ graph: SiteGraph, _ records: RecordViews, _ pictures: PictureViews = PictureViews(.none))
    -> [(String, Value)]
  {
    let source = body.file
    return [
      (
        "record",
        .function("record") { (arguments, _) throws(FunctionError) in
          let names = texts(arguments)
          guard names.count == 2 else { throw FunctionError(Messages.wantsText("record")) }
          return try record(names[1], in: names[0], graph, records)
        }
      ),
      (
        "file",
        .function("file") { (arguments, _) throws(FunctionError) in
          guard let path = texts(arguments).first else { throw FunctionError(Messages.wantsText("file")) }
          for candidate in [path, "images/" + path] {
            if case .file(let found) = graph.links.resolve(candidate, in: source) {
              return pictures.knows(found) ? pictures.value(found) : .string(found)
            }
          }
          throw FunctionError(Messages.noFile(path, nearest: nearestFile(path, in: graph.library.files)))
        }
      ),
    ]
  }

  private static func texts(_ arguments: [Value]) -> [String] {
    arguments.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private static func record(
    _ name: String, in collectionName: String, _ graph: SiteGraph, _ records: RecordViews
  ) throws(FunctionError) -> Value {
    guard let collection = graph.library.collection(collectionName) else {
      throw FunctionError(Messages.noCollection(collectionName, known: graph.library.collections.map(\.schema.name)))
    }
    let record = collection[name] ?? collection.records.first { collection.title(of: $0) == name }
    if let card = record.flatMap({ records.card(of: $0.id) }) { return card }
    let known = collection.records.map(\.id.key) + collection.records.map { collection.title(of: $0) }
    throw FunctionError(
      Messages.noRecord(name, in: collection.schema.label, collectionName, nearest: NearestMatch.find(name, in: known)))
  }

  private static func nearestFile(_ path: String, in files: [String]) -> String? {
    NearestMatch.find(path, in: files) ?? NearestMatch.find("images/" + path, in: files)
  }
}

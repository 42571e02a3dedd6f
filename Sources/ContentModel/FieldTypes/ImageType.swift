/// A picture's path below `Content/`, such as `images/villages/a.svg`.
package struct ImageType: FieldType {
  package static let name = "image"

  private static let formats = [".svg", ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"]

  package init(_ options: FieldOptions) {}

  package func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let path = cell.text.trimming()
    guard SitePath(path) != nil, !path.hasSuffix("/") else { throw Messages.badPath(path) }
    guard ImageType.formats.contains(where: path.lowercased().hasSuffix) else { throw Messages.notImage(path, formats: ImageType.formats) }
    return .image(path)
  }
}

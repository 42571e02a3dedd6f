import ContentModel
import Diagnostics

/// The cells of one record, to be read by the fields of a schema.
struct CellReader {
  let schema: Schema
  /// Whether a record is named by its key field only, so that this has to be filled in.
  var needsKey = false
  var diagnostics: [Diagnostic] = []

  /// The values of the fields in the schema's order.
  ///
  /// - Parameters:
  ///   - cell: the content of a field; nil when it is empty or absent.
  ///   - place: where the cell stands, or where the record begins.
  mutating func values(_ cell: (Int) -> Cell?, place: (Int) -> Location) -> [FieldValue?] {
    var values: [FieldValue?] = []
    values.reserveCapacity(schema.fields.count)
    for (index, field) in schema.fields.enumerated() {
      let content = cell(index) ?? field.defaultText.map { .text($0) }
      guard let content else {
        if field.isRequired || needsKey && index == schema.key { diagnostics.append(Messages.missingValue(field, at: place(index))) }
        values.append(nil)
        continue
      }
      do {
        values.append(try field.type.read(content))
      } catch {
        diagnostics.append(Messages.fault(error, field: field, at: place(index)))
        values.append(nil)
      }
    }
    checkRequirements(cell, place: place)
    return values
  }

  /// Fields that another field's value makes required.
  private mutating func checkRequirements(_ cell: (Int) -> Cell?, place: (Int) -> Location) {
    for (index, field) in schema.fields.enumerated() {
      guard let requirement = field.requirement, cell(index) == nil, let other = schema.index(of: requirement.field),
        let given = cell(other)?.text.trimming(), requirement.values.contains(given)
      else { continue }
      diagnostics.append(Messages.missingConditional(field, because: schema.fields[other].label, given, at: place(index)))
    }
  }
}

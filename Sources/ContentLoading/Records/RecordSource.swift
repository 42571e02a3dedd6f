import ContentModel
import Diagnostics

/// The cells of one record, to be read by the fields of a schema.
struct CellReader {
  /// What a record's cells stand in.
  enum Source {
    case row
    case frontMatter
  }

  let schema: Schema
  let source: Source
  /// Fields whose column is called something else, which is told once and for all rows.
  var misspelt: Set<Int> = []
  var diagnostics: [Diagnostic] = []

  /// The values of the fields in the schema's order.
  ///
  /// - Parameters:
  ///   - cell: the content of a field; nil when it is empty or absent.
  ///   - place: where the cell stands, or where the record begins.
  mutating func values(_ cell: (Int) -> Cell?, place: (Int) -> Location) -> [FieldValue?] {
    var values: [FieldValue?] = []
    values.reserveCapacity(schema.fields.count)
    func missing(_ index: Int) -> Diagnostic {
      switch source {
      case .row: Messages.missingValue(schema.fields[index], at: place(index))
      case .frontMatter: Messages.missingInFrontMatter(schema.fields[index], at: place(index))
      }
    }
    for (index, field) in schema.fields.enumerated() {
      let content = cell(index) ?? field.defaultText.map { .text($0) }
      guard let content else {
        // A row has no other name than its key; a file has its own.
        if field.isRequired && field.derivation == nil || source == .row && index == schema.key {
          diagnostics.append(missing(index))
        }
        values.append(nil)
        continue
      }
      if let control = content.text.unicodeScalars.first(where: \.isForbiddenInPages) {
        diagnostics.append(Messages.controlCharacter(control, field, at: place(index)))
        values.append(nil)
        continue
      }
      do {
        values.append(try field.read(content))
      } catch {
        diagnostics.append(Messages.fault(error, field: field, content.text, at: place(index)))
        values.append(nil)
      }
    }
    derive(&values, cell, place: place)
    checkRequirements(values, cell, place: place)
    return values
  }

  /// Works out the fields that follow from others; a value that is given all the same has to agree.
  private mutating func derive(_ values: inout [FieldValue?], _ cell: (Int) -> Cell?, place: (Int) -> Location) {
    for index in schema.derivedFields {
      let field = schema.fields[index]
      guard let derivation = field.derivation else { continue }
      do {
        let result = try derivation.evaluate { name in schema.index(of: name).flatMap { values[$0] } }
        let computed: FieldValue
        switch result {
        case .number(let number)?: computed = try field.type.value(of: number)
        case .text(let text)?: computed = try field.read(.text(text))
        case nil:
          let empty = derivation.fields.compactMap(schema.index).first { cell($0) == nil && !schema.fields[$0].isRequired }
          // Another empty or faulty field was reported itself.
          if field.isRequired, values[index] == nil, let empty {
            diagnostics.append(Messages.derivedFromNothing(field, because: schema.fields[empty].label, at: place(empty)))
          }
          continue
        }
        if let given = values[index], given != computed {
          diagnostics.append(Messages.derivedDiffers(field, given: given, computed: computed, at: place(index)))
        }
        values[index] = computed
      } catch {
        diagnostics.append(Messages.underivable(error, field, at: place(index)))
      }
    }
  }

  /// Fields that another field's value makes required.
  private mutating func checkRequirements(_ values: [FieldValue?], _ cell: (Int) -> Cell?, place: (Int) -> Location) {
    for index in schema.conditionalFields where !misspelt.contains(index) {
      let field = schema.fields[index]
      guard let requirement = field.requirement, cell(index) == nil, let other = schema.index(of: requirement.field),
        let given = cell(other)?.text.trimming()
      else { continue }
      if requirement.values.isEmpty {
        diagnostics.append(Messages.missingBeside(field, schema.fields[other].label, at: place(index)))
      }
      guard requirement.isMet(by: given, meaning: values[other], of: schema.fields[other]) else { continue }
      diagnostics.append(Messages.missingConditional(field, because: schema.fields[other].label, given, at: place(index)))
    }
  }
}

extension Unicode.Scalar {
  /// Whether neither HTML nor XML may hold it: controls but tab and line ends, and what is no character (XML 1.0, section 2.2).
  fileprivate var isForbiddenInPages: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

package import Diagnostics

/// Declares one field of a collection.
///
/// An object that never changes, as every cell is read by its field and a copy would cost more than most cells.
package final class Field: Sendable {
  /// The name used in templates: `price`.
  package let name: String
  /// The column header people write: 价格.
  package let label: String
  /// What the field is for, shown to who fills it in.
  package let description: String?
  package let type: any FieldType
  package let isRequired: Bool
  /// Whether no two records may have the same value.
  package let isUnique: Bool
  /// The condition under which an otherwise optional field must be filled in.
  package let requirement: Requirement?
  /// The value of an empty cell.
  package let defaultText: String?
  /// What the text of a cell has to look like.
  package let pattern: TextPattern?
  /// How the value follows from other fields; nil for a field that people fill in.
  package let derivation: Derivation?
  /// The place of its declaration.
  package let location: Location?
  /// The place of `requirement`.
  package let requirementLocation: Location?
  /// The place of the text of `derivation`.
  package let derivationLocation: Location?
  /// The place of the collection it refers to.
  package let targetLocation: Location?

  /// Another field and the values of it that make a field required; no values: any.
  package struct Requirement: Sendable {
    package let field: String
    package let values: [String]

    package init(field: String, values: [String]) {
      self.field = field
      self.values = values
    }

    /// Whether the other field's text, or what it means, is one of the values: √ is 是.
    package func isMet(by text: String, meaning value: FieldValue?, of other: Field) -> Bool {
      if values.contains(text) { return true }
      guard let value else { return false }
      return values.contains { (try? other.read(.text($0))) == value }
    }
  }

  package init(
    name: String, label: String, description: String? = nil, type: any FieldType, isRequired: Bool = false, isUnique: Bool = false,
    requirement: Requirement? = nil, defaultText: String? = nil, pattern: TextPattern? = nil, derivation: Derivation? = nil,
    location: Location? = nil, requirementLocation: Location? = nil, derivationLocation: Location? = nil, targetLocation: Location? = nil
  ) {
    self.name = name
    self.label = label
    self.description = description
    self.type = type
    self.isRequired = isRequired
    self.isUnique = isUnique
    self.requirement = requirement
    self.defaultText = defaultText
    self.pattern = pattern
    self.derivation = derivation
    self.location = location
    self.requirementLocation = requirementLocation
    self.derivationLocation = derivationLocation
    self.targetLocation = targetLocation
  }
}

extension Field {
  /// The same field with values of another type.
  package func with(_ type: any FieldType) -> Field {
    Field(
      name: name, label: label, description: description, type: type, isRequired: isRequired, isUnique: isUnique, requirement: requirement,
      defaultText: defaultText, pattern: pattern, derivation: derivation, location: location, requirementLocation: requirementLocation,
      derivationLocation: derivationLocation, targetLocation: targetLocation)
  }

  /// The value of a cell that is not empty, by the field's type and pattern.
  package func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    if let fault = SpreadsheetDamage.fault(in: cell.text) { throw fault }
    if let pattern, let wrong = (type.isList ? cell.items : [cell.text]).first(where: { !pattern.matches($0) }) {
      throw Messages.patternMismatch(wrong, pattern.source, description)
    }
    return try type.read(cell)
  }
}

/// The field types a schema can name; the only place where they are registered.
package enum FieldTypeCatalogue {
  package static let all: [any FieldType.Type] = [
    KeyType.self,
    TextType.self,
    MarkdownType.self,
    IntegerType.self,
    DecimalType.self,
    PercentType.self,
    MoneyType.self,
    QuantityType.self,
    DateType.self,
    MonthType.self,
    QuarterType.self,
    BooleanType.self,
    ChoiceType.self,
    ListType.self,
    ReferenceType.self,
    ImageType.self,
    URLType.self,
    PhoneType.self,
    CoordinatesType.self,
  ]

  /// The type a schema calls `name`; nil when there is none.
  package static func type(named name: String) -> (any FieldType.Type)? {
    all.first { $0.name == name }
  }
}

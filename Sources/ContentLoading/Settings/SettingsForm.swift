import ContentModel
import Diagnostics

/// What a settings file may hold, as a JSON Schema (draft 7), by which editors complete and check it while it is written.
///
/// The readers decide what is accepted; a test holds the keys they know against those listed here.
package struct SettingsForm: Sendable {
  /// One setting: its key, what it takes, and what it is for.
  struct Entry: Sendable {
    let key: String
    let value: JSONText.Value
    let isRequired: Bool

    init(_ key: String, _ value: [(String, JSONText.Value)], required isRequired: Bool = false, _ chinese: String, _ english: String) {
      self.key = key
      self.value = .object(value + [("description", .string(chinese + " / " + english))])
      self.isRequired = isRequired
    }
  }

  private let title: String
  private let entries: [Entry]
  private let rules: [JSONText.Value]

  init(_ title: String, _ entries: [Entry], rules: [JSONText.Value] = []) {
    self.title = title
    self.entries = entries
    self.rules = rules
  }

  /// The whole schema, a line for each setting, ending in a line break.
  package var text: String {
    let head: [(String, JSONText.Value)] = [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string(title)),
    ]
    return SettingsForm.lines(of: .object(head + members), indent: "") + "\n"
  }

  /// The schema as part of another one.
  var members: [(String, JSONText.Value)] {
    let required = entries.filter(\.isRequired).map { JSONText.Value.string($0.key) }
    return [
      ("type", .string("object")), ("additionalProperties", .bool(false)), ("required", .array(required)),
      ("properties", .object(entries.map { ($0.key, $0.value) })),
    ] + (rules.isEmpty ? [] : [("allOf", .array(rules))])
  }

  /// Objects of objects over several lines, everything else on one, so that changes can be reviewed.
  private static func lines(of value: JSONText.Value, indent: String) -> String {
    guard case .object(let members) = value, !members.isEmpty, members.contains(where: { isNested($0.1) }) else {
      return JSONText.encode(value)
    }
    let inner = indent + "  "
    let settings = members.map { inner + JSONText.encode(.string($0.0)) + ": " + lines(of: $0.1, indent: inner) }
    return "{\n" + settings.joined(separator: ",\n") + "\n" + indent + "}"
  }

  private static func isNested(_ value: JSONText.Value) -> Bool {
    if case .object(let members) = value { !members.isEmpty } else { false }
  }
}

/// The shapes a setting's value may have.
enum SettingsShape {
  typealias Members = [(String, JSONText.Value)]

  /// A text; numbers and dates are taken as they are written.
  static let text: Members = [("type", strings("string", "number", "boolean", "null"))]
  static let requiredText: Members = [("type", strings("string", "number")), ("minLength", .int(1))]
  static let flag: Members = [
    ("enum", .array([.bool(true), .bool(false), .string("是"), .string("否"), .string("yes"), .string("no"), .null]))
  ]
  static let count: Members = [("type", .array([.string("integer"), .string("null")])), ("minimum", .int(1))]
  /// A number, in quotes or not.
  static let number: Members = [
    ("type", strings("number", "string", "null")), ("pattern", .string("^[-+]?[0-9]+(\\.[0-9]{1,6})?$")),
  ]
  /// Several texts, or one alone.
  static let texts: Members = [
    ("type", strings("array", "string", "number", "boolean", "null")), ("items", .object(text)),
  ]

  static func strings(_ words: String...) -> JSONText.Value {
    .array(words.map { .string($0) })
  }

  static func words(_ words: [String]) -> Members {
    [("enum", .array(words.map { .string($0) }))]
  }

  static func pattern(_ pattern: String) -> Members {
    [("type", .string("string")), ("pattern", .string(pattern))]
  }

  static func list(of form: SettingsForm) -> Members {
    [("type", .string("array")), ("items", .object(form.members))]
  }

  /// An option that means something to some types only.
  static func rule(option: String, onlyFor types: [String]) -> JSONText.Value {
    .object([
      ("if", .object([("required", .array([.string(option)]))])),
      ("then", .object([("properties", .object([("type", .object(words(types)))]))])),
    ])
  }

  /// What a field of a type needs besides.
  static func rule(type: String, needs key: String) -> JSONText.Value {
    .object([
      ("if", .object([("required", .array([.string("type")])), ("properties", .object([("type", .object([("const", .string(type))]))]))])),
      ("then", .object([("required", .array([.string(key)]))])),
    ])
  }
}

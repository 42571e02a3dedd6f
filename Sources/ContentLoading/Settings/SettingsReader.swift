import ContentModel
import Diagnostics

/// Takes the known keys out of a YAML mapping one by one, and reports what is missing, of the wrong kind, or unknown.
struct SettingsReader {
  private let place: YAMLPlace
  private let entries: [YAMLEntry]
  /// Whether there are settings at all; otherwise it makes no sense to say which of them are missing.
  private let isMapping: Bool
  private var known: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Where the mapping begins.
  var location: Location { place.location }

  init(_ value: YAMLValue) {
    place = value.place
    if case .mapping(let entries, _) = value {
      // `{ title：活动 }` is one key without a value, and nothing else can be said of what it was to hold.
      let slip = entries.first { $0.key.contains("：") && $0.value.isEmpty }
      self.entries = slip == nil ? entries : []
      isMapping = slip == nil
      if let slip { diagnostics.append(Messages.notYAML(YAMLFault(.fullWidthColon, at: slip.location.narrowed(to: "：")))) }
    } else {
      entries = []
      isMapping = value.isEmpty
      if !value.isEmpty { diagnostics.append(Messages.notSettings(value)) }
    }
  }

  /// The value of a key; nil when it is absent or empty.
  mutating func value(_ key: String) -> YAMLValue? {
    known.append(key)
    guard let value = entries.first(where: { $0.key == key })?.value, !value.isEmpty else { return nil }
    return value
  }

  /// A text; nil when absent or empty.
  mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard case .scalar(let text, _, _) = value else {
      diagnostics.append(Messages.expectedText(key, at: value.location))
      return nil
    }
    let content = text.trimming()
    if SettingsReader.identifiers.contains(key), let first = content.first, let last = content.last, "“”".contains(first),
      "“”".contains(last)
    {
      diagnostics.append(Messages.notYAML(YAMLFault(.chineseQuotes, at: value.location)))
      return String(content.dropFirst().dropLast())
    }
    return content
  }

  /// What takes a name, a path or a date, never a text in Chinese quotes.
  private static let identifiers: Set = [
    "name", "type", "item", "source", "encoding", "columns", "key", "to", "path", "template", "index", "start", "end", "base-url", "plan",
    "date",
    "publish-from", "expire-on", "slug", "raw-html", "language", "period", "printed", "code", "unit", "min", "max", "derived", "pattern",
  ]

  /// A text that has to be there; reported when it is not.
  mutating func requiredText(_ key: String) -> String? {
    let before = diagnostics.count
    let text = text(key)
    if text == nil, isMapping, diagnostics.count == before { diagnostics.append(Messages.missingSetting(key, at: location)) }
    return text
  }

  /// `true` or `false`; `fallback` when absent.
  mutating func flag(_ key: String, default fallback: Bool) -> Bool {
    guard let value = value(key) else { return fallback }
    if case .scalar(let text, _, _) = value {
      if ["true", "yes", "是"].contains(text.lowercased()) { return true }
      if ["false", "no", "否"].contains(text.lowercased()) { return false }
    }
    diagnostics.append(Messages.expectedFlag(key, at: value.location))
    return fallback
  }

  /// A whole number above zero; nil when absent.
  mutating func count(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    if case .scalar(let text, _, _) = value, let number = Int(text), number > 0 { return number }
    diagnostics.append(Messages.expectedCount(key, at: value.location))
    return nil
  }

  /// The items of a list; a single value is a list of one.
  mutating func list(_ key: String) -> [YAMLValue] {
    guard let value = value(key) else { return [] }
    guard case .sequence(let items, _) = value else { return [value] }
    // [春，夏] is one item to YAML.
    guard items.count == 1, case .scalar(let text, true, let place)? = items.first, text.contains("，") else { return items }
    diagnostics.append(Messages.notYAML(YAMLFault(.fullWidthComma, at: place.location.narrowed(to: "，"))))
    return text.split(separator: "，").map { .scalar(String($0), isPlain: true, place) }
  }

  /// The texts of a list.
  mutating func texts(_ key: String) -> [String] {
    list(key).compactMap { value in
      guard case .scalar(let text, _, _) = value else {
        diagnostics.append(Messages.expectedText(key, at: value.location))
        return nil
      }
      return text.trimming()
    }
  }

  /// A mapping below a key; nil when absent.
  mutating func settings(_ key: String) -> SettingsReader? {
    guard let value = value(key) else { return nil }
    guard case .mapping = value else {
      diagnostics.append(Messages.expectedMapping(at: value.location))
      return nil
    }
    return SettingsReader(value)
  }

  /// Whether a key is given, with a value or without.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// Where a key stands; the mapping itself when it is absent.
  func place(of key: String) -> Location {
    entries.first { $0.key == key }?.location ?? location
  }

  /// The place of a key's value; the mapping itself when it is absent.
  func valuePlace(of key: String) -> Location {
    entries.first { $0.key == key }?.value.location ?? location
  }

  /// Everything found, including the keys nobody asked for.
  consuming func finish() -> [Diagnostic] {
    for entry in entries where !known.contains(entry.key) {
      diagnostics.append(Messages.unknownSetting(entry.key, known: known, at: entry.location))
    }
    return diagnostics
  }
}

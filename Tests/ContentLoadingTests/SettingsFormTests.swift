import ContentLoading
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What editors are told about settings files is what the readers accept.
@Suite struct SettingsFormTests {
  @Test(arguments: [("schema", SettingsForm.collection.text), ("site", SettingsForm.site.text)])
  func committedFilesAreUpToDate(name: String, text: String) throws {
    try Golden.expect(text, equals: Checkout.root.path + "/Content/.editor/\(name).json")
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }

  @Test func readersAndFormsKnowTheSameKeys() throws {
    let files = [
      "Content/site.yml": """
      title: 示例
      zzz: 1
      portal: { zzz: 1 }
      navigation: [{ title: 首页, to: home, zzz: 1 }]
      acknowledged: [{ code: plan.*, reason: 看过, zzz: 1 }]
      taxonomies: [{ field: words, label: 词, path: words/, template: a.html, zzz: 1 }]
      pictures: { zzz: 1 }
      official: { mark: 示例机关, zzz: 1, issues: [{ period: 2020Q1, zzz: 1 }] }
      """,
      "Content/schema/a.yml": """
      name: a
      label: 甲
      source: data/a.csv
      zzz: 1
      fields: [{ name: id, type: key, zzz: 1 }]
      pages: { path: "a/{key}/", template: a.html, zzz: 1 }
      list: { path: a/, template: a.html, zzz: 1 }
      calendar: { start: id, zzz: 1 }
      """,
    ]
    let found = try ContentLoader.load(MemorySourceTree(texts: files)).diagnostics.filter { $0.code == "settings.unknown" }
    let known = Set(
      try found.map { try #require($0.hints.last).english.dropFirst("Known: ".count).dropLast() }.map { keys(in: String($0)) })
    var listed: Set<[String]> = []
    for form in [SettingsForm.collection, .site] {
      collect(try JSONSerialization.jsonObject(with: Data(form.text.utf8)), &listed)
    }
    #expect(found.count == 13 && known == listed)
  }

  private func keys(in list: String) -> [String] {
    list.components(separatedBy: ", ").sorted()
  }

  /// The keys of every object a JSON Schema describes.
  private func collect(_ schema: Any, _ listed: inout Set<[String]>) {
    if let members = schema as? [String: Any] {
      if members["additionalProperties"] != nil, let properties = members["properties"] as? [String: Any] {
        listed.insert(properties.keys.sorted())
      }
      for (_, value) in members { collect(value, &listed) }
    } else if let items = schema as? [Any] {
      for item in items { collect(item, &listed) }
    }
  }
}

import Collation
import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// The documentation's examples, each run, and everything built in, each documented.
@Suite struct DocumentationTests {
  static let examples: [DocumentedExample] = DocumentedExample.all(in: [
    "Statements.md", "Expressions.md", "Filters.md", "Tests.md", "Functions.md", "FromJinja2.md", "Compatibility.md", "Beyond.md",
    "ForAuthors.md",
  ])

  @Test(arguments: examples) func givesWhatItSays(_ example: DocumentedExample) throws {
    var options = TemplateOptions.project
    for kind in ChineseOrder.Kind.allCases {
      let order = ChineseOrder(kind)
      options.collations[kind.rawValue] = { order.key(of: $0) }
    }
    options.globals["now"] = .object([("iso", "2019-12-07"), ("year", 2019), ("month", 12), ("day", 7)], display: "2019年12月7日")
    let compiled = TemplateSet.compile(example.templates, options: options)
    let faults = compiled.diagnostics.map(\.message.english)
    let context = JSONReader.read(SourceText(file: "context", text: example.context)).value
    let output: String
    do throws(TemplateError) {
      output = String(decoding: try compiled.value.render(example.main, context), as: UTF8.self)
    } catch {
      output = "error: " + error.diagnostic.message.english
    }
    #expect(output.trimmingCharacters(in: .newlines) == example.output, "\(example) \(faults)")
  }

  @Test(arguments: Vocabulary.filters) func everyFilterHasAnExample(_ name: String) {
    #expect(Self.examples.contains { $0.page == "Filters.md" && $0.heading == name && $0.source.contains("|" + name) }, "\(name)")
  }

  @Test(arguments: Vocabulary.tests) func everyTestHasAnExample(_ name: String) {
    #expect(
      Self.examples.contains {
        $0.page == "Tests.md" && $0.heading == name && ($0.source.contains("is " + name) || $0.source.contains("'\(name)'"))
      },
      "\(name)")
  }

  @Test(arguments: Vocabulary.functions) func everyFunctionHasAnExample(_ name: String) {
    #expect(Self.examples.contains { $0.page == "Functions.md" && $0.heading == name && $0.source.contains(name + "(") }, "\(name)")
  }

  @Test(arguments: Vocabulary.loopProperties) func everyLoopPropertyHasAnExample(_ name: String) {
    #expect(Self.examples.contains { $0.heading == "loop." + name && $0.source.contains("loop." + name) }, "\(name)")
  }

  @Test(arguments: [
    "if", "for", "set", "with", "block", "macro", "call", "extends", "include", "import", "from", "print", "filter", "autoescape", "do",
    "break", "continue", "raw",
  ]) func everyStatementHasAnExample(_ name: String) {
    #expect(Self.examples.contains { $0.page == "Statements.md" && $0.heading == name && $0.source.contains("{% " + name) }, "\(name)")
  }

  @Test func nothingIsDocumentedThatIsNotThere() {
    for example in Self.examples {
      switch example.page {
      case "Filters.md": #expect(Vocabulary.filters.contains(example.heading), "\(example.heading)")
      case "Tests.md": #expect(Vocabulary.tests.contains(example.heading), "\(example.heading)")
      default: break
      }
    }
  }
}

/// An example of the documentation: a `json` fence with the context, one or more `jinja` fences, and a `text` fence with what comes out.
struct DocumentedExample: Sendable, CustomTestStringConvertible {
  let page: String
  let heading: String
  let templates: [SourceText]
  let context: String
  let output: String

  var main: String { templates[0].file }
  /// The text of the first template.
  var source: String { String(decoding: templates[0].bytes, as: UTF8.self) }
  var testDescription: String { "\(page) \(heading)" }

  static func all(in pages: [String]) -> [DocumentedExample] {
    pages.flatMap { page in
      let url = Checkout.root.appendingPathComponent("Sources/Templating/Templating.docc/" + page)
      return read(page, (try? String(contentsOf: url, encoding: .utf8)) ?? "")
    }
  }

  private static func read(_ page: String, _ text: String) -> [DocumentedExample] {
    var examples: [DocumentedExample] = []
    var heading = ""
    var templates: [SourceText] = []
    var context = "{}"
    var fence: (words: [Substring], lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```", let (words, lines) = fence {
        let body = lines.joined(separator: "\n")
        switch words.first {
        case "json": context = body
        case "jinja": templates.append(SourceText(file: words.count > 1 ? String(words[1]) : "example.html", text: body + "\n"))
        case "text" where !templates.isEmpty:
          examples.append(DocumentedExample(page: page, heading: heading, templates: templates, context: context, output: body))
          (templates, context) = ([], "{}")
        default: break
        }
        fence = nil
      } else if fence != nil {
        fence?.lines.append(line)
      } else if line.hasPrefix("```") {
        fence = (line.dropFirst(3).split(separator: " "), [])
      } else if line.hasPrefix("### ") {
        heading = String(line.dropFirst(4))
      }
    }
    return examples
  }
}

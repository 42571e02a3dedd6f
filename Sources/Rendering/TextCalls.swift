package import Diagnostics
package import Markdown
package import Templating

/// Template calls in Markdown texts: `{{ product("xiaomi-01") }}`.
///
/// A call is `name(arguments)` or a variable in the engine's own language. The names are the macros of `Templates/shared/calls.html`, so that
/// a new call is a new macro there, and whatever functions and variables the renderer of the text gives. Each call is compiled as a template of
/// its own that stands at the call's line and column. Every text's calls belong to one set with the other templates:
///
///     let (sources, faults) = TextCalls.templates(of: calls, library: callsFile)       // compile these too
///     TextCalls(templates).html(of: call, context)                                     // when the text is rendered
///
/// The variable `block` is true for a call that is a paragraph of its own.
package struct TextCalls: Sendable {
  /// The template whose macros texts may call.
  package static let library = "shared/calls.html"

  private let templates: TemplateSet

  /// - Parameter templates: a set that holds the templates of all calls.
  package init(_ templates: TemplateSet) {
    self.templates = templates
  }

  /// A template for each call in the texts, and the calls that are written otherwise than texts may.
  ///
  /// - Parameter library: the source of the template `TextCalls.library`; nil when there is none.
  package static func templates(of calls: [MarkdownDocument.Call], library: SourceText?) -> Diagnosed<[SourceText]> {
    let macros = library.map { TemplateSet.macros(in: $0) } ?? []
    let imports = macros.isEmpty ? "" : "{% from \"\(TextCalls.library)\" import \(macros.joined(separator: ", ")) with context %}"
    var sources: [SourceText] = []
    var found: [Diagnostic] = []
    for call in calls {
      if let fault = CallSyntax.fault(in: call) {
        found.append(fault)
        continue
      }
      let place = call.location
      let text = imports + "\n" + String(repeating: " ", count: place.column - 1) + call.text
      sources.append(SourceText(file: name(of: call), text: text, firstLine: place.line - 1))
    }
    return Diagnosed(sources, found)
  }

  /// The HTML of a call.
  ///
  /// - Parameter context: the variables of the page the text stands on.
  package func html(of call: MarkdownDocument.Call, _ context: [(String, Value)]) -> Diagnosed<String> {
    do throws(TemplateError) {
      let bytes = try templates.render(TextCalls.name(of: call), .object(context + [("block", .bool(call.isBlock))]))
      let isSpace = { (byte: UInt8) in byte <= 0x20 }
      var html = bytes.drop(while: isSpace)
      while let last = html.last, isSpace(last) { html.removeLast() }
      return Diagnosed(String(decoding: html, as: UTF8.self))
    } catch {
      return Diagnosed("", [TextCalls.placed(error.diagnostic, at: call)])
    }
  }

  /// A finding about templates with the place in the text in front, for those found when the templates are compiled.
  package static func placed(_ diagnostic: Diagnostic, in calls: [MarkdownDocument.Call]) -> Diagnostic {
    guard let file = diagnostic.location?.file, let separator = file.firstIndex(of: ":") else { return diagnostic }
    let path = file[..<separator]
    return calls.first { $0.location.file == path && name(of: $0) == file }.map { placed(diagnostic, at: $0) } ?? diagnostic
  }

  /// The finding at the call, or at the part of it that is meant; where it was noticed in another template is told as a note.
  private static func placed(_ diagnostic: Diagnostic, at call: MarkdownDocument.Call) -> Diagnostic {
    let name = name(of: call)
    var location = call.location
    var notes = diagnostic.notes.filter { $0.location.file != name }
    if let found = diagnostic.location {
      if found.file == name { location = restored(found, call) } else { notes.insert(.init(Messages.noticedHere, at: found), at: 0) }
    }
    return Diagnostic(diagnostic.severity, diagnostic.code, diagnostic.message, at: location, hints: diagnostic.hints, notes: notes)
  }

  private static func restored(_ place: Location, _ call: MarkdownDocument.Call) -> Location {
    let excerpt = place.line == call.location.line ? call.location.excerpt : place.excerpt
    return Location(file: call.location.file, line: place.line, column: place.column, length: place.length, excerpt: excerpt)
  }

  private static func name(of call: MarkdownDocument.Call) -> String {
    "\(call.location.file):\(call.location.line):\(call.location.column)"
  }
}

/// What may stand between the braces of a call in a text.
///
/// Filters and operators belong into macros: whoever writes texts cannot mark HTML as safe.
enum CallSyntax {
  /// The first thing in a call that may not be written there.
  static func fault(in call: MarkdownDocument.Call) -> Diagnostic? {
    let scalars = Array(call.text.unicodeScalars)
    var quote: Unicode.Scalar?
    var position = 2
    while position < scalars.count - 2 {
      let scalar = scalars[position]
      if let open = quote {
        if scalar == "\\" { position += 1 } else if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == "." ? !isWord(scalars[position - 1]) : !isWord(scalar) && !isAllowed(scalar) {
        return Messages.notInCall(scalar, at: place(of: position, in: scalars, call))
      }
      position += 1
    }
    let inner = scalars[2..<max(2, scalars.count - 2)].drop { $0.properties.isWhitespace || $0 == "-" }
    guard let first = inner.first, isWord(first) else { return Messages.emptyCall(at: call.location) }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "()[],=-".unicodeScalars.contains(scalar)
  }

  private static func place(of position: Int, in scalars: [Unicode.Scalar], _ call: MarkdownDocument.Call) -> Location {
    let place = call.location
    guard !scalars[..<position].contains("\n") else { return place }
    return Location(file: place.file, line: place.line, column: place.column + position, excerpt: place.excerpt)
  }
}

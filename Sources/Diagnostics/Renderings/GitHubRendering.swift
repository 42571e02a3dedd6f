/// Findings as workflow annotations, which GitHub shows beside the changed lines.
public struct GitHubRendering: Sendable {
  public let language: Language

  public init(language: Language) {
    self.language = language
  }

  /// One `::error` or `::warning` command a finding, a line each.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined()
  }

  private func render(_ diagnostic: Diagnostic) -> String {
    var properties: [String] = []
    if let location = diagnostic.location {
      properties += ["file=\(property(location.file))", "line=\(location.line)", "col=\(location.column)"]
    }
    properties.append("title=\(property(diagnostic.code))")
    let notes = diagnostic.notes.map { "\($0.location.file):\($0.location.line):\($0.location.column): \($0.message.text(in: language))" }
    let hints = diagnostic.hints.map { $0.text(in: language) }
    let text = ([diagnostic.message.text(in: language)] + notes + hints).joined(separator: "\n")
    return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(data(text))\n"
  }

  /// Percent-encodes what would end a command's message.
  private func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Percent-encodes what would end a property's value as well.
  private func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

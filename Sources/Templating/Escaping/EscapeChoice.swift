extension HTMLContext {
  /// How a value is escaped here.
  ///
  /// - Parameter trust: what the expression itself vouches for.
  func escape(for trust: ExpressionTrust, _ span: Span) throws(Fault) -> Escape {
    if trust == .safe { return .none }
    switch state {
    case .text: return .html
    case .rawText:
      switch element {
      case "textarea", "title": return .html
      case "script":
        guard script == .code else { throw Messages.valueInScriptText(span) }
        return trust == .json ? .none : .json
      default: throw Messages.valueInElement(element, span)
      }
    case .doubleQuoted, .singleQuoted: return try escapeInAttribute(span)
    case .comment: return .drop
    case .declaration: return .attribute
    case .insideTag, .attributeName, .afterAttributeName:
      guard trust == .literal || trust == .attributes else { throw Messages.valueAsAttribute(span) }
      return .none
    case .beforeValue, .unquoted: throw Messages.valueWithoutQuotes(attribute, span)
    case .tagName, .endTag:
      guard state == .endTag || !element.isEmpty else { throw Messages.valueAsTagName(span) }
      return trust == .literal || trust == .attributes ? .none : .digits
    case .characterData: throw Messages.valueInCharacterData(span)
    }
  }

  private func escapeInAttribute(_ span: Span) throws(Fault) -> Escape {
    switch attributeKind {
    case .plain: return .attribute
    case .url:
      switch url {
      case .undecided, .begun: return .url
      case .decided, .schemeFromValue: return .urlPart
      case .dangerous: throw Messages.valueInDangerousURL(attribute, span)
      }
    case .srcset: return .srcset
    case .script: throw Messages.valueInEventHandler(attribute, span)
    case .style: throw Messages.valueInStyle(span)
    case .document: throw Messages.valueInDocumentAttribute(attribute, span)
    case .refresh: throw Messages.valueInRefresh(span)
    case .unknown: throw Messages.valueWithoutQuotes(attribute, span)
    }
  }
}

/// What an expression's form says about its result.
enum ExpressionTrust {
  case none
  /// Its outermost filter is `safe`: the author answers for it.
  case safe
  /// Its outermost filter is `tojson`.
  case json
  /// Its outermost filter is `xmlattr`.
  case attributes
  /// Only texts written in the template can result.
  case literal
}

/// A place in an HTML document, as far as it decides how a value must be escaped there (WHATWG HTML, tokenization).
struct HTMLContext: Sendable, Hashable {
  enum State: UInt8 {
    case text
    case tagName, endTag, insideTag, attributeName, afterAttributeName, beforeValue
    case doubleQuoted, singleQuoted, unquoted
    case comment, declaration, characterData
    /// The content of an element without markup, such as `script`.
    case rawText
  }

  /// How much of a URL the text so far has settled.
  enum URLState: UInt8 {
    case undecided, decided, dangerous
    /// A value stands in it and nothing yet tells that its scheme has ended.
    case begun
    /// A colon has just made a scheme of a value.
    case schemeFromValue
  }

  /// Where in a script the text so far ended.
  enum ScriptState: UInt8 {
    case code, single, double, template, lineComment, blockComment
    /// After a slash that may begin a comment.
    case slash
    /// After a lone slash, which only a full parser could read: no value is let in any more.
    case uncertain
  }

  var state = State.text
  /// The element whose tag or content this is, in lower case.
  var element = ""
  /// The attribute whose name or value this is, in lower case.
  var attribute = ""
  var url = URLState.undecided
  /// The scheme of a URL written so far.
  var scheme = ""
  /// Whether this `meta` element sends the reader on.
  var isRefresh = false
  /// Whether the text of a `meta` element's `content` has come to its URL.
  var isRefreshURL = false
  var script = ScriptState.code
  /// Whether a backslash protects the next byte of a script's string.
  var isEscaped = false

  static let text = HTMLContext()

  /// The place where two paths meet; nil when what follows could not be read the same way after both.
  func joined(with other: HTMLContext) -> HTMLContext? {
    if self == other { return self }
    if isInTag, other.isInTag, element == other.element {
      var joined = self
      joined.state = .insideTag
      joined.attribute = ""
      joined.isRefresh = isRefresh || other.isRefresh
      return joined
    }
    guard state == other.state, element == other.element, attribute == other.attribute, script == other.script else { return nil }
    var joined = self
    if url != other.url { joined.url = [.dangerous, .begun].first { url == $0 || other.url == $0 } ?? .undecided }
    joined.scheme = ""
    joined.isRefresh = isRefresh || other.isRefresh
    joined.isRefreshURL = isRefreshURL || other.isRefreshURL
    return joined
  }

  private var isInTag: Bool {
    switch state {
    case .tagName, .insideTag, .attributeName, .afterAttributeName: true
    default: false
    }
  }

  /// The place after a value was written here.
  func afterValue(_ trust: ExpressionTrust) -> HTMLContext {
    var after = self
    after.scheme = ""
    if trust != .safe { after.beginURL() }
    if state == .tagName, trust == .literal || trust == .attributes { after.state = .insideTag }
    return after
  }

  /// Notes that a URL which is not settled yet may have text from elsewhere in its scheme.
  mutating func beginURL() {
    if state == .doubleQuoted || state == .singleQuoted, url == .undecided, attributeKind == .url { url = .begun }
  }

  /// What the attribute's value is to a browser.
  var attributeKind: AttributeKind {
    guard element == "meta", attribute == "content" else { return AttributeKind(attribute) }
    return isRefreshURL ? .url : isRefresh ? .refresh : .plain
  }
}

/// What an attribute's value is to a browser.
enum AttributeKind {
  case plain, url, srcset, script, style, document, refresh, unknown

  init(_ name: String) {
    var name = Substring(name)
    if name.isEmpty || name.first == "=" {
      self = .unknown
      return
    }
    if let colon = name.lastIndex(of: ":"), name[..<colon] != "xml" { name = name[name.index(after: colon)...] }
    if name.hasPrefix("data-") {
      self = .plain
      return
    }
    if name.hasPrefix("on"), name.count > 2 {
      self = .script
      return
    }
    switch name {
    case "href", "src", "action", "formaction", "cite", "poster", "data", "background", "longdesc", "manifest", "ping", "icon", "profile",
      "usemap", "codebase", "classid", "archive", "lowsrc", "dynsrc", "code", "from", "to", "values", "by":
      self = .url
    case "srcset", "imagesrcset": self = .srcset
    case "style": self = .style
    case "srcdoc": self = .document
    default: self = .plain
    }
  }
}

/// How templates are read and rendered.
public struct TemplateOptions: Sendable {
  /// What printing or computing with a missing variable or attribute does.
  public enum UndefinedBehaviour: Sendable {
    /// It is an error; only `is defined`, `default` and the like may ask.
    case strict
    /// It prints as nothing and counts as false; its attributes are errors, as in Jinja2's default.
    case lenient
  }

  /// How printed values are made safe.
  public enum Autoescape: Sendable {
    /// By the place in the HTML where a value stands; places that cannot be made safe are errors when the template is compiled.
    case contextual
    /// `&`, `<`, `>` and quotes become character references everywhere, as in Jinja2.
    case html
    /// Values are printed as they are.
    case off
  }

  /// Statements that Jinja2 offers only as extensions.
  public struct Extensions: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `{% break %}` and `{% continue %}`.
    public static let loopControls = Extensions(rawValue: 1)
    /// `{% do expression %}`.
    public static let `do` = Extensions(rawValue: 2)
  }

  public var undefined: UndefinedBehaviour
  public var autoescape: Autoescape
  /// Removes the line end after a tag.
  public var trimBlocks: Bool
  /// Removes blanks before a tag that begins its line.
  public var lstripBlocks: Bool
  /// Keeps the last line end of a template.
  public var keepTrailingNewline: Bool
  /// Whether none prints as `None`; otherwise it prints as nothing.
  public var printNone: Bool
  /// Whether unknown filters, tests and templates are errors when a template is compiled, even where a branch might never reach them, and so
  /// are names of templates without quotes and tags in full-width signs.
  public var reportsUnknownNames: Bool
  public var extensions: Extensions
  public var limits: TemplateLimits
  /// The type of each template's context, by the template's name; names in other templates are not checked.
  public var contexts: [String: TemplateType] = [:]
  /// Variables that every template has, imported ones and macros included, unless its context has them.
  public var globals: [String: Value] = [:]
  /// Filters beyond the built-in ones, by name; the filtered value comes as the first argument.
  public var filters: [String: Function.Body] = [:]
  /// Orders of texts for `sort(collation='…')`, by name.
  public var collations: [String: Collation] = [:]

  /// Bytes whose order is that of the texts.
  public typealias Collation = @Sendable (_ text: String) -> [UInt8]

  public init(
    undefined: UndefinedBehaviour = .lenient,
    autoescape: Autoescape = .contextual,
    trimBlocks: Bool = false,
    lstripBlocks: Bool = false,
    keepTrailingNewline: Bool = false,
    printNone: Bool = true,
    reportsUnknownNames: Bool = false,
    extensions: Extensions = [.loopControls, .do],
    limits: TemplateLimits = TemplateLimits()
  ) {
    self.undefined = undefined
    self.autoescape = autoescape
    self.trimBlocks = trimBlocks
    self.lstripBlocks = lstripBlocks
    self.keepTrailingNewline = keepTrailingNewline
    self.printNone = printNone
    self.reportsUnknownNames = reportsUnknownNames
    self.extensions = extensions
    self.limits = limits
  }

  /// What a site's templates use: strict, contextual escaping, tags leave no blank lines, none prints as nothing.
  public static let project = TemplateOptions(
    undefined: .strict, autoescape: .contextual, trimBlocks: true, lstripBlocks: true, keepTrailingNewline: true, printNone: false,
    reportsUnknownNames: true)

  /// Jinja2's defaults: lenient, no escaping, tags leave their white space, no extensions.
  public static let jinja = TemplateOptions(undefined: .lenient, autoescape: .off, extensions: [])
}

/// How much a rendering may use before it ends with an error at the place it had reached.
public struct TemplateLimits: Sendable {
  /// Instructions carried out.
  public var instructions = 200_000_000
  /// Items gone through by loops, in all.
  public var iterations = 10_000_000
  /// Macros, includes, blocks and recursive loops inside one another.
  public var depth = 200
  /// Bytes written.
  public var outputBytes = 256 << 20
  /// Bytes of one text.
  public var textBytes = 64 << 20
  /// Elements of a sequence or scalars of a text that an operator, `range` or a filter makes from a number.
  public var generated = 1_000_000

  public init() {}
}

public import Diagnostics

/// One job of `render --stream`: templates, which one to render, and with what; a line of JSON in, a line of JSON out.
public struct StreamJob: Sendable {
  /// What the result is marked with; none when the job has no `id`.
  let id: Value
  let sources: [SourceText]
  let main: String
  let context: Value
  let options: TemplateOptions

  /// The result of a job given as one line of JSON, as one line of JSON without its line end; any fault becomes an `error` member.
  public static func answer(_ line: [UInt8], language: Language = .english) -> [UInt8] {
    let read = JSONReader.read(SourceText(file: "job", bytes: line))
    var id = Value.none
    if case .object(let object) = read.value { id = object["id"] ?? .none }
    if let fault = read.diagnostics.first { return failure(id, fault, language) }
    do throws(TemplateError) {
      let job = try StreamJob(read.value)
      return success(id, try job.run())
    } catch {
      return failure(id, error.diagnostic, language)
    }
  }

  init(_ value: Value) throws(TemplateError) {
    func refuse(_ name: String, _ chinese: String, _ english: String) -> TemplateError {
      TemplateError(Messages.json(Messages.jobField(name, chinese, english), at: Location(file: "job")))
    }
    guard case .object(let job) = value else { throw refuse("job", "对象", "an object") }
    id = job["id"] ?? .none
    guard case .object(let templates)? = job["templates"] else {
      throw refuse("templates", "“名称: 内容”的对象", "an object of names and sources")
    }
    var sources: [SourceText] = []
    for (name, text) in zip(templates.shape.names, templates.values) {
      guard case .string(let source) = text else { throw refuse("templates." + name, "文字", "text") }
      sources.append(SourceText(file: name, text: source))
    }
    self.sources = sources
    guard case .string(let main)? = job["main"] else { throw refuse("main", "模板名", "a template's name") }
    self.main = main
    switch job["context"] {
    case nil, Value.none?: context = .object([])
    case .object(let object)?: context = .object(object)
    default: throw refuse("context", "对象", "an object")
    }
    options = StreamJob.options(of: job)
  }

  private static func options(of job: ObjectValue) -> TemplateOptions {
    var options = TemplateOptions.jinja
    if case .bool(true)? = job["autoescape"] { options.autoescape = .html }
    if case .string("contextual")? = job["autoescape"] { options.autoescape = .contextual }
    if case .string("strict")? = job["undefined"] { options.undefined = .strict }
    if case .object(let given)? = job["options"] {
      options.trimBlocks = given["trim_blocks"]?.isTrue ?? false
      options.lstripBlocks = given["lstrip_blocks"]?.isTrue ?? false
      options.keepTrailingNewline = given["keep_trailing_newline"]?.isTrue ?? false
    }
    if case .array(let extensions)? = job["extensions"] {
      for name in extensions {
        switch name.text {
        case "loopcontrols", "jinja2.ext.loopcontrols": options.extensions.insert(.loopControls)
        case "do", "jinja2.ext.do": options.extensions.insert(.do)
        default: break
        }
      }
    }
    return options
  }

  /// The rendered text in UTF-8.
  func run() throws(TemplateError) -> [UInt8] {
    try TemplateSet.compile(sources, options: options).value.render(main, context)
  }

  // MARK: Results

  private static let style = JSONWriter.Style(separators: (",", ":"), isASCII: false, sortsKeys: false, isForHTML: false)

  private static func success(_ id: Value, _ output: [UInt8]) -> [UInt8] {
    line(id) {
      $0.append(",\"output\":" as StaticString); JSONWriter.write(String(decoding: output, as: UTF8.self), style: style, to: &$0)
    }
  }

  private static func failure(_ id: Value, _ fault: Diagnostic, _ language: Language) -> [UInt8] {
    line(id) { output in
      output.append(",\"error\":{\"message\":" as StaticString)
      JSONWriter.write(fault.message.text(in: language), style: style, to: &output)
      if let location = fault.location {
        output.append(",\"template\":" as StaticString)
        JSONWriter.write(location.file, style: style, to: &output)
        output.append(",\"line\":\(location.line),\"column\":\(location.column)")
      } else {
        output.append(",\"template\":null,\"line\":null,\"column\":null" as StaticString)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func line(_ id: Value, _ write: (inout Output) -> Void) -> [UInt8] {
    var output = Output(capacity: 1024, limit: .max)
    output.append("{\"id\":" as StaticString)
    // Anything JSON can hold is written back; the reader made it, so writing it cannot fail.
    do throws(Fault) { try JSONWriter.write(id, style: style, to: &output) } catch { output.append("null" as StaticString) }
    write(&output)
    output.append(UInt8(ascii: "}"))
    return output.bytes
  }
}

import CYAML

// YAML turns a text into the events of its values, with their places. It knows nothing of what a value means, nor of settings.

/// Reads a YAML 1.1 text event by event, with libyaml.
///
/// Tags are passed over: what a scalar means is for its reader to say.
@safe
package struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private var depth = 0

  /// Lists and mappings may stand in each other this deep, so that readers may call themselves.
  package static let maximumDepth = 100

  /// - Parameter text: UTF-8.
  package init(_ text: some Collection<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe self.text = .allocate(capacity: text.count)
    _ = unsafe self.text.initialize(fromContentsOf: text)
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, self.text.baseAddress, self.text.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// The next event.
  package mutating func next() throws(YAMLError) -> YAMLEvent {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) != 0 else { throw error }
      defer { unsafe yaml_event_delete(&event) }
      guard let next = unsafe YAMLParser.event(event) else { continue }
      depth += next.kind.nesting
      guard depth <= YAMLParser.maximumDepth else { throw .syntax("values are nested too deeply", next.mark) }
      return next
    }
  }

  /// Nil for events that tell nothing: where the stream begins and where a document ends.
  private static func event(_ event: yaml_event_t) -> YAMLEvent? {
    var anchor: UnsafeMutablePointer<UInt8>?
    let kind: YAMLEvent.Kind
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      unsafe anchor = scalar.anchor
      let text = unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      kind = unsafe .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT:
      unsafe anchor = event.data.sequence_start.anchor
      kind = .sequenceStart
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      unsafe anchor = event.data.mapping_start.anchor
      kind = .mappingStart
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_ALIAS_EVENT: kind = unsafe .alias(String(cString: event.data.alias.anchor))
    // Behind its end libyaml has no events.
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: kind = .end
    default: return nil
    }
    return unsafe YAMLEvent(kind: kind, mark: mark(event.start_mark), anchor: anchor.map { unsafe String(cString: $0) })
  }

  private var error: YAMLError {
    let state = unsafe parser.pointee
    guard unsafe state.error == YAML_SCANNER_ERROR || state.error == YAML_PARSER_ERROR, let words = unsafe state.problem else {
      return .unreadable
    }
    let problem = unsafe String(cString: words)
    // What was never closed is mended where it was opened.
    let isOpen = unsafe state.error == YAML_SCANNER_ERROR && state.context != nil && problem.contains("end of stream")
    return unsafe .syntax(problem, YAMLParser.mark(isOpen ? state.context_mark : state.problem_mark))
  }

  private static func mark(_ mark: yaml_mark_t) -> YAMLMark { YAMLMark(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}

// Times one job of the template engine and prints one line of JSON:
// --templates DIR --main NAME --context FILE --job render|parse|cold --seconds S; or answers jobs line by line with --stream.

import Diagnostics
import Foundation
import Templating

var arguments: [String: String] = [:]
var rest = CommandLine.arguments.dropFirst()
while let name = rest.popFirst() {
  arguments[name] = name == "--stream" ? "" : rest.popFirst() ?? ""
}

if arguments["--stream"] != nil {
  while let line = readLine() {
    FileHandle.standardOutput.write(Data(StreamJob.answer(Array(line.utf8)) + [10]))
  }
  exit(0)
}

func read(_ path: String) -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    FileHandle.standardError.write(Data("cannot read \(path)\n".utf8))
    exit(2)
  }
  return Array(data)
}

/// Templates, context and job as the command line names them.
struct Measurement {
  let sources: [SourceText]
  let context: Value
  let main: String
  let job: String
  let options: TemplateOptions

  init(_ arguments: [String: String]) throws {
    let folder = arguments["--templates"] ?? "."
    main = arguments["--main"] ?? ""
    job = arguments["--job"] ?? "render"
    let names = job == "parse" ? [main] : try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0 != "big.html" }
    sources = names.map { SourceText(file: $0, bytes: read(folder + "/" + $0)) }
    context = JSONReader.read(SourceText(file: "context", bytes: read(arguments["--context"] ?? ""))).value
    var options = TemplateOptions.jinja
    options.autoescape = arguments["--escape"] == "contextual" ? .contextual : .html
    self.options = options
  }

  func compiled() -> TemplateSet {
    let result = TemplateSet.compile(sources, options: options)
    for diagnostic in result.diagnostics {
      FileHandle.standardError.write(Data("\(diagnostic.message.english) \(String(describing: diagnostic.location))\n".utf8))
    }
    return result.value
  }

  /// Does the job once; the bytes it made.
  func once(_ templates: TemplateSet) throws -> Int {
    switch job {
    case "parse": compiled().names.count
    case "cold": try compiled().render(main, context).count
    default: try templates.render(main, context).count
    }
  }

  /// One line of JSON with the median and least time of a run.
  func report(seconds: Double) throws -> String {
    let templates = compiled()
    let clock = ContinuousClock()
    var bytes = try once(templates)
    // Short jobs are timed in batches, so that the clock's own time does not count.
    let first = clock.now
    bytes = try once(templates)
    let single = (clock.now - first) / .microseconds(1)
    let batch = max(1, Int(20 / max(single, 0.001)))
    var times: [Double] = []
    let end = clock.now + .seconds(seconds)
    while clock.now < end || times.count < 5 {
      let start = clock.now
      for _ in 0..<batch { bytes = try once(templates) }
      times.append((clock.now - start) / .microseconds(1) / Double(batch))
    }
    times.sort()
    let median = (times[times.count / 2] * 1000).rounded() / 1000
    let least = (times[0] * 1000).rounded() / 1000
    return "{\"median_us\": \(median), \"min_us\": \(least), \"bytes\": \(bytes), \"n\": \(times.count * batch)}"
  }
}

print(try Measurement(arguments).report(seconds: Double(arguments["--seconds"] ?? "") ?? 3))

import Diagnostics
import Templating

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program's start, under the name that the package manager gives to it.
@_cdecl("template_fuzz_main")
func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  var (count, arguments) = (count, arguments)
  return runFuzzer(&count, &arguments) { start, length in
    FuzzTarget.run(Array(UnsafeBufferPointer(start: start, count: length)))
    return 0
  }
}

private enum FuzzTarget {
  /// The first byte of an input chooses how templates are read and rendered; the rest is the main template and, after a zero byte, another one.
  static func run(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let rest = input.dropFirst()
    if choice == 0xFF {
      precondition(!StreamJob.answer(Array(rest)).isEmpty)
      return
    }
    let parts = rest.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    var sources = [SourceText(file: "main.html", bytes: Array(parts[0]))]
    if parts.count > 1 { sources.append(SourceText(file: "base.html", bytes: Array(parts[1]))) }
    let compiled = TemplateSet.compile(sources, options: options(choice))
    show(compiled.diagnostics)
    do throws(TemplateError) {
      let output = try compiled.value.render("main.html", context)
      precondition(output.count <= 1 << 20)
    } catch {
      show([error.diagnostic])
    }
  }

  /// Every way to read a template, with limits that end each rendering soon.
  static func options(_ choice: UInt8) -> TemplateOptions {
    var options = choice & 1 == 0 ? TemplateOptions.project : TemplateOptions.jinja
    if choice & 1 == 1 {
      options.extensions = [.do, .loopControls]
      options.autoescape = choice & 2 == 0 ? .html : .contextual
      options.undefined = choice & 4 == 0 ? .lenient : .strict
      options.trimBlocks = choice & 8 == 0
    } else if choice & 2 == 0 {
      options.contexts["main.html"] = .record(["x": .any, "xs": .list(.record(["name": .any])), "d": .record(["a": .any, "b": .any])])
    }
    options.limits.instructions = 1_000_000
    options.limits.iterations = 50_000
    options.limits.outputBytes = 1 << 20
    options.limits.textBytes = 1 << 18
    options.limits.generated = 20_000
    return options
  }

  static let context = JSONReader.read(
    SourceText(
      file: "context",
      text: """
        {"x": "<a 'b' \\"c\\">&中文 字", "n": 9223372036854775807, "m": -9223372036854775808, "f": 1e308, "t": true, "o": null, "e": [],
         "s": "%s {} %d", "d": {"a": 1, "b": {"c": [1, 2]}, "items": 3}, "ns": [3, 1, 2], "u": "javascript:alert(1)",
         "xs": [{"name": "王", "n": 1, "c": [{"name": "b", "c": []}]}, {"name": "陈", "n": 2.5, "c": []}]}
        """)
  ).value

  static func show(_ findings: [Diagnostic]) {
    guard !findings.isEmpty else { return }
    for language in [Language.chinese, .english] { precondition(!TextRendering(language: language).render(findings).isEmpty) }
  }
}

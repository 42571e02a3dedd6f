package import Diagnostics

extension MarkdownDocument {
  /// How the file is read, as `fengwu inspect --format json` prints it; `frontMatter` is the decoded block above the text.
  package func inspection(frontMatter: JSONText.Value) -> JSONText.Value {
    .object([
      ("front_matter", frontMatter),
      (
        "headings",
        .array(headings.map { .object([("level", .int($0.level)), ("text", .string($0.text)), ("id", .string($0.id))]) })
      ),
      ("length", .object([("han", .int(length.hanCharacters)), ("words", .int(length.words))])),
      ("summary", .string(summary)),
      ("html", .string(html)),
    ])
  }
}

import Caching
import Diagnostics
import TestSupport
import Testing

@testable import Markdown

/// A document is kept as bytes, and reads from them as it was.
@Suite struct PackingTests {
  @Test func everyTreeIsReadAsItWasWritten() throws {
    var numbers = SeededNumbers(seed: 16)
    for _ in 0..<1000 {
      let source = SourceText(file: "a.md", text: RandomText.mutated(&numbers))
      let tree = tree(of: source)
      let read = try #require(unpacked(packed(tree, of: source), of: source))
      #expect(described(read) == described(tree), "\(String(decoding: source.bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test func documentsAreMadeAgainFromTheirBytes() {
    let part = TextPart(SourceText(file: "a.md", text: "---\ntitle: 标题\n---\n" + RandomText.seed), from: 22, firstLine: 4)
    let document = MarkdownDocument.parse(part).value
    let again = MarkdownDocument(document.bytes, of: part)
    #expect(again.html == document.html && again.html.contains("价格</th>"))
    #expect(again.summary == document.summary && again.length == document.length)
    #expect(again.headings.map(\.id) == document.headings.map(\.id))
    #expect(again.references.map(\.location) == document.references.map(\.location))
  }

  /// Words that stand in the source are not written again.
  @Test func textsAreKeptInLessThanTheyAre() {
    let paragraphs = (1...200).map { "## 第\($0)村\n\n村里有**茶园**和[果园](../a/\($0).md)，春天开花，秋天结果。\n\n" }
    let part = TextPart(SourceText(file: "a.md", text: paragraphs.joined()))
    let document = MarkdownDocument.parse(part).value
    #expect(document.references.count == 200 && document.bytes.remaining < part.bytes.count)
  }

  /// Every single byte is changed, and the bytes are cut at every length: what is read then is another tree or none.
  @Test func damagedTreesAreReadOrRefused() {
    let source = SourceText(file: "a.md", text: RandomText.seed)
    let whole = packed(tree(of: source), of: source)
    for index in whole.indices {
      #expect(unpacked(Array(whole[..<index]), of: source) == nil, "length \(index)")
      for mask: UInt8 in [0x01, 0x20, 0x80, 0xFF] {
        var damaged = whole
        damaged[index] ^= mask
        guard let tree = unpacked(damaged, of: source) else { continue }
        #expect(tree.nodes.allSatisfy { $0.end <= tree.nodes.count }, "byte \(index)")
        _ = described(tree)
      }
    }
  }

  private func tree(of source: SourceText) -> SyntaxTree {
    var tree = TreeBuilder.tree(of: source, CallMarks(source.bytes), isChinese: true)
    var places = LocationMaker(source)
    _ = tree.recogniseBlocks(&places)
    return tree
  }

  private func packed(_ tree: SyntaxTree, of source: SourceText) -> [UInt8] {
    var packer = WordPacker(source.bytes[...])
    tree.write(&packer)
    return packer.bytes.bytes
  }

  private func unpacked(_ bytes: [UInt8], of source: SourceText) -> SyntaxTree? {
    var reader = WordUnpacker(ByteReader(bytes), source.bytes[...])
    return SyntaxTree.read(&reader, size: source.bytes.count)
  }

  /// The nodes with their words in place of where these stand.
  private func described(_ tree: SyntaxTree) -> [String] {
    tree.nodes.map { node in
      let kind =
        switch node.kind {
        case .callout(let callout, let title): "\(callout) \(tree.string(title))"
        case .codeBlock(let info, let text): "code block \(tree.string(info)) \(tree.string(text))"
        case .table(let alignments): "table \(tree.bytes(alignments))"
        case .htmlBlock(let text): "html block \(tree.string(text))"
        case .text(let text): "text \(tree.string(text))"
        case .code(let text): "code \(tree.string(text))"
        case .link(let destination, let title): "link \(tree.string(destination)) \(tree.string(title))"
        case .image(let destination, let title): "image \(tree.string(destination)) \(tree.string(title))"
        case .htmlInline(let text): "html \(tree.string(text))"
        default: "\(node.kind)"
        }
      return "\(kind) to \(node.end) at \(node.line):\(node.column)"
    }
  }
}

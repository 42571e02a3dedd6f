import Foundation
import FoundationXML
import Rendering
import Testing

/// The elements of an XML document with their texts and attributes, in order; nil when it is not well formed.
final class XMLElements: NSObject, XMLParserDelegate {
  struct Element {
    /// The names of the elements around it and its own, joined by `/`.
    let path: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init?(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// The document that the site publishes under this name.
  static func read(_ name: String, of site: SmallSite) throws -> XMLElements {
    let bytes = try #require(try site.files()[name])
    return try #require(XMLElements(bytes))
  }

  /// The document a file holds.
  static func read(_ file: OutputFile) throws -> XMLElements {
    guard case .bytes(let bytes) = file.ready.contents else { return try #require(nil) }
    return try #require(XMLElements(bytes))
  }

  func texts(_ path: String) -> [String] { elements.filter { $0.path == path }.map(\.text) }

  func attributes(_ name: String, of path: String) -> [String] { elements.filter { $0.path == path }.compactMap { $0.attributes[name] } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    let path = (open.last.map { elements[$0].path + "/" } ?? "") + name
    open.append(elements.count)
    elements.append(Element(path: path, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let current = open.last { elements[current].text += text }
  }
}

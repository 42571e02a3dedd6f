// Search makes the files in which a browser finds texts: postings, texts and their directory. It knows characters and positions; it does
// not know what pages or records are.

/// Something that can be found.
package struct SearchDocument: Sendable {
  /// Its address, relative to the site's root and percent-encoded.
  package let path: String
  package let title: String
  /// What kind of thing it is, in the words of its readers; empty where nothing need be said.
  package let section: String
  /// What is found and shown besides the title; lines are kept apart, spaces between Chinese characters are not.
  package let text: String

  package init(path: String, title: String, section: String, text: String) {
    self.path = path
    self.title = title
    self.section = section
    self.text = SearchText.tidied(text)
  }
}

/// A file of the index.
package struct SearchFile: Sendable {
  package let name: String
  package let bytes: [UInt8]
}

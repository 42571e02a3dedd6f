package import Diagnostics

/// What rules look at besides the site itself.
package struct ProjectFiles: Sendable {
  /// The templates and style sheets, by the names templates know one another by.
  package var templates: [SourceText]
  /// Files of the content folder that are published as they are and hold text, such as drawings.
  package var attachments: [SourceText]
  /// The paths in the site of what is made besides pages, such as feeds; nil where that is not known.
  package var made: [String]?

  package init(templates: [SourceText] = [], attachments: [SourceText] = [], made: [String]? = nil) {
    self.templates = templates
    self.attachments = attachments
    self.made = made
  }
}

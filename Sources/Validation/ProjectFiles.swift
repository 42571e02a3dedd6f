package import Diagnostics

/// What rules look at besides the site itself.
package struct ProjectFiles: Sendable {
  /// The templates and style sheets, by the names templates know one another by.
  package var templates: [SourceText]
  /// Files of the content folder that are published as they are and hold text, such as drawings.
  package var attachments: [SourceText]

  package init(templates: [SourceText] = [], attachments: [SourceText] = []) {
    self.templates = templates
    self.attachments = attachments
  }
}

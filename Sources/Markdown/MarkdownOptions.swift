import Diagnostics

/// How a Markdown text is read.
package struct MarkdownOptions: Sendable, Equatable {
  /// The rules of the language.
  package enum Profile: String, Sendable, CaseIterable {
    /// GitHub Flavored Markdown exactly as its specification has it, raw HTML included.
    case gfm
    /// GFM with what Chinese writers need put right, and the project's own blocks.
    case chinese
  }

  /// What happens to HTML tags written in the text.
  package enum RawHTML: String, Sendable, CaseIterable {
    /// Every tag is an error; comments are dropped silently.
    case refused
    /// Tags without influence on layout or behaviour are kept, every other is an error.
    case safeList = "safe-list"
  }

  package var profile: Profile
  /// Used by the Chinese profile only.
  package var rawHTML: RawHTML
  /// Words before a colon, such as `products` in `products:xiaomi`, that the caller turns into addresses itself.
  package var referenceSchemes: Set<String>

  package init(profile: Profile = .chinese, rawHTML: RawHTML = .refused, referenceSchemes: Set<String> = []) {
    self.profile = profile
    self.rawHTML = rawHTML
    self.referenceSchemes = referenceSchemes
  }

  /// Whether the word before an address's colon is one that the caller looks after, or that word misspelt.
  func mayName(_ scheme: String) -> Bool {
    referenceSchemes.contains(scheme) || NearestMatch.find(scheme, in: referenceSchemes.sorted()) != nil
  }
}

package import Diagnostics
package import Digests
package import Templating

/// Pages of an earlier build that need not be rendered again, because their templates and all that these see are the same.
package struct PageReuse: Sendable {
  /// What a page was made from, and the file it became.
  package struct Page: Sendable, Hashable {
    /// Of the templates' texts and of the variables they see.
    package let inputs: Digest
    package let output: Digest
    /// The paths of the picture variants it names.
    package let pictures: [String]

    package init(inputs: Digest, output: Digest, pictures: [String] = []) {
      self.inputs = inputs
      self.output = output
      self.pictures = pictures
    }
  }

  private let earlier: [String: Page]
  private let holds: @Sendable (_ path: String, _ output: Digest) -> Bool
  private let reach: [String: TemplateReach]
  private let values: ValueDigests

  /// - Parameters:
  ///   - earlier: the pages by path; empty to find out only what pages are made from.
  ///   - holds: whether what a page became is still there.
  ///   - sources: the texts of all templates of the set that pages use.
  ///   - functions: what the functions among the variables answer from, by name.
  ///   - shared: values that many pages are given.
  ///   - threads: how many of those are looked at side by side.
  package init(
    earlier: [String: Page], holds: @escaping @Sendable (_ path: String, _ output: Digest) -> Bool, sources: [SourceText],
    templates: TemplateSet, functions: [String: Digest], shared: [Value], threads: Int
  ) {
    self.earlier = earlier
    self.holds = holds
    reach = TemplateReach.all(of: sources, in: templates, threads: threads)
    let objects = shared.compactMap { if case .object(let object) = $0 { object } else { nil } }
    values = ValueDigests(functions: functions, shared: objects, threads: threads)
  }

  /// What a page is made from; nil when that cannot be told.
  ///
  /// - Parameter fingerprint: what stands for the variables of its text.
  func inputs(of job: RenderJob, _ variables: JobVariables, _ fingerprint: [UInt8]?) -> Digest? {
    guard let reach = reach[job.template] else { return nil }
    var bytes = Array(job.template.utf8)
    bytes.append(0)
    reach.digest.append(to: &bytes)
    guard values.append(variables.members, where: reach.sees, to: &bytes) else { return nil }
    if let text = variables.text, text.example.contains(where: { reach.sees($0.name) }) {
      guard let fingerprint else { return nil }
      bytes.append(0xFF)
      bytes += fingerprint
    }
    return Digest(of: bytes)
  }

  /// Whether a page has to be rendered, and why.
  package enum Choice: Sendable, Hashable, CaseIterable {
    /// It is as it was.
    case taken
    /// There was no such page, or it is not there any more.
    case new
    /// Its template, or what that shows, is another.
    case changed
    /// What it is made from cannot be told.
    case unknown
  }

  /// What becomes of a page with these inputs, and the published page if that is taken.
  func choose(_ path: String, _ inputs: Digest?) -> (choice: Choice, page: Page?) {
    guard let inputs else { return (.unknown, nil) }
    guard let page = earlier[path] else { return (.new, nil) }
    if page.inputs != inputs { return (.changed, nil) }
    return holds(path, page.output) ? (.taken, page) : (.new, nil)
  }
}

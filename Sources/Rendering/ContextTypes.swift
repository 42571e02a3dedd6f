package import Templating

/// Reads what templates may know of their variables off the values that jobs give them, so that the two cannot fall out of step.
package enum ContextTypes {
  /// The type of each template's context, by the template's name.
  package static func of(_ jobs: some Collection<RenderJob>) -> [String: TemplateType] {
    var reader = TemplateTypeReader()
    var types: [String: TemplateType] = [:]
    for examples in alike(jobs).values {
      for index in sample(examples) {
        let job = jobs[index]
        let type = reader.type(of: job.variables().example)
        types[job.template] = types[job.template].map { union($0, type) } ?? type
      }
    }
    return types
  }

  /// Jobs of one template in one folder are given the same variables.
  private struct Likeness: Hashable {
    let template: String
    let folder: Substring

    init(_ job: RenderJob) {
      template = job.template
      folder = job.path[..<(job.path.utf8.firstIndex(of: UInt8(ascii: "/")) ?? job.path.endIndex)]
    }
  }

  private static func alike<Jobs: Collection<RenderJob>>(_ jobs: Jobs) -> [Likeness: [Jobs.Index]] {
    var groups: [Likeness: [Jobs.Index]] = [:]
    for index in jobs.indices { groups[Likeness(jobs[index]), default: []].append(index) }
    return groups
  }

  /// Some jobs from the first to the last: enough to see each optional value once, few enough to cost nothing beside rendering all.
  private static func sample<Index>(_ jobs: [Index]) -> [Index] {
    let most = 12
    guard jobs.count > most else { return jobs }
    return (0..<most).map { jobs[$0 * (jobs.count - 1) / (most - 1)] }
  }

  /// The variables of either; pages of several kinds may share a template.
  private static func union(_ left: TemplateType, _ right: TemplateType) -> TemplateType {
    guard case .record(let first) = left, case .record(let second) = right else { return .any }
    return .record(first.merging(second) { $0.joined(with: $1) })
  }
}

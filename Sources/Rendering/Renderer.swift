// Rendering turns pages and records into the values templates see, and render jobs into bytes, on as many threads as there are. It does not
// know which files an output consists of, nor where they are written.

package import Diagnostics
import Digests
package import Templating

/// Renders jobs side by side; the result does not depend on the number of threads.
package struct Renderer: Sendable {
  private let templates: TemplateSet
  private let threads: Int
  private let times: RenderTimes?
  private let reuse: PageReuse?

  /// - Parameters:
  ///   - times: what the times of the jobs are told to.
  ///   - reuse: the pages that need not be rendered again.
  package init(templates: TemplateSet, threads: Int, times: RenderTimes? = nil, reuse: PageReuse? = nil) {
    self.templates = templates
    self.times = times
    self.reuse = reuse
    self.threads = max(1, threads)
  }

  /// The rendered files in the order of the jobs, and the errors of those that failed, each error once.
  ///
  /// - Parameters:
  ///   - progress: called with the number of files done so far, from any thread.
  ///   - handOver: takes a finished file on the thread that rendered it, and returns what is to be kept of it.
  package func render(
    _ jobs: some RandomAccessCollection<RenderJob> & Sendable, progress: @escaping @Sendable (Int) -> Void = { _ in },
    handOver: @escaping @Sendable (OutputFile) -> OutputFile = { $0 }
  ) async -> Diagnosed<[OutputFile]> {
    // Small chunks keep all threads busy to the end; results are put back by the chunk's place.
    let size = max(1, min(64, jobs.count / (threads * 4)))
    let chunks = stride(from: 0, to: jobs.count, by: size).map { $0..<min($0 + size, jobs.count) }
    var results = [RenderedChunk](repeating: RenderedChunk(), count: chunks.count)
    await withTaskGroup(of: (Int, RenderedChunk).self) { group in
      var next = 0
      var done = 0
      func start() {
        guard next < chunks.count, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask {
          var chunk = RenderedChunk()
          for offset in chunks[index] {
            let file = render(jobs[jobs.index(jobs.startIndex, offsetBy: offset)]).collect(into: &chunk.found)
            if let file { chunk.files.append(handOver(file)) }
          }
          return (index, chunk)
        }
      }
      for _ in 0..<threads { start() }
      for await (index, rendered) in group {
        results[index] = rendered
        done += chunks[index].count
        progress(done)
        start()
      }
    }
    var files: [OutputFile] = []
    files.reserveCapacity(jobs.count)
    var found: [Diagnostic] = []
    var seen: Set<Diagnostic> = []
    for index in results.indices {
      files += results[index].files
      // The same fault of a template would otherwise be told once for each page.
      for diagnostic in results[index].found where seen.insert(diagnostic).inserted { found.append(diagnostic) }
      results[index] = RenderedChunk()
    }
    return Diagnosed(files, found)
  }

  /// What became of some jobs that stand behind one another.
  private struct RenderedChunk: Sendable {
    var files: [OutputFile] = []
    var found: [Diagnostic] = []
  }

  private func render(_ job: RenderJob) -> Diagnosed<OutputFile?> {
    var found: [Diagnostic] = []
    let start = times?.now()
    var variables = job.variables()
    var inputs: Digest?
    var chosen: (choice: PageReuse.Choice, page: PageReuse.Page?)?
    if let reuse {
      let fingerprint = variables.text?.fingerprint()
      if variables.text != nil, fingerprint == nil { variables = variables.complete().collect(into: &found) }
      guard !found.hasErrors else { return Diagnosed(nil, found) }
      inputs = reuse.inputs(of: job, variables, fingerprint)
      chosen = reuse.choose(job.path, inputs)
    }
    if chosen?.page == nil { variables = variables.complete().collect(into: &found) }
    guard !found.hasErrors else { return Diagnosed(nil, found) }
    let data = times?.now()
    defer { if let times, let start, let data { times.add(job, from: start, data: data, to: times.now(), chosen?.choice ?? .new) } }
    if let page = chosen?.page {
      let known = OutputFile.Page(inputs: inputs, pictures: page.pictures)
      return Diagnosed(OutputFile(path: job.path, contents: .published(page.output), page: known), found)
    }
    do throws(TemplateError) {
      let bytes = try templates.render(job.template, variables.value)
      return Diagnosed(OutputFile(path: job.path, contents: .bytes(bytes), page: OutputFile.Page(inputs: inputs)), found)
    } catch {
      return Diagnosed(nil, found + [error.diagnostic])
    }
  }
}

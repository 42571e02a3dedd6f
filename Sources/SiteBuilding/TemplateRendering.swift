import ContentLoading
package import ContentModel
package import Diagnostics
import Rendering
package import SystemPackage
import Templating

/// Renders single templates outside any site.
package struct TemplateRendering: Sendable {
  /// How printed values are made safe.
  package enum Escaping: String, Sendable, CaseIterable {
    case contextual
    case html
    case off
  }

  /// What a missing variable does.
  package enum Undefined: String, Sendable, CaseIterable {
    case strict
    case lenient
  }

  /// Where the template's variables come from.
  package enum Data: Sendable {
    case file(FilePath)
    case standardInput
  }

  private let folder: FilePath
  private let options: TemplateOptions

  /// - Parameter now: the day that templates know as `now`.
  package init(folder: FilePath, escaping: Escaping, undefined: Undefined, now: CalendarDate?) {
    self.folder = folder
    var options = TemplateOptions.project(now: now, nowHint: Messages.buildDate)
    options.undefined = undefined == .strict ? .strict : .lenient
    options.autoescape =
      switch escaping {
      case .contextual: .contextual
      case .html: .html
      case .off: .off
      }
    self.options = options
  }

  /// The bytes of the template `name`, a path below the folder; nil when the data or the folder cannot be read.
  package func render(_ name: String, data: Data?) -> Diagnosed<[UInt8]?> {
    var found: [Diagnostic] = []
    do throws(SourceTreeFault) {
      let context = try context(data).collect(into: &found)
      guard !found.hasErrors else { return Diagnosed(nil, found) }
      let sources = try sources()
      // Any variable may be missing in a branch the data do not lead to, but macros and imported names are known.
      var options = options
      if options.undefined == .strict { options.contexts[name] = .any }
      let compiled = TemplateSet.compile(sources, options: options)
      // Faults of templates that this one never uses are not its user's concern.
      let needed = compiled.diagnostics.filter { $0.location?.file == name }
      guard !needed.hasErrors else { return Diagnosed(nil, found + needed.map(rename)) }
      do throws(TemplateError) {
        return Diagnosed(try compiled.value.render(name, context), found + needed.map(rename))
      } catch {
        return Diagnosed(nil, found + [rename(error.diagnostic)])
      }
    } catch {
      return Diagnosed(nil, found + [Messages.unreadable(error)])
    }
  }

  private func context(_ data: Data?) throws(SourceTreeFault) -> Diagnosed<Value> {
    switch data {
    case nil: return Diagnosed(.object([]))
    case .standardInput: return JSONReader.read(SourceText(file: "-", bytes: try DiskFile.readStandardInput()))
    case .file(let path): return JSONReader.read(SourceText(file: path.string, bytes: try DiskFile.read(path)))
    }
  }

  /// All files of the folder that are text; pictures and documents lie beside templates.
  private func sources() throws(SourceTreeFault) -> [SourceText] {
    let tree = DiskSourceTree(root: folder, folders: [""])
    var sources: [SourceText] = []
    for path in try tree.paths() {
      let bytes = try tree.read(path)
      if !bytes.contains(0) { sources.append(SourceText(file: path, bytes: bytes)) }
    }
    return sources
  }

  /// A finding with the folder in front of its templates' names.
  private func rename(_ diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.renamingFiles { folder.appending($0).string }
  }
}

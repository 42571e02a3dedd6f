import ArgumentParser
import SiteBuilding
import SystemPackage

/// Joins what several machines made with `build --shard`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "合并各台电脑用 build --shard 生成的部分 / join what several machines made with build --shard")

  @Argument(help: "每一部分的输出文件夹 / the output folder of each share")
  var folders: [String]

  @Option(help: "合并后的输出文件夹 / the folder for the whole")
  var output = "Output"

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    let folder = FilePath(output)
    if let share = folders.first(where: { FilePath($0).holds(folder) || folder.holds(FilePath($0)) }) {
      throw CommandLineFault(Messages.outputAmongShares(share))
    }
    if let sources = folder.sourcesAround { throw CommandLineFault(Messages.outputAmongSources(sources.string)) }
    try ShardMerge(folders.map { FilePath($0) }, into: folder).merge().finish(diagnostics, output: folder)
  }
}

extension FilePath {
  /// Whether `other` is this folder or lies in it.
  fileprivate func holds(_ other: FilePath) -> Bool { other.resolved.starts(with: resolved) }

  /// The content folder of a project that the path lies in; nil where it lies in none.
  fileprivate var sourcesAround: FilePath? {
    var folder = resolved
    repeat {
      if folder.lastComponent?.string == "Content", (try? Stat(folder.appending("site.yml"))) != nil { return folder }
    } while folder.removeLastComponent()
    return nil
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

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
    try ShardMerge(folders.map { FilePath($0) }, into: folder).merge().finish(diagnostics, output: folder)
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

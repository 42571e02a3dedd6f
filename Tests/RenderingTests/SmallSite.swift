import ContentLoading
import Diagnostics
import Foundation
import SiteStructure
import TestSupport
import Testing

/// The site of the small project without faults, with some of its files replaced.
///
/// - Parameter unpacked: how many records are kept as they were read.
func smallSite(with texts: [String: String] = [:], unpacked: Int = .max) throws -> SiteGraph {
  var files = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt")).files()
  for (path, text) in texts { files[path] = Array(text.utf8) }
  var memory: TextMemory?
  return SiteGraph(try #require(try ContentLoader.load(MemorySourceTree(files), texts: &memory, unpacked: unpacked).value))
}

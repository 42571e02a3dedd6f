import ContentLoading
package import Diagnostics
import Markdown
package import SystemPackage

/// Turns one Markdown text into an HTML fragment.
package enum MarkdownConversion {
  /// The rules a text is read by.
  package enum Profile: String, Sendable, CaseIterable {
    case chinese
    case gfm
  }

  /// The bytes of the fragment; nil when the file cannot be read.
  ///
  /// - Parameter file: nil reads standard input.
  package static func convert(_ file: FilePath?, profile: Profile) -> Diagnosed<[UInt8]?> {
    do throws(SourceTreeFault) {
      let name = file?.string ?? "-"
      let bytes = if let file { try DiskFile.read(file) } else { try DiskFile.readStandardInput() }
      switch profile {
      case .gfm:
        let document = MarkdownDocument.parse(SourceText(file: name, bytes: bytes), options: MarkdownOptions(profile: .gfm))
        return document.map { Array($0.html.utf8) }
      case .chinese:
        return MarkdownSource.read(bytes, file: name).map { Array($0.document.html.utf8) }
      }
    } catch {
      return Diagnosed(nil, [Messages.unreadable(error)])
    }
  }
}

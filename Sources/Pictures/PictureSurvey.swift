// Pictures finds out what pages have to know of picture files before they are rendered, and makes the variants that rendered pages name. It
// does not know pages, templates, or how pixels are worked on.

import ContentLoading
package import ContentModel
package import Diagnostics
import Digests
import Imaging
package import SystemPackage

/// Looks at picture files: their digest, upright size and colour, and whether they can be shown at all.
package struct PictureSurvey: Sendable {
  /// The folder the paths are relative to.
  private let content: FilePath
  /// The folder's name in messages.
  private let name: String
  private let cache: PictureCache?
  private let threads: Int

  /// - Parameter cache: what earlier builds found out; nil looks at every file anew.
  package init(root: FilePath, cache: PictureCache?, threads: Int) {
    content = root.appending("Content")
    name = "Content/"
    self.cache = cache
    self.threads = threads
  }

  /// The pictures among `paths`, sorted; each that cannot be shown is an error.
  ///
  /// - Parameters:
  ///   - known: what `lookAhead` found out; nil takes what the cache knows.
  ///   - remembers: whether the next survey may rest on this one.
  package func pictures(_ paths: [String], known: KnownFacts? = nil, remembers: Bool) async -> Diagnosed<[Picture]> {
    let known = known ?? cache?.knownFacts() ?? KnownFacts()
    let looked = await inParallel(paths.sorted(), threads: threads) { look(at: $0, known) }
    var facts = KnownFacts()
    var found: [Diagnostic] = []
    var pictures: [Picture] = []
    for (path, result) in zip(paths.sorted(), looked) {
      switch result {
      case .success(let (picture, stamp)):
        pictures.append(picture)
        facts[path, stamp] = picture
      case .failure(let fault): found.append(fault.diagnostic)
      }
    }
    if remembers { cache?.keep(facts) }
    return Diagnosed(pictures, Messages.once(found))
  }

  /// What can be found out before it is known which pictures the site shows, while texts are read; faults are left to be told later.
  ///
  /// - Parameter folder: below `Content/`; all pictures in it are looked at.
  package func lookAhead(in folder: String) async -> KnownFacts {
    let known = cache?.knownFacts() ?? KnownFacts()
    let tree = DiskSourceTree(root: content, folders: [folder])
    let paths = ((try? tree.paths()) ?? []).filter { PictureFile.isRaster($0) || PictureFile.isDrawing($0) }
    let looked = await inParallel(paths, threads: threads) { look(at: $0, known) }
    var facts = known
    for (path, result) in zip(paths, looked) {
      if case .success(let (picture, stamp)) = result { facts[path, stamp] = picture }
    }
    return facts
  }

  private struct Fault: Error {
    let diagnostic: Diagnostic
  }

  private func look(at path: String, _ known: KnownFacts) -> Result<(Picture, KnownFacts.Stamp), Fault> {
    let file = content.pushing(FilePath(path))
    do {
      let status = try Stat(file)
      let stamp = KnownFacts.Stamp(status)
      if let picture = known[path, stamp] { return .success((picture, stamp)) }
      try ImagingLimits().check(bytes: Int(status.size))
      return .success((try PictureSurvey.picture(path, try DiskFile.read(file)), stamp))
    } catch let error as ImagingError {
      return .failure(Fault(diagnostic: error.diagnostic(for: name + path)))
    } catch let fault as SourceTreeFault {
      return .failure(Fault(diagnostic: Messages.unreadable(name + path, fault.reason)))
    } catch {
      return .failure(Fault(diagnostic: ImagingError.damaged.diagnostic(for: name + path)))
    }
  }

  private static func picture(_ path: String, _ bytes: [UInt8]) throws(ImagingError) -> Picture {
    let digest = digest(of: bytes)
    if PictureFile.isDrawing(path) {
      let drawing = try VectorDrawing.read(bytes)
      let size = drawing.width.flatMap { width in drawing.height.map { PixelSize(width: width, height: $0) } }
      return Picture(path: path, kind: .drawing, digest: digest, size: size, tint: nil)
    }
    let header = try PictureHeader.read(bytes)
    // Decoding shows damage anywhere in the file; few pixels are enough for the colour.
    let raster = try Raster.decode(bytes, width: 64, height: 64)
    let colour = try raster.meanColour()
    return Picture(
      path: path, kind: header.hasTransparency ? .transparent : .opaque, digest: digest,
      size: PixelSize(width: header.width, height: header.height),
      tint: header.hasTransparency ? nil : Tint(red: colour.red, green: colour.green, blue: colour.blue))
  }

  /// What tells a picture's contents apart from others.
  static func digest(of bytes: [UInt8]) -> String {
    String(SHA256.digest(of: bytes).prefix(Picture.digestLength))
  }
}

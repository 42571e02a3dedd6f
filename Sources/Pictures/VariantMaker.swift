import ContentLoading
package import ContentModel
package import Diagnostics
import Imaging
package import Rendering
package import SystemPackage

/// Makes the variants that pages name; those made before are taken from the cache.
package struct VariantMaker: Sendable {
  private let content: FilePath
  private let pictures: [String: Picture]
  private let cache: PictureCache
  private let threads: Int

  package init(root: FilePath, pictures: [Picture], cache: PictureCache, threads: Int) {
    content = root.appending("Content")
    // Of equal files the first is as good as any.
    self.pictures = Dictionary(pictures.map { ($0.digest, $0) }) { first, _ in first }
    self.cache = cache
    self.threads = threads
  }

  /// The paths of the variants that a file names, sorted, as far as it tells its bytes.
  package static func variants(namedIn file: OutputFile) -> [String] {
    if let known = file.page?.pictures { return known }
    guard case .bytes(let bytes) = file.contents else { return [] }
    return VariantNames.paths(in: bytes).sorted()
  }

  /// The files of all variants with these paths, sorted; other variants leave the cache.
  ///
  /// - Parameter progress: called with the number of pictures done so far and of all that are to be worked on.
  package func files(
    of paths: Set<String>, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async -> Diagnosed<[OutputFile]> {
    var wanted: Set<PictureVariant> = []
    var found: [Diagnostic] = []
    for path in paths.sorted() {
      guard let variant = PictureVariant(path: path) else { continue }
      if pictures[variant.digest] == nil { found.append(Messages.unknownVariant(path)) } else { wanted.insert(variant) }
    }
    let missing = Dictionary(grouping: wanted.filter { !cache.holds($0) }, by: \.digest).sorted { $0.key < $1.key }
    found += await make(missing.map(\.value), progress)
    if found.hasErrors { return Diagnosed([], Messages.once(found)) }
    cache.keepOnly(wanted)
    let finished = wanted.map { OutputFile(path: $0.path, contents: .copy(of: cache.path(of: $0))) }
    return Diagnosed(finished.sorted { $0.path < $1.path }, found)
  }

  /// One variant by its path, made when it is asked for; nil when the path names none.
  package func file(_ path: String) -> Diagnosed<OutputFile?> {
    guard let variant = PictureVariant(path: path), let picture = pictures[variant.digest] else { return Diagnosed(nil) }
    let found = cache.holds(variant) ? [] : make([variant], of: picture)
    guard found.isEmpty else { return Diagnosed(nil, found) }
    return Diagnosed(OutputFile(path: path, contents: .copy(of: cache.path(of: variant))))
  }

  /// Enormous pictures are worked on one after the other, so that a few of them cannot fill the memory.
  private func make(_ groups: [[PictureVariant]], _ progress: @escaping @Sendable (Int, Int) -> Void) async -> [Diagnostic] {
    let known = groups.compactMap { group in group.first.flatMap { pictures[$0.digest] }.map { (picture: $0, variants: group) } }
    let isLarge = { (picture: Picture) in picture.size.map { $0.width * $0.height > VariantMaker.largePixels } ?? false }
    var found: [Diagnostic] = []
    var done = 0
    if !known.isEmpty { progress(done, known.count) }
    for (part, threads) in [(known.filter { !isLarge($0.picture) }, threads), (known.filter { isLarge($0.picture) }, 1)] {
      for start in stride(from: 0, to: part.count, by: 16 * threads) {
        let some = Array(part[start..<min(start + 16 * threads, part.count)])
        found += await inParallel(some, threads: threads) { make($0.variants, of: $0.picture) }.joined()
        done += some.count
        progress(done, known.count)
      }
    }
    return found
  }

  private static let largePixels = 40_000_000

  private func make(_ variants: [PictureVariant], of picture: Picture) -> [Diagnostic] {
    let file = "Content/" + picture.path
    do {
      let bytes = try DiskFile.read(content.pushing(FilePath(picture.path)))
      guard PictureSurvey.digest(of: bytes) == picture.digest, let size = picture.size?.working else { return [Messages.changed(file)] }
      let whole = try Raster.decode(bytes, width: size.width, height: size.height)
      let shapes = Dictionary(grouping: variants) { Shape(size: $0.size, focus: $0.focus) }
      for (shape, variants) in shapes {
        let scaled = try VariantMaker.scaled(whole, to: shape)
        for variant in variants {
          try cache.keep(try scaled.encoded(as: variant.format.encoding, quality: variant.quality), as: variant)
        }
      }
      return []
    } catch let error as ImagingError {
      return [error.diagnostic(for: file)]
    } catch let fault as SourceTreeFault {
      return [fault.path.hasSuffix(picture.path) ? Messages.unreadable(file, fault.reason) : Messages.notKept(fault.reason)]
    } catch {
      return [ImagingError.damaged.diagnostic(for: file)]
    }
  }

  private struct Shape: Hashable {
    let size: PixelSize
    let focus: FocalPoint
  }

  /// The largest part of the picture that has the shape, around the focal point, at the shape's size.
  private static func scaled(_ whole: borrowing Raster, to shape: Shape) throws(ImagingError) -> Raster {
    let part = PixelSize(width: whole.width, height: whole.height).fitting(shape.size)
    // Rounding makes a whole picture's shape differ by a row.
    if whole.width - part.width <= 2, whole.height - part.height <= 2 {
      return try whole.scaled(width: shape.size.width, height: shape.size.height)
    }
    let area = PixelArea(
      left: FocalPoint.start(of: part.width, in: whole.width, at: shape.focus.x),
      top: FocalPoint.start(of: part.height, in: whole.height, at: shape.focus.y), width: part.width, height: part.height)
    return try whole.cut(area).scaled(width: shape.size.width, height: shape.size.height)
  }
}

extension PictureFormat {
  var encoding: Encoding {
    switch self {
    case .avif: .avif
    case .webp: .webp
    case .jpeg: .jpeg
    case .png: .png
    }
  }
}

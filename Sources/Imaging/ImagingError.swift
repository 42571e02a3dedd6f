package import Diagnostics

/// Why a picture cannot be shown.
package enum ImagingError: Error, Sendable, Hashable {
  /// The file is empty, cut off, or not what its first bytes promise.
  case damaged
  /// A format that is not shown, by its common name where it is known.
  case unsupported(String?)
  case animated
  /// Larger than the limit, in bytes.
  case tooManyBytes(Int, limit: Int)
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// A drawing with something in it that runs or loads; what it is, as written.
  case activeDrawing(String)
  /// The machine lacks libvips.
  case libraryMissing
  /// libvips lacks the encoder, or memory ran out.
  case notEncoded(Encoding)

  /// Whether the machine and not the file is at fault.
  package var isAboutMachine: Bool {
    switch self {
    case .libraryMissing, .notEncoded: true
    default: false
    }
  }

  /// The error about the file at a path relative to the project's root.
  package func diagnostic(for file: String) -> Diagnostic {
    Messages.diagnostic(self, file)
  }
}

/// The sizes a picture may have; checked before it is decoded.
package struct ImagingLimits: Sendable, Hashable {
  package var bytes: Int
  package var pixels: Int

  package init(bytes: Int = 64 << 20, pixels: Int = 100_000_000) {
    self.bytes = bytes
    self.pixels = pixels
  }

  /// Refuses a file by its size alone.
  package func check(bytes count: Int) throws(ImagingError) {
    if count > bytes { throw .tooManyBytes(count, limit: bytes) }
  }
}

import CVips

/// The one place that opens libvips; loaded when the first picture is looked at.
@safe
struct Vips: Sendable {
  private let address: UInt

  /// Nil when the machine lacks libvips.
  static let library: Vips? = unsafe vips_open().map { Vips(address: UInt(bitPattern: $0)) }

  /// The same with its module for AVIF.
  private static let withAVIF: Vips? = library.map {
    unsafe vips_open_module($0.pointer, "vips-heif")
    return $0
  }

  /// libvips, or the error that says how to install it.
  static func required(forAVIF isAVIF: Bool) throws(ImagingError) -> Vips {
    guard let library = isAVIF ? withAVIF : library else { throw .libraryMissing }
    return library
  }

  /// What calls of libvips take first.
  var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  /// Runs a call that makes a picture; a failure is told as `error`.
  func picture(
    or error: ImagingError, _ call: (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>) -> CInt
  ) throws(ImagingError) -> VipsPicture {
    var made: OpaquePointer?
    guard unsafe call(pointer, &made) == 0, let pointer = unsafe made else {
      unsafe vips_forget_errors(self.pointer)
      throw error
    }
    return unsafe VipsPicture(pointer, self)
  }
}

/// A picture libvips holds, released with its owner.
@safe
struct VipsPicture: ~Copyable {
  let pointer: OpaquePointer
  let library: Vips

  init(_ pointer: OpaquePointer, _ library: Vips) {
    unsafe self.pointer = pointer
    self.library = library
  }

  deinit {
    unsafe vips_release(library.pointer, pointer)
  }

  var width: Int { unsafe Int(vips_width(library.pointer, pointer)) }
  var height: Int { unsafe Int(vips_height(library.pointer, pointer)) }
  var bands: Int { unsafe Int(vips_bands(library.pointer, pointer)) }
  var pages: Int { unsafe Int(vips_pages(library.pointer, pointer)) }
  var orientation: Int { unsafe Int(vips_orientation(library.pointer, pointer)) }
  var hasTransparency: Bool { unsafe vips_has_transparency(library.pointer, pointer) != 0 }
}

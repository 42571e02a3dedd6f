#ifndef FENGWU_VIPS_H
#define FENGWU_VIPS_H

#include <stddef.h>

/// libvips 8.14 without its headers: calls with a fixed list of arguments in place of its variadic ones, no logic.
///
/// The library is opened when the first picture needs it, since loading it and the hundred libraries behind it takes longer than most commands.
/// Calls that make something return 0 when they succeed.
typedef struct vips vips;
typedef struct vips_picture vips_picture;

/// Opens and starts the library without its modules; null when the machine lacks it. The result lives until the program ends.
const vips *vips_open(void);

/// Opens one of the modules that come with the library, such as `vips-heif`; where it is missing, its formats fail when they are wanted.
///
/// To start with all of them takes as long as the library itself, for PDF, slides of microscopes and the like.
void vips_open_module(const vips *library, const char *name);

/// Opens a file in memory: its header is read, its pixels once they are wanted, in which damaged data then fails.
/// `shrink` is 1, or for JPEG 2, 4 or 8: sides are divided by it while decoding. The bytes have to outlive the result.
int vips_read(const vips *library, const void *bytes, size_t count, int shrink, vips_picture **out);

/// Decodes an opened file upright, in sRGB, shrunk to fit a box but never enlarged. The pixels are a copy; the file has been read to its end.
int vips_fit(const vips *library, vips_picture *picture, int width, int height, vips_picture **out);

/// Cuts out an area; the result refers to the pixels of `picture`.
int vips_cut(const vips *library, vips_picture *picture, int left, int top, int width, int height, vips_picture **out);

/// Scales to exactly this size. The pixels are a copy.
int vips_scale(const vips *library, vips_picture *picture, int width, int height, vips_picture **out);

/// Encodes without any metadata; the bytes are released with `vips_release_bytes`. Where JPEG has no transparency it shows white.
int vips_encode_jpeg(const vips *library, vips_picture *picture, int quality, void **bytes, size_t *count);
int vips_encode_webp(const vips *library, vips_picture *picture, int quality, void **bytes, size_t *count);
int vips_encode_avif(const vips *library, vips_picture *picture, int quality, void **bytes, size_t *count);
int vips_encode_png(const vips *library, vips_picture *picture, void **bytes, size_t *count);

/// The pixels, band by band, row by row; released with `vips_release_bytes`. Null when they cannot be computed.
void *vips_pixels(const vips *library, vips_picture *picture, size_t *count);

int vips_width(const vips *library, vips_picture *picture);
int vips_height(const vips *library, vips_picture *picture);
int vips_bands(const vips *library, vips_picture *picture);
/// The pictures or frames of the file.
int vips_pages(const vips *library, vips_picture *picture);
/// The Exif orientation, 1 to 8.
int vips_orientation(const vips *library, vips_picture *picture);
int vips_has_transparency(const vips *library, vips_picture *picture);

void vips_release(const vips *library, vips_picture *picture);
void vips_release_bytes(const vips *library, void *bytes);
/// Empties the library's text of past errors, which only grows.
void vips_forget_errors(const vips *library);

#endif

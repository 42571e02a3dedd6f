#define _GNU_SOURCE
#include "vips.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vips {
  int (*init)(const char *);
  int (*version)(int);
  void *(*module_open)(const char *, int);
  void (*concurrency_set)(int);
  void (*cache_set_max)(int);
  void (*block_untrusted_set)(int);
  void (*error_clear)(void);
  vips_picture *(*image_new_from_buffer)(const void *, size_t, const char *, ...);
  int (*thumbnail_image)(vips_picture *, vips_picture **, int, ...);
  int (*extract_area)(vips_picture *, vips_picture **, int, int, int, int, ...);
  vips_picture *(*image_copy_memory)(vips_picture *);
  void *(*image_write_to_memory)(vips_picture *, size_t *);
  int (*jpegsave_buffer)(vips_picture *, void **, size_t *, ...);
  int (*webpsave_buffer)(vips_picture *, void **, size_t *, ...);
  int (*heifsave_buffer)(vips_picture *, void **, size_t *, ...);
  int (*pngsave_buffer)(vips_picture *, void **, size_t *, ...);
  void *(*array_double_newv)(int, ...);
  void (*area_unref)(void *);
  int (*image_get_width)(vips_picture *);
  int (*image_get_height)(vips_picture *);
  int (*image_get_bands)(vips_picture *);
  int (*image_get_n_pages)(vips_picture *);
  int (*image_get_orientation)(vips_picture *);
  int (*image_hasalpha)(vips_picture *);
  unsigned long (*image_get_typeof)(vips_picture *, const char *);
  char **(*image_get_fields)(vips_picture *);
  int (*image_remove)(vips_picture *, const char *);
  void (*strfreev)(char **);
  unsigned (*log_set_handler)(const char *, int, void (*)(const char *, int, const char *, void *), void *);
  void (*object_unref)(void *);
  void (*free)(void *);
};

// Values of the enumerations of the library and of GLib (vips/resample.h, vips/foreign.h, vips/image.h, glib/gmessages.h).
enum { SIZE_DOWN = 2, SIZE_FORCE = 3, FAIL_ON_ERROR = 2, ACCESS_SEQUENTIAL = 1, COMPRESSION_AV1 = 4, LOG_LEVEL_WARNING = 1 << 4, MODULE_BIND_LAZY = 1 };

/// What a file's damage makes the library say is told by the error of the call.
static void say_nothing(const char *domain, int level, const char *message, void *data) {}

const vips *vips_open(void) {
  static vips library;
  void *handle = dlopen("libvips.so.42", RTLD_LAZY | RTLD_LOCAL);
  if (!handle) return NULL;
#define FIND(field, symbol) \
  if (!(*(void **)&library.field = dlsym(handle, symbol))) return NULL
  FIND(init, "vips_init");
  FIND(version, "vips_version");
  FIND(module_open, "g_module_open");
  FIND(concurrency_set, "vips_concurrency_set");
  FIND(cache_set_max, "vips_cache_set_max");
  FIND(block_untrusted_set, "vips_block_untrusted_set");
  FIND(error_clear, "vips_error_clear");
  FIND(image_new_from_buffer, "vips_image_new_from_buffer");
  FIND(thumbnail_image, "vips_thumbnail_image");
  FIND(extract_area, "vips_extract_area");
  FIND(image_copy_memory, "vips_image_copy_memory");
  FIND(image_write_to_memory, "vips_image_write_to_memory");
  FIND(jpegsave_buffer, "vips_jpegsave_buffer");
  FIND(webpsave_buffer, "vips_webpsave_buffer");
  FIND(heifsave_buffer, "vips_heifsave_buffer");
  FIND(pngsave_buffer, "vips_pngsave_buffer");
  FIND(array_double_newv, "vips_array_double_newv");
  FIND(area_unref, "vips_area_unref");
  FIND(image_get_width, "vips_image_get_width");
  FIND(image_get_height, "vips_image_get_height");
  FIND(image_get_bands, "vips_image_get_bands");
  FIND(image_get_n_pages, "vips_image_get_n_pages");
  FIND(image_get_orientation, "vips_image_get_orientation");
  FIND(image_hasalpha, "vips_image_hasalpha");
  FIND(image_get_typeof, "vips_image_get_typeof");
  FIND(image_get_fields, "vips_image_get_fields");
  FIND(image_remove, "vips_image_remove");
  FIND(strfreev, "g_strfreev");
  FIND(log_set_handler, "g_log_set_handler");
  FIND(object_unref, "g_object_unref");
  FIND(free, "g_free");
#undef FIND
  // Its modules are looked for below this folder, where there are none; the library would set the variable itself.
  setenv("VIPSHOME", "/fengwu", 0);
  if (library.init("fengwu")) return NULL;
  library.log_set_handler("VIPS", LOG_LEVEL_WARNING, say_nothing, NULL);
  library.concurrency_set(1);
  library.cache_set_max(0);
  library.block_untrusted_set(1);
  return &library;
}

void vips_open_module(const vips *library, const char *name) {
  Dl_info place;
  char path[PATH_MAX];
  const char *folder_end = dladdr(*(void **)&library->init, &place) ? strrchr(place.dli_fname, '/') : NULL;
  if (!folder_end) return;
  int length = snprintf(
      path, sizeof path, "%.*s/vips-modules-%d.%d/%s.so", (int)(folder_end - place.dli_fname), place.dli_fname, library->version(0),
      library->version(1), name);
  if (length < 0 || length >= (int)sizeof path || !library->module_open(path, MODULE_BIND_LAZY)) return;
  library->block_untrusted_set(1);
}

int vips_read(const vips *library, const void *bytes, size_t count, int shrink, vips_picture **out) {
  *out = shrink > 1
             ? library->image_new_from_buffer(bytes, count, "", "access", ACCESS_SEQUENTIAL, "fail_on", FAIL_ON_ERROR, "shrink", shrink, NULL)
             : library->image_new_from_buffer(bytes, count, "", "access", ACCESS_SEQUENTIAL, "fail_on", FAIL_ON_ERROR, NULL);
  return *out ? 0 : -1;
}

/// The pixels of `lazy` in memory of their own, in its place, and nothing else of it: some encoders write what they are told to leave out.
static int hold(const vips *library, vips_picture *lazy, vips_picture **out) {
  vips_picture *held = library->image_copy_memory(lazy);
  library->object_unref(lazy);
  if (!held) return -1;
  char **names = library->image_get_fields(held);
  // Width, height and the like are no metadata and stay.
  for (char **name = names; *name; name++) library->image_remove(held, *name);
  library->strfreev(names);
  *out = held;
  return 0;
}

int vips_fit(const vips *library, vips_picture *picture, int width, int height, vips_picture **out) {
  vips_picture *lazy = NULL;
  // Without a profile the numbers are sRGB already, and a conversion through the profile would shift them.
  int failed = library->image_get_typeof(picture, "icc-profile-data")
                   ? library->thumbnail_image(picture, &lazy, width, "height", height, "size", SIZE_DOWN, "export_profile", "srgb", NULL)
                   : library->thumbnail_image(picture, &lazy, width, "height", height, "size", SIZE_DOWN, NULL);
  return failed ? -1 : hold(library, lazy, out);
}

int vips_cut(const vips *library, vips_picture *picture, int left, int top, int width, int height, vips_picture **out) {
  return library->extract_area(picture, out, left, top, width, height, NULL);
}

int vips_scale(const vips *library, vips_picture *picture, int width, int height, vips_picture **out) {
  vips_picture *lazy = NULL;
  if (library->thumbnail_image(picture, &lazy, width, "height", height, "size", SIZE_FORCE, "no_rotate", 1, NULL)) return -1;
  return hold(library, lazy, out);
}

int vips_encode_jpeg(const vips *library, vips_picture *picture, int quality, void **bytes, size_t *count) {
  void *white = library->array_double_newv(1, 255.0);
  int failed = library->jpegsave_buffer(
      picture, bytes, count, "Q", quality, "interlace", 1, "optimize_coding", 1, "background", white, "strip", 1, NULL);
  library->area_unref(white);
  return failed;
}

int vips_encode_webp(const vips *library, vips_picture *picture, int quality, void **bytes, size_t *count) {
  return library->webpsave_buffer(picture, bytes, count, "Q", quality, "effort", 4, "strip", 1, NULL);
}

int vips_encode_avif(const vips *library, vips_picture *picture, int quality, void **bytes, size_t *count) {
  return library->heifsave_buffer(picture, bytes, count, "Q", quality, "compression", COMPRESSION_AV1, "effort", 0, "strip", 1, NULL);
}

int vips_encode_png(const vips *library, vips_picture *picture, void **bytes, size_t *count) {
  return library->pngsave_buffer(picture, bytes, count, "compression", 9, "strip", 1, NULL);
}

void *vips_pixels(const vips *library, vips_picture *picture, size_t *count) { return library->image_write_to_memory(picture, count); }

int vips_width(const vips *library, vips_picture *picture) { return library->image_get_width(picture); }
int vips_height(const vips *library, vips_picture *picture) { return library->image_get_height(picture); }
int vips_bands(const vips *library, vips_picture *picture) { return library->image_get_bands(picture); }
int vips_pages(const vips *library, vips_picture *picture) { return library->image_get_n_pages(picture); }
int vips_orientation(const vips *library, vips_picture *picture) { return library->image_get_orientation(picture); }
int vips_has_transparency(const vips *library, vips_picture *picture) { return library->image_hasalpha(picture); }

void vips_release(const vips *library, vips_picture *picture) { library->object_unref(picture); }
void vips_release_bytes(const vips *library, void *bytes) { library->free(bytes); }
void vips_forget_errors(const vips *library) { library->error_clear(); }

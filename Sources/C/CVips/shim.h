#include <vips/vips.h>

// libvips takes options as any number of arguments, which Swift cannot call.

enum { BB_JPEG, BB_PNG, BB_GIF, BB_WEBP, BB_TIFF, BB_HEIF, BB_PDF };

/// Starts the library without threads of its own, caches and machine code written at run time.
static inline int bb_vips_start(void) {
  if (VIPS_INIT("renderer") != 0) return -1;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_vector_set_enabled(FALSE);
  return 0;
}

/// Opens one page of bytes, which must outlive the image. `scale` is for documents, whose pages have no pixels.
static inline VipsImage *bb_vips_load(int kind, const void *bytes, size_t count, int page, double scale) {
  VipsImage *image = NULL;
  void *data = (void *)bytes;
  const char *strict = "fail_on", *memory = "memory";
  switch (kind) {
    case BB_JPEG: vips_jpegload_buffer(data, count, &image, strict, VIPS_FAIL_ON_ERROR, memory, TRUE, NULL); break;
    case BB_PNG: vips_pngload_buffer(data, count, &image, strict, VIPS_FAIL_ON_ERROR, memory, TRUE, NULL); break;
    case BB_GIF: vips_gifload_buffer(data, count, &image, strict, VIPS_FAIL_ON_ERROR, memory, TRUE, NULL); break;
    case BB_WEBP: vips_webpload_buffer(data, count, &image, strict, VIPS_FAIL_ON_ERROR, memory, TRUE, NULL); break;
    case BB_TIFF:
      vips_tiffload_buffer(data, count, &image, "page", page, strict, VIPS_FAIL_ON_ERROR, memory, TRUE, NULL);
      break;
    case BB_HEIF:
      vips_heifload_buffer(data, count, &image, "page", page, strict, VIPS_FAIL_ON_ERROR, memory, TRUE, NULL);
      break;
    case BB_PDF: vips_pdfload_buffer(data, count, &image, "page", page, "scale", scale, memory, TRUE, NULL); break;
  }
  return image;
}

static inline VipsImage *bb_vips_turned(VipsImage *image) {
  VipsImage *out = NULL;
  vips_autorot(image, &out, NULL);
  return out;
}

/// On white paper: what has alpha is laid upon it.
static inline VipsImage *bb_vips_on_paper(VipsImage *image) {
  VipsImage *out = NULL;
  VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
  vips_flatten(image, &out, "background", white, NULL);
  vips_area_unref(VIPS_AREA(white));
  return out;
}

/// Through the profile in the image, or a usual one where it has none.
static inline VipsImage *bb_vips_through_profile(VipsImage *image, const char *usual) {
  VipsImage *out = NULL;
  vips_icc_transform(image, &out, "srgb", "embedded", TRUE, "input_profile", usual, "depth", 8, NULL);
  return out;
}

static inline VipsImage *bb_vips_in_space(VipsImage *image, VipsInterpretation space) {
  VipsImage *out = NULL;
  vips_colourspace(image, &out, space, NULL);
  return out;
}

/// The first bands, as bytes.
static inline VipsImage *bb_vips_bands(VipsImage *image, int count) {
  VipsImage *first = NULL, *out = NULL;
  if (vips_extract_band(image, &first, 0, "n", count, NULL) != 0) return NULL;
  vips_cast(first, &out, VIPS_FORMAT_UCHAR, NULL);
  g_object_unref(first);
  return out;
}

static inline void *bb_vips_png(VipsImage *image, size_t *count) {
  void *bytes = NULL;
  return vips_pngsave_buffer(image, &bytes, count, "strip", TRUE, "compression", 6, NULL) == 0 ? bytes : NULL;
}

/// Colours are kept at full resolution: edges of letters stay readable.
static inline void *bb_vips_jpeg(VipsImage *image, size_t *count) {
  void *bytes = NULL;
  int off = VIPS_FOREIGN_SUBSAMPLE_OFF;
  return vips_jpegsave_buffer(
           image, &bytes, count, "strip", TRUE, "Q", 92, "subsample_mode", off, "optimize_coding", TRUE, NULL) == 0
    ? bytes : NULL;
}

static inline void bb_vips_unref(void *image) { g_object_unref(image); }

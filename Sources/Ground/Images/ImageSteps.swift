internal import CVips

/// An image on its way through operations; nil once one has failed.
@safe
final class ImageSteps {
  private var image: UnsafeMutablePointer<VipsImage>?

  init(_ image: UnsafeMutablePointer<VipsImage>) {
    unsafe g_object_ref(image)
    unsafe self.image = image
  }

  deinit { if let image = unsafe image { unsafe bb_vips_unref(image) } }

  func take(_ step: (UnsafeMutablePointer<VipsImage>) -> UnsafeMutablePointer<VipsImage>?) {
    guard let old = unsafe image else { return }
    unsafe image = unsafe step(old)
    unsafe bb_vips_unref(old)
  }

  /// Eight bits; grey stays grey, everything else becomes sRGB. A profile that cannot be used is passed over.
  func toScreenColours() {
    guard let start = unsafe image else { return }
    let space = unsafe vips_image_get_interpretation(start)
    let isGrey = space == VIPS_INTERPRETATION_B_W || space == VIPS_INTERPRETATION_GREY16
    let isInk = space == VIPS_INTERPRETATION_CMYK
    let hasProfile = unsafe vips_image_get_typeof(start, VIPS_META_ICC_NAME) != 0
    unsafe take { image in
      if isInk || hasProfile && !isGrey, let through = unsafe bb_vips_through_profile(image, isInk ? "cmyk" : "srgb") {
        return unsafe through
      }
      return unsafe bb_vips_in_space(image, isGrey ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB)
    }
    unsafe take { unsafe bb_vips_bands($0, min(vips_image_get_bands($0), isGrey ? 2 : 4)) }
  }

  func pixels() -> Pixels? {
    var count = 0
    // SAFETY: the library allocates the bytes, which are copied and freed here.
    guard let image = unsafe image, let memory = unsafe vips_image_write_to_memory(image, &count) else { return nil }
    defer { unsafe g_free(memory) }
    return unsafe Pixels(
      width: Int(vips_image_get_width(image)), height: Int(vips_image_get_height(image)),
      bands: Int(vips_image_get_bands(image)),
      bytes: Array(UnsafeRawBufferPointer(start: memory, count: count)))
  }
}

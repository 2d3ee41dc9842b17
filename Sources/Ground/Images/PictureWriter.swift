internal import CVips

/// Writes pixels as a file that holds nothing but them: the same pixels give the same bytes.
public enum PictureWriter {
  public enum Format: UInt8, Sendable {
    /// Exact.
    case png = 1
    /// For photographs; has no alpha.
    case jpeg = 2
  }

  public static func bytes(_ pixels: Pixels, as format: Format) throws(PictureError) -> [UInt8] {
    guard ImageLibrary.start(), format == .png || !pixels.hasAlpha else { throw .notWritable }
    // SAFETY: the pixels live through the call, at whose end the image is gone.
    let written: [UInt8]? = unsafe pixels.bytes.withUnsafeBytes { buffer in
      guard
        let image = unsafe vips_image_new_from_memory(
          buffer.baseAddress, buffer.count, Int32(pixels.width), Int32(pixels.height), Int32(pixels.bands),
          VIPS_FORMAT_UCHAR)
      else { return nil }
      defer { unsafe bb_vips_unref(image) }
      unsafe image.pointee.Type = pixels.bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB
      var count = 0
      guard let bytes = unsafe format == .png ? bb_vips_png(image, &count) : bb_vips_jpeg(image, &count) else {
        return nil
      }
      defer { unsafe g_free(bytes) }
      return unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
    guard let written else { throw .notWritable }
    return written
  }
}

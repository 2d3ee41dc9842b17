internal import CVips

/// One page of a picture or document, opened and not decoded yet.
@safe
public final class Picture {
  public let kind: PictureKind
  public let width: Int
  public let height: Int
  /// The library reads from here until the picture goes.
  private let source: UnsafeMutableRawBufferPointer
  private let image: UnsafeMutablePointer<VipsImage>

  /// Reads what stands at the front. Documents are drawn at `scale` times 72 dots an inch.
  public init(_ bytes: [UInt8], page: Int = 0, scale: Double = 1) throws(PictureError) {
    guard let kind = PictureKind(of: bytes) else { throw .unknownKind }
    guard ImageLibrary.start() else { throw .unreadable }
    let source = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    unsafe source.copyBytes(from: bytes)
    guard let image = unsafe bb_vips_load(kind.rawValue, source.baseAddress, source.count, Int32(clamping: page), scale)
    else {
      unsafe source.deallocate()
      throw .unreadable
    }
    self.kind = kind
    unsafe self.source = source
    unsafe self.image = image
    (width, height) = unsafe (Int(vips_image_get_width(image)), Int(vips_image_get_height(image)))
  }

  deinit {
    unsafe bb_vips_unref(image)
    unsafe source.deallocate()
  }

  /// All pages, pictures or moments in the file.
  public var pageCount: Int { max(1, number("n-pages") ?? 1) }

  /// Which of several pictures the file itself calls the main one.
  public var mainPage: Int { number("heif-primary") ?? 0 }

  /// Whether the pixels are stored otherwise than upright.
  public var isTurned: Bool { (number("orientation") ?? 1) != 1 }

  private func number(_ field: String) -> Int? {
    var value: Int32 = 0
    // SAFETY: a local of its own type.
    guard unsafe vips_image_get_typeof(image, field) != 0, unsafe vips_image_get_int(image, field, &value) == 0 else {
      return nil
    }
    return Int(value)
  }

  /// The names of everything that is kept beside the pixels.
  public var fields: [String] {
    guard let names = unsafe vips_image_get_fields(image) else { return [] }
    defer { unsafe g_strfreev(names) }
    var fields: [String] = []
    // SAFETY: the list ends with a null pointer.
    while let name = unsafe names[fields.count] { unsafe fields.append(String(cString: name)) }
    return fields
  }

  /// Decodes, turns upright, goes through the colour profile to sRGB, and leaves everything else behind.
  public func pixels(pixelsMax: Int) throws(PictureError) -> Pixels {
    guard width <= Pixels.sideMax, height <= Pixels.sideMax, width * height <= pixelsMax else {
      throw .tooManyPixels(width: width, height: height)
    }
    let steps = unsafe ImageSteps(image)
    // The HEIF library turns pictures by itself.
    if kind != .heif { unsafe steps.take { unsafe bb_vips_turned($0) } }
    steps.toScreenColours()
    if kind == .pdf { unsafe steps.take { unsafe bb_vips_on_paper($0) } }
    guard let pixels = steps.pixels() else { throw .unreadable }
    return pixels
  }
}

/// The kinds of pictures and documents that are opened. Everything else has no preview.
public enum PictureKind: Int32, CaseIterable, Sendable {
  case jpeg
  case png
  case gif
  case webp
  case tiff
  case heif
  case pdf

  /// By the first bytes. What a file is named or said to be does not count.
  public init?(of bytes: [UInt8]) {
    func has(_ text: String, at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: text.utf8) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has("GIF87a") || has("GIF89a") {
      self = .gif
    } else if has("RIFF") && has("WEBP", at: 8) {
      self = .webp
    } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      self = .tiff
    } else if has("ftyp", at: 4), ["heic", "heix", "mif1", "msf1", "avif"].contains(where: { has($0, at: 8) }) {
      self = .heif
    } else if has("%PDF-") {
      self = .pdf
    } else {
      return nil
    }
  }

  /// Kinds whose further pictures are pages, and not moments or sizes of the same picture.
  public var hasPages: Bool { self == .pdf || self == .tiff }

  /// Kinds that lose details to be small, as a copy of them may.
  public var isForPhotographs: Bool { self == .jpeg || self == .heif || self == .webp }
}

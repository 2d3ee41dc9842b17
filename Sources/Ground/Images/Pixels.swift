/// A picture without anything around it: rows from the top, of 1 (grey), 2 (grey, alpha), 3 (sRGB) or 4 (sRGB, alpha) bytes a pixel.
public struct Pixels: Hashable, Sendable {
  public let width: Int
  public let height: Int
  public let bands: Int
  public let bytes: [UInt8]

  /// Nil where the numbers do not fit together.
  public init?(width: Int, height: Int, bands: Int, bytes: [UInt8]) {
    guard (1...Self.sideMax).contains(width), (1...Self.sideMax).contains(height), (1...4).contains(bands),
      bytes.count == width * height * bands
    else { return nil }
    self.width = width
    self.height = height
    self.bands = bands
    self.bytes = bytes
  }

  /// JPEG has no longer sides.
  public static let sideMax = 65_500

  public var hasAlpha: Bool { bands == 2 || bands == 4 }
}

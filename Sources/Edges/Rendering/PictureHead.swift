/// What a picture is, in front of its bytes.
public struct PictureHead: Hashable, Sendable {
  /// From 1.
  public let page: Int
  public let isPhotograph: Bool
  public let bands: Int
  public let width: Int
  public let height: Int

  static let byteCount = 14
  static let sideMax = 65_500

  public init(page: Int, isPhotograph: Bool, bands: Int, width: Int, height: Int) {
    self.page = page
    self.isPhotograph = isPhotograph
    self.bands = bands
    self.width = width
    self.height = height
  }

  var pixelByteCount: Int { width * height * bands }

  var bytes: [UInt8] {
    RenderMessage.number(page) + [isPhotograph ? 1 : 0, UInt8(truncatingIfNeeded: bands)]
      + RenderMessage.number(width) + RenderMessage.number(height)
  }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.byteCount else { return nil }
    let start = bytes.startIndex
    let page = RenderMessage.number(bytes[start..<start + 4])
    let (isPhotograph, bands) = (bytes[start + 4], Int(bytes[start + 5]))
    let width = RenderMessage.number(bytes[start + 6..<start + 10])
    let height = RenderMessage.number(bytes[start + 10..<start + 14])
    guard page > 0, isPhotograph <= 1, (1...4).contains(bands), isPhotograph == 0 || bands % 2 == 1,
      (1...Self.sideMax).contains(width), (1...Self.sideMax).contains(height)
    else { return nil }
    self.init(page: page, isPhotograph: isPhotograph == 1, bands: bands, width: width, height: height)
  }
}

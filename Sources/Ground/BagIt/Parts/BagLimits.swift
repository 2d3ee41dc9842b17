/// How much of a bag is read. What is beyond is a problem of the bag, not of the reader.
public struct BagLimits: Hashable, Sendable {
  public static let pathBytesMax = 1_024
  public static let nameBytesMax = 255
  public static let depthMax = 32

  public var filesMax: Int
  /// Of each manifest and other file that says what the bag is.
  public var manifestBytesMax: Int
  /// Of all files together that the caller wants to have in memory.
  public var keptBytesMax: Int

  public init(filesMax: Int = 200_000, manifestBytesMax: Int = 64 << 20, keptBytesMax: Int = 512 << 20) {
    self.filesMax = filesMax
    self.manifestBytesMax = manifestBytesMax
    self.keptBytesMax = keptBytesMax
  }
}

/// How far the programs may go with one file, before they are killed or stop by themselves.
public struct RenderingLimits: Hashable, Sendable {
  public var originalBytesMax = 64 << 20
  /// Of a picture. A telephone's largest has 50 million (8,160 by 6,144).
  public var pixelsMax = 64_000_000
  /// Of a drawn page; a larger one is drawn with fewer dots an inch.
  public var pagePixelsMax = 16_000_000
  public var pagesMax = 50
  /// Of all copies of a file together.
  public var outputBytesMax = 256 << 20
  /// Address space of each of the two programs.
  public var memoryBytes = 3 << 29
  public var cpuSeconds = 30
  /// From the start to the last byte.
  public var milliseconds = 45_000

  public init() {}

  /// As the programs get them.
  var words: [String] {
    [originalBytesMax, pixelsMax, pagePixelsMax, pagesMax, memoryBytes, cpuSeconds].map(String.init)
  }

  /// Nil where the words are no limits.
  public init?(words: [String]) {
    let numbers = words.compactMap { Int($0) }.filter { $0 > 0 }
    guard numbers.count == 6, words.count == 6 else { return nil }
    (originalBytesMax, pixelsMax, pagePixelsMax) = (numbers[0], numbers[1], numbers[2])
    (pagesMax, memoryBytes, cpuSeconds) = (numbers[3], numbers[4], numbers[5])
  }
}

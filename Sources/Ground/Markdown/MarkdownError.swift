/// Why a text is not read as Markdown. Any text is Markdown, so only its size and depth can be wrong.
public enum MarkdownError: Error, Hashable, Sendable {
  case tooLarge(bytesMax: Int)
  case tooDeep(line: Int, depthMax: Int)
  case tooManyParts(line: Int, nodesMax: Int)
  case outOfMemory
}

/// What a Markdown text may cost. No page that a person writes by hand comes near.
public struct MarkdownLimits: Sendable {
  public let bytesMax: Int
  public let depthMax: Int
  public let nodesMax: Int

  /// cmark's time can grow with the square of some texts, so `bytesMax` bounds seconds too.
  public init(bytesMax: Int = 256 << 10, depthMax: Int = 32, nodesMax: Int = 100_000) {
    self.bytesMax = bytesMax
    self.depthMax = depthMax
    self.nodesMax = nodesMax
  }

  public static let page = MarkdownLimits()
}

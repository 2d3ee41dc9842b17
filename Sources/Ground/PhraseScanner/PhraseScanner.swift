/// Says which of many expressions a text holds, in one pass. Safe to use from several threads, each with a scratch.
public final class PhraseScanner: Sendable {
  /// Longer texts are searched up to here.
  public static let textBytesMax = 1 << 20
  public static let expressionsMax = 10_000

  public let engine: PhraseEngine
  private let scanning: any PhraseScanning

  public init(_ expressions: [PhraseExpression], engine: PhraseEngine = .best) throws(PhraseError) {
    precondition(engine.isAvailable, "an engine that is not part of the program is not asked for")
    try PhraseExpression.check(expressions)
    self.engine = engine
    scanning = try engine.scanning(expressions)
  }

  public func makeScratch() -> PhraseScratch { scanning.makeScratch() }

  /// The ids of the expressions that the text holds. The scratch was made by this scanner.
  public func scan(_ text: RawSpan, _ scratch: PhraseScratch) -> PhraseIDs {
    scanning.scan(text.extracting(first: Self.textBytesMax), scratch)
  }
}

/// Working memory of one thread for one scanner.
public class PhraseScratch {
  init() {}
}

/// Says where expressions stand in a text: slower than a scanner, for texts of which something is known already.
public final class PhraseFinder: Sendable {
  private let finding: any PhraseFinding

  public init(_ expressions: [PhraseExpression], engine: PhraseEngine = .best) throws(PhraseError) {
    precondition(engine.isAvailable, "an engine that is not part of the program is not asked for")
    try PhraseExpression.check(expressions)
    finding = try engine.finding(expressions)
  }

  /// The first place of each expression by its place in the list; of those that start there, the longest.
  public func places(in text: RawSpan) -> [Int: Range<Int>] {
    finding.places(in: text.extracting(first: PhraseScanner.textBytesMax))
  }
}

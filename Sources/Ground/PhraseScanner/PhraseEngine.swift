/// Who searches: Hyperscan on x86, RE2 elsewhere and on an old processor. Their answers are the same.
public enum PhraseEngine: String, Sendable, CaseIterable {
  case hyperscan, re2

  /// Whether it runs on this machine.
  public var isAvailable: Bool {
    switch self {
    case .re2: true
    case .hyperscan:
      #if canImport(CHyperscan)
        HyperscanDatabase.isAvailable
      #else
        false
      #endif
    }
  }

  /// The faster one of those that run on this machine.
  public static let best: PhraseEngine = hyperscan.isAvailable ? .hyperscan : .re2

  /// A scanner's half of the work.
  func scanning(_ expressions: [PhraseExpression]) throws(PhraseError) -> any PhraseScanning {
    #if canImport(CHyperscan)
      if self == .hyperscan { return try HyperscanScanning(expressions) }
    #endif
    return try RE2Scanning(expressions)
  }

  /// A finder's half of the work.
  func finding(_ expressions: [PhraseExpression]) throws(PhraseError) -> any PhraseFinding {
    #if canImport(CHyperscan)
      if self == .hyperscan { return try HyperscanFinding(expressions) }
    #endif
    return try RE2Finding(expressions)
  }
}

protocol PhraseScanning: Sendable {
  func makeScratch() -> PhraseScratch
  func scan(_ text: RawSpan, _ scratch: PhraseScratch) -> PhraseIDs
}

protocol PhraseFinding: Sendable {
  /// The first place of each expression by its place in the list; of those that start there, the longest.
  func places(in text: RawSpan) -> [Int: Range<Int>]
}

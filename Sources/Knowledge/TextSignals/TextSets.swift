internal import PhraseScanner
internal import Primitives
internal import SourceText
internal import TextFolding

/// Sets compiled for searching: which of them a text mentions, in one pass. Safe to use from several threads.
///
/// A rule asks once by name, `mentions("threat")`, and then for each text by `mask(of:scratch:)`.
public final class TextSets: Sendable {
  /// A mask has one bit for each set.
  public static let countMax = 64
  /// What stands behind the first bytes of a text is not read.
  public static let textBytesMax = TextFolder.textBytesMax

  /// By id.
  public let sets: [TextSet]
  let spellings: Spellings
  private let phrases: PhraseScanner
  private let shapes: PhraseScanner
  private let exceptions: PhraseFinder
  private let exceptionSets: [Int]

  private init(
    sets: [TextSet], spellings: Spellings, phrases: PhraseScanner, shapes: PhraseScanner, exceptions: PhraseFinder,
    exceptionSets: [Int]
  ) {
    self.sets = sets
    self.spellings = spellings
    self.phrases = phrases
    self.shapes = shapes
    self.exceptions = exceptions
    self.exceptionSets = exceptionSets
  }

  /// What a rule asks for: whether a text mentions a set.
  public struct Mention: Hashable, Sendable {
    public let bit: UInt64

    /// Whether it is among the sets of a text.
    public func isIn(_ mask: UInt64) -> Bool { mask & bit != 0 }
  }

  /// The prepared question for a set; nil where there is none of that name.
  public func mentions(_ set: String) -> Mention? {
    sets.firstIndex { $0.id.text == set }.map { Mention(bit: 1 << UInt64($0)) }
  }

  /// The ids of the sets in a mask.
  public func names(in mask: UInt64) -> [String] {
    sets.indices.filter { mask >> UInt64($0) & 1 == 1 }.map { sets[$0].id.text }
  }

  /// Working memory for one thread; about 200 kB.
  public struct Scratch: ~Copyable {
    var folder = TextFolder()
    let phrases: PhraseScratch
    let shapes: PhraseScratch
  }

  public func makeScratch() -> Scratch { Scratch(phrases: phrases.makeScratch(), shapes: shapes.makeScratch()) }

  /// The sets that the text mentions, one bit each in the order of `sets`. Any bytes are a text.
  ///
  /// Allocates nothing, but for a text that has an exception as well as a phrase of the same set.
  public func mask(of text: RawSpan, scratch: inout Scratch) -> UInt64 {
    scratch.folder.fold(text)
    let found = phrases.scan(
      scratch.folder.folded.memory.span.bytes.extracting(first: scratch.folder.folded.count), scratch.phrases)
    var mask = found.low
    if found.low & found.high != 0 { mask = maskWithoutExceptions(found, &scratch) }
    if scratch.folder.hasDigit {
      let plain = scratch.folder.plain
      mask |=
        scratch.folder.isASCII
        ? shapes.scan(text.extracting(first: Self.textBytesMax), scratch.shapes).low
        : shapes.scan(plain.memory.span.bytes.extracting(first: plain.count), scratch.shapes).low
    }
    return mask
  }
}

// Exceptions: "i would never hurt you" is not a threat, and takes back none that stands beside it.
extension TextSets {
  private static let exceptionsMax = 100

  /// Each set that has an exception in the text is asked again for the text without it.
  private func maskWithoutExceptions(_ found: PhraseIDs, _ scratch: inout Scratch) -> UInt64 {
    var mask = found.low
    for set in sets.indices where (found.low & found.high) >> UInt64(set) & 1 == 1 {
      let text = withoutExceptions(of: set, in: Array(scratch.folder.folded.memory[..<scratch.folder.folded.count]))
      if phrases.scan(text.span.bytes, scratch.phrases).low >> UInt64(set) & 1 == 0 { mask &= ~(1 << UInt64(set)) }
    }
    return mask
  }

  /// The folded text with NUL characters in place of the set's exceptions.
  func withoutExceptions(of set: Int, in text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<Self.exceptionsMax {
      let places = exceptions.places(in: text.span.bytes).filter { exceptionSets[$0.key] == set }.values
      guard !places.isEmpty else { break }
      // The outer spaces belong to the words beside them too.
      for place in places { for index in place.dropFirst().dropLast() { text[index] = 0 } }
    }
    return text
  }

  static func compile(_ sets: [TextSet], spellings: Spellings, into log: inout Diagnostics) -> TextSets? {
    var (phrases, exceptions, shapes) = ([PhraseExpression](), [PhraseExpression](), [PhraseExpression]())
    for (id, set) in sets.enumerated() {
      phrases += set.phrases.map { .init($0.expression(spellings: spellings, isWhole: false), id: id) }
      phrases += set.whole.map { .init($0.expression(spellings: spellings, isWhole: true), id: id) }
      exceptions += set.except.map { .init($0.expression(spellings: spellings, isWhole: false), id: countMax + id) }
      shapes += set.shapes.map { .init($0.text, id: id, isCaseless: true) }
    }
    let places = sets.flatMap { $0.phrases + $0.whole }.map(\.location) + sets.flatMap(\.except).map(\.location)
    let whole = sets.first?.location ?? SourceLocation(file: SourceFile(name: "signals", bytes: []), line: 1, column: 1)
    do throws(PhraseError) {
      let shapeScanner: PhraseScanner
      do throws(PhraseError) {
        shapeScanner = try PhraseScanner(shapes)
      } catch {
        report(error, at: error.index.map { sets.flatMap(\.shapes)[$0].location } ?? whole, &log)
        return nil
      }
      return TextSets(
        sets: sets, spellings: spellings, phrases: try PhraseScanner(phrases + exceptions), shapes: shapeScanner,
        exceptions: try PhraseFinder(exceptions, engine: .re2), exceptionSets: exceptions.map { $0.id - countMax })
    } catch {
      report(error, at: error.index.map { places[$0] } ?? whole, &log)
      return nil
    }
  }

  private static func report(_ error: PhraseError, at location: SourceLocation, _ log: inout Diagnostics) {
    log.error("signals/not-searchable", at: location, error.reason, hint: "write it more simply, or as two phrases")
  }
}

internal import PhraseScanner
public import Primitives
internal import TextFolding

/// Says where texts mention sets: for people who look at a few texts.
///
/// Compiles a set for this when it is first met, which takes milliseconds.
public struct TextPlaces: ~Copyable {
  /// Where a text mentions a set first.
  public struct Place: Hashable, Sendable {
    public let set: TextSet.ID
    /// Bytes of the text as it was given.
    public let bytes: Range<Int>
  }

  private struct Finders {
    let words: PhraseFinder
    let shapes: PhraseFinder
  }

  private let sets: TextSets
  private var scratch: TextSets.Scratch
  private var folder = TextFolder(keepsPlaces: true)
  private var finders: [Int: Finders] = [:]

  public init(_ sets: TextSets) {
    self.sets = sets
    scratch = sets.makeScratch()
  }

  /// Where the text mentions each of its sets first, in the order of the sets.
  public mutating func places(in text: [UInt8]) -> [Place] {
    let mask = sets.mask(of: text.span.bytes, scratch: &scratch)
    guard mask != 0 else { return [] }
    folder.fold(text.span.bytes)
    var places: [Place] = []
    for index in sets.sets.indices where mask >> UInt64(index) & 1 == 1 {
      if let bytes = firstPlace(of: index, in: text) { places.append(Place(set: sets.sets[index].id, bytes: bytes)) }
    }
    return places
  }

  private mutating func finders(of index: Int) -> Finders {
    if let known = finders[index] { return known }
    let set = sets.sets[index]
    do throws(PhraseError) {
      // Hyperscan would need much memory for the starts of so many phrases.
      let made = Finders(
        words: try PhraseFinder(sets.expressions(of: set).map { .init($0, id: 0) }, engine: .re2),
        shapes: try PhraseFinder(set.shapes.map { .init($0.text, id: 0, isCaseless: true) }, engine: .re2))
      finders[index] = made
      return made
    } catch {
      preconditionFailure("what was compiled for searching is compiled for places: \(error.reason)")
    }
  }

  private mutating func firstPlace(of index: Int, in text: [UInt8]) -> Range<Int>? {
    let finders = finders(of: index)
    let folded = sets.withoutExceptions(of: index, in: Array(folder.folded.memory[..<folder.folded.count]))
    if let found = first(finders.words, in: folded) {
      // Without the space on both sides, and the line feed of a whole text.
      let inner = found.filter { folded[$0] > FoldedMark.space }
      guard let start = inner.first, let last = inner.last else { return nil }
      return characters(Int(folder.folded.places[start])..<Int(folder.folded.places[last]) + 1, of: text)
    }
    if folder.isASCII { return first(finders.shapes, in: Array(text.prefix(TextSets.textBytesMax))) }
    let plain = folder.plain
    return first(finders.shapes, in: Array(plain.memory[..<plain.count])).map {
      characters(Int(plain.places[$0.lowerBound])..<Int(plain.places[$0.upperBound - 1]) + 1, of: text)
    }
  }

  private func first(_ finder: PhraseFinder, in text: [UInt8]) -> Range<Int>? {
    finder.places(in: text.span.bytes).values.min { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
  }

  /// The range up to the end of its last character.
  private func characters(_ range: Range<Int>, of text: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return range.lowerBound..<end
  }
}

extension TextSets {
  /// The expressions to which the phrases of a set were compiled, over folded texts: for those who look for a mistake.
  public func expressions(of set: TextSet) -> [String] {
    set.phrases.map { $0.expression(spellings: spellings, isWhole: false) }
      + set.whole.map { $0.expression(spellings: spellings, isWhole: true) }
  }
}

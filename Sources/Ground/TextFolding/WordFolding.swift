/// One reading of a text, word by word, written into memory that has room for the text and four bytes more.
///
/// Works on raw memory because it sees every byte of every message; each write stands behind a read of the text.
@safe struct WordFolding {
  private let text: UnsafeBufferPointer<UInt8>
  private let kinds = CharacterKind.table
  private let length: Int
  private let out: UnsafeMutablePointer<UInt8>
  private let places: UnsafeMutablePointer<UInt32>?
  /// The letter for which 1, ! and | stand.
  private let one: UInt8

  private(set) var count = 0
  /// Whether a character was read that can be an i or an l.
  private(set) var isAmbiguous = false
  private(set) var sawDigit = false
  private var singles = SingleLetters()

  // SAFETY: the caller keeps all memory alive while this value is used.
  init(
    _ text: UnsafeBufferPointer<UInt8>, one: UInt8,
    out: UnsafeMutablePointer<UInt8>, places: UnsafeMutablePointer<UInt32>?
  ) {
    unsafe self.text = text
    length = text.count
    unsafe self.out = out
    unsafe self.places = places
    self.one = one
  }

  /// Writes ` word word `, between marks for the text's start and end.
  mutating func run() {
    put(FoldedMark.edge, 0)
    put(FoldedMark.space, 0)
    var place = 0
    while place < length {
      let gapStart = place
      while place < length, kind(place) == CharacterKind.separator { place += 1 }
      guard place < length else { break }
      let (wordStart, outStart) = (place, count)
      place = foldWord(from: wordStart)
      guard count > outStart else { continue }
      put(FoldedMark.space, place - 1)
      join(outStart, gap: wordStart - gapStart, separator: gapStart < wordStart ? unsafe text[gapStart] : 0)
    }
    closeSingles(before: count)
    put(FoldedMark.edge, max(0, length - 1))
  }

  @inline(__always) private func kind(_ place: Int) -> UInt8 { unsafe kinds[Int(text[place])] }

  @inline(__always) private mutating func put(_ byte: UInt8, _ place: Int) {
    unsafe out[count] = byte
    if let places = unsafe places { unsafe places[count] = UInt32(truncatingIfNeeded: place) }
    count += 1
  }

  /// Most words are letters only; the place behind the word.
  @inline(__always) private mutating func foldWord(from start: Int) -> Int {
    let outStart = count
    var place = start
    var (last, beforeLast): (UInt8, UInt8) = (0, 0)
    var isPlain = true
    while place < length {
      let kind = kind(place)
      if kind >= CharacterKind.letters {
        put(kind, place)
        isPlain = isPlain && !(kind == last && kind == beforeLast)
        (beforeLast, last) = (last, kind)
      } else if kind != CharacterKind.dropped {
        if kind == CharacterKind.separator { break }
        isPlain = false
      }
      place += 1
    }
    if !isPlain {
      count = outStart
      foldOddWord(start..<place)
    }
    return place
  }

  /// A word with digits, symbols or a letter three times over.
  private mutating func foldOddWord(_ word: Range<Int>) {
    let word = trimmed(word)
    let outStart = count
    let hasLetter = word.contains { kind($0) >= CharacterKind.letters }
    var (last, run): (UInt8, Int) = (0, 0)
    for place in word {
      let byte = unsafe text[place]
      let kind = kind(place)
      if kind == CharacterKind.dropped { continue }
      if kind == CharacterKind.digit { sawDigit = true }
      guard hasLetter else {
        // A number stays a number.
        let isDigit = kind == CharacterKind.digit
        if unsafe isDigit || out[count - 1] != FoldedMark.space { put(isDigit ? byte : FoldedMark.space, place) }
        continue
      }
      let letter = kind >= CharacterKind.letters ? kind : CharacterKind.letter(for: byte, one: one)
      if byte == UInt8(ascii: "1") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "|") { isAmbiguous = true }
      run = letter == last ? run + 1 : 1
      last = letter
      if run >= 3, letter < 0x80 {
        // Two are written already; one of them stays.
        if run == 3 { count -= 1 }
      } else {
        put(letter, place)
      }
    }
    if unsafe count > outStart && out[count - 1] == FoldedMark.space { count -= 1 }
  }

  /// Without symbols at the ends, where they are punctuation; a dollar sign beside a letter stays.
  private func trimmed(_ word: Range<Int>) -> Range<Int> {
    var (start, end) = (word.lowerBound, word.upperBound)
    let dollar = UInt8(ascii: "$")
    while start < end, kind(start) == CharacterKind.symbol {
      if unsafe text[start] == dollar, start + 1 < end, kind(start + 1) >= CharacterKind.letters { break }
      start += 1
    }
    while end > start, kind(end - 1) == CharacterKind.symbol {
      if unsafe text[end - 1] == dollar, dollarsEndWord(start, end) { break }
      end -= 1
    }
    return start..<end
  }

  private func dollarsEndWord(_ start: Int, _ end: Int) -> Bool {
    var place = end - 1
    while place > start, unsafe text[place] == UInt8(ascii: "$") { place -= 1 }
    return kind(place) >= CharacterKind.letters
  }
}

// Letters with one and the same separator between them: "l e a v e", "k.i.l.l".
extension WordFolding {
  private struct SingleLetters {
    var count = 0
    var outStart = 0
    var separator: UInt8 = 0
    var hasJoined = false

    /// Fewer are words that people write as letters: "u r a", "i c u".
    var areSpacedOut: Bool {
      count >= (hasJoined ? 2 : separator == UInt8(ascii: " ") ? 4 : 3)
    }
  }

  /// Looks at the word that was just written with the space behind it.
  @inline(__always) private mutating func join(_ outStart: Int, gap: Int, separator: UInt8) {
    let isSingle = unsafe count - outStart == 2 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(out[outStart])
    if isSingle, singles.count > 0, gap == 1, singles.count == 1 || separator == singles.separator {
      singles.count += 1
      singles.separator = separator
      return
    }
    let shift = singles.count > 1 ? closeSingles(before: outStart) : 0
    singles.count = isSingle ? 1 : 0
    singles.outStart = outStart - shift
  }

  /// Joins the letters seen last, if they are spaced out; how far what stands behind them moved.
  @discardableResult private mutating func closeSingles(before end: Int) -> Int {
    guard singles.count > 1, singles.areSpacedOut else { return 0 }
    var written = singles.outStart
    for index in 0..<singles.count { move(singles.outStart + 2 * index, to: &written) }
    for source in (end - 1)..<count { move(source, to: &written) }
    defer { count = written }
    singles.hasJoined = true
    return count - written
  }

  private mutating func move(_ source: Int, to target: inout Int) {
    unsafe out[target] = unsafe out[source]
    if let places = unsafe places { unsafe places[target] = unsafe places[source] }
    target += 1
  }
}

/// The bytes that are not part of a word in a folded text.
public enum FoldedMark {
  /// Stands on both sides of each word.
  public static let space = UInt8(ascii: " ")
  /// Stands at the start and the end of each reading of a text.
  public static let edge = UInt8(ascii: "\n")
}

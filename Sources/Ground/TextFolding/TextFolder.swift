/// Makes texts that say the same look the same, for the search for phrases.
///
/// Small letters; compatibility forms (NFKD), marks and invisible characters gone; ASCII letters for those that look like
/// one; digits and symbols inside a word as the letters for which they stand; letters repeated three times or more once;
/// spaced-out letters joined; words between single spaces. Where 1 stands inside a word, the text is there twice, with
/// an i and with an l.
///
/// The result is `\n word word \n`: a phrase between spaces is found as words only, and one between line feeds is the
/// whole text. Everything is read in time linear in the text. One folder serves one thread.
public struct TextFolder: ~Copyable {
  /// Of a longer text the start is read: nobody hides a threat behind four pages, and a limit is needed.
  public static let textBytesMax = 16 << 10
  /// A character can become many; what does not fit is left out.
  private static let plainBytesMax = 2 * textBytesMax

  public private(set) var folded: FoldedBytes
  /// The text by characters only: numbers as they stand, letters as they look. Not filled where the text is ASCII.
  public private(set) var plain: FoldedBytes
  /// Whether the text is ASCII, and so is its own plain form.
  public private(set) var isASCII = true
  /// Whether a digit stands in the text.
  public private(set) var hasDigit = false

  private var cache = CharacterCache()

  public init(keepsPlaces: Bool = false) {
    folded = FoldedBytes(capacity: 2 * (Self.plainBytesMax + Confusables.bytesMax + 8), keepsPlaces: keepsPlaces)
    plain = FoldedBytes(capacity: Self.plainBytesMax + Confusables.bytesMax, keepsPlaces: keepsPlaces)
  }

  /// Folds the text into `folded`, and into `plain` where it is not ASCII. Allocates nothing.
  public mutating func fold(_ text: RawSpan) {
    let text = text.extracting(first: Self.textBytesMax)
    // SAFETY: the bytes are read while the span is alive.
    unsafe text.withUnsafeBytes { raw in
      let bytes = unsafe raw.bindMemory(to: UInt8.self)
      isASCII = unsafe isAllASCII(bytes)
      if isASCII {
        unsafe foldWords(bytes)
      } else {
        unsafe readCharacters(bytes)
        let (memory, count) = (plain.memory, plain.count)
        unsafe memory.withUnsafeBufferPointer { unsafe foldWords(UnsafeBufferPointer(rebasing: $0[..<count])) }
        if !folded.places.isEmpty {
          for place in 0..<folded.count { folded.places[place] = plain.places[Int(folded.places[place])] }
        }
      }
    }
  }

  private mutating func foldWords(_ bytes: UnsafeBufferPointer<UInt8>) {
    // SAFETY: the memory has room for two readings of the longest text with the marks around each.
    let (count, hasDigit) = unsafe folded.withMemory { out, places in
      var first = unsafe WordFolding(bytes, one: UInt8(ascii: "i"), out: out, places: places)
      first.run()
      guard first.isAmbiguous else { return (first.count, first.sawDigit) }
      let end = first.count
      var second = unsafe WordFolding(
        bytes, one: UInt8(ascii: "l"), out: out + end, places: places.map { unsafe $0 + end })
      second.run()
      return (end + second.count, first.sawDigit)
    }
    folded.count = count
    self.hasDigit = hasDigit
  }

  /// Invalid UTF-8 is passed over, as nobody sees it.
  private mutating func readCharacters(_ bytes: UnsafeBufferPointer<UInt8>) {
    plain.count = 0
    var decoder = UTF8Reader()
    while plain.count < Self.plainBytesMax, let (character, start) = unsafe decoder.next(in: bytes) {
      var added = 1
      if character < 0x80 {
        plain.memory[plain.count] = UInt8(truncatingIfNeeded: character)
      } else {
        let count = plain.count
        // SAFETY: behind the last byte that counts there is room for one more character.
        added = unsafe plain.memory.withUnsafeMutableBufferPointer { memory in
          guard let start = memory.baseAddress else { return 0 }
          return unsafe cache.fold(character, into: start + count)
        }
      }
      if !plain.places.isEmpty { for place in 0..<added { plain.places[plain.count + place] = UInt32(start) } }
      plain.count += added
    }
  }
}

private func isAllASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let raw = UnsafeRawBufferPointer(bytes)
  var place = 0
  // SAFETY: eight bytes are read where eight bytes are left.
  while place + 8 <= raw.count {
    if unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
    place += 8
  }
  while place < raw.count {
    if unsafe raw[place] >= 0x80 { return false }
    place += 1
  }
  return true
}

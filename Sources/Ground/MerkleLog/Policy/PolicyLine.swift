internal import SourceText

/// A line of a policy: its words with their places.
struct PolicyLine {
  struct Word {
    let bytes: [UInt8]
    let place: SourceLocation
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private(set) var words: [Word] = []
  /// The first byte that a policy may not have.
  private(set) var forbidden: SourceLocation?
  private let start: SourceLocation

  init(_ bytes: ArraySlice<UInt8>, number: Int, file: SourceFile) {
    start = SourceLocation(file: file, line: number, column: 1)
    func place(_ index: Int, length: Int = 1) -> SourceLocation {
      let column = String(decoding: bytes[..<index], as: UTF8.self).unicodeScalars.count + 1
      return SourceLocation(file: file, line: number, column: column, length: length)
    }
    forbidden = bytes.firstIndex { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }.map { place($0) }
    words = bytes.split { $0 == 0x20 || $0 == 0x09 }.map { word in
      let length = String(decoding: word, as: UTF8.self).unicodeScalars.count
      return Word(bytes: Array(word), place: place(word.startIndex, length: length))
    }
  }

  /// Whether there are so many words; what else should be there is told.
  func has(_ counts: ClosedRange<Int>, _ form: String, into log: inout Diagnostics) -> Bool {
    guard !counts.contains(words.count) else { return true }
    let place = words.count > counts.upperBound ? words[counts.upperBound].place : words.last?.place ?? start
    log.error("log-policy/words", at: place, "the line has another number of words", hint: "write \(form)")
    return false
  }
}

import Sodium
import Testing

@testable import Sealing

@Suite struct TypedLettersTests {
  private func letters(_ bytes: [UInt8]) throws -> [TypedLetters.Letter] {
    var letters: [TypedLetters.Letter] = []
    try TypedLetters.each(SealingFixture.bytes(bytes)) { letters.append($0) }
    return letters
  }

  @Test func `letters, digits, separators and what nobody sees`() throws {
    #expect(
      try letters(Array("aZ é9\u{200D}-Ａ".utf8)) == [
        .letter(0x61), .letter(0x7A), .separator, .letter(0x65), .digit(9), .nothing, .separator, .letter(0x61),
      ])
  }

  @Test func `bytes that are no text are letters that fit nowhere`() throws {
    for bytes in [[0xFF], [0x80], [0xC3], [0xE2, 0x80], [0xF8, 0x88, 0x80, 0x80], [0xC0]] as [[UInt8]] {
      #expect(try letters(bytes).allSatisfy { $0 == .letter(0xFF) })
    }
  }

  @Test func `words are given by their first four letters and their length`() throws {
    var words: [String] = []
    try TypedLetters.words(SealingFixture.secret("Acorn—be 3 BRIDGE")) { letters, count in
      words.append("\(String(letters, radix: 16)) \(count)")
    }
    #expect(words == ["61636f72 5", "6265 2", "62726964 6"])
  }
}

import Glibc
import GroundTestKit
import Sodium
import Testing

@testable import Sealing

@Suite struct ReceiptTests {
  private func read(_ text: String) throws -> String {
    SealingFixture.text(try Receipt.read(SealingFixture.secret(text)).words())
  }

  private func words() throws -> String { SealingFixture.text(try Receipt.make().words()) }

  @Test func `two receipts differ`() throws {
    #expect(try words() != words())
  }

  @Test func `what people type is understood`() throws {
    let words = try words()
    let parts = words.split(separator: " ").map(String.init)
    func joined(_ between: String) -> String { parts.joined(separator: between) }
    func each(_ change: (String) -> String) -> String { parts.map(change).joined(separator: " ") }
    var typed = [words, words.uppercased(), "  \(words)\n\n", "\u{202E}\(words)\u{202C}"]
    typed += ["-", "\u{2011}", " – ", ", ", "\u{A0}", "\r\n", "\t"].map(joined)
    typed += [each { String($0.prefix(4)) }, each { $0 + "s" }, each { $0 + "\u{200D}" }, each { "“" + $0 + "”" }]
    typed.append("\u{FEFF}" + words)
    typed.append(words.map { String($0) + "\u{200B}" }.joined())
    typed += [words.replacing("a", with: "á"), words.replacing("e", with: "e\u{301}"), words.replacing("o", with: "ö")]
    // A numbered list, and letters of full width.
    typed.append(parts.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n"))
    typed.append(
      words.unicodeScalars.map { scalar -> String in
        scalar == " " ? "\u{3000}" : UnicodeScalar(scalar.value + 0xFEE0).map { String($0) } ?? ""
      }.joined())
    for text in typed { #expect(try read(text) == words, "\(text)") }
  }

  @Test func `digits are another form of the same`() throws {
    let receipt = try Receipt.make()
    let words = SealingFixture.text(try receipt.words())
    let digits = SealingFixture.text(try receipt.digits())
    #expect(digits.count == 35 && digits.split(separator: " ").allSatisfy { $0.count == 3 })
    func shifted(to zero: UInt32) -> String {
      String(
        String.UnicodeScalarView(
          digits.unicodeScalars.map { $0 == " " ? $0 : UnicodeScalar($0.value - 0x30 + zero) ?? $0 }))
    }
    for typed in [
      digits, digits.filter { $0 != " " }, digits.replacing(" ", with: "-"), shifted(to: 0x660), shifted(to: 0x6F0),
      shifted(to: 0x966), shifted(to: 0xFF10), "\n\(digits)\t",
    ] {
      #expect(try read(typed) == words, "\(typed)")
    }
  }

  @Test(arguments: [
    ("", TypedCodeError.wordCount(found: 0, expected: 8)), ("acorn", .wordCount(found: 1, expected: 8)),
    ("a b c d e f g h", .unknownWord(place: 1)),
    ("acorn acorn zzzz acorn acorn acorn acorn acorn", .unknownWord(place: 3)),
    ("acorn acorn acorn acorn acorn acorn acorn aco", .unknownWord(place: 8)),
    // A Cyrillic а does not vanish.
    ("\u{430}corn acorn acorn acorn acorn acorn acorn acorn", .unknownWord(place: 1)),
    ("acorn acorn acorn acorn acorn acorn acorn acorn acorn", .wordCount(found: 9, expected: 8)),
    ("123", .digitCount(found: 3, expected: 27)), (String(repeating: "9", count: 27), .check),
    (String(repeating: "0", count: 27), .check), (String(repeating: "x", count: 1_025), .tooLong),
    (String(repeating: "acorn ", count: 170), .wordCount(found: 170, expected: 8)),
    (String(repeating: " ", count: 1_025), .tooLong), ("\0\0\0", .wordCount(found: 0, expected: 8)),
  ])
  func `what cannot be a receipt is refused at once`(_ typed: String, _ error: TypedCodeError) throws {
    let typed = try SealingFixture.secret(typed)
    #expect(throws: error) { _ = try Receipt.read(typed) }
    #expect(error.message.hasSuffix("."))
  }

  @Test func `hostile bytes are refused and nothing else happens`() throws {
    var random = SeededRandom(seed: 11)
    for text in SharedData.naughtyStrings.prefix(600) {
      let typed = try SealingFixture.secret(text)
      #expect(throws: TypedCodeError.self) { _ = try Receipt.read(typed) }
    }
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<120, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let typed = try SealingFixture.bytes(bytes)
      #expect(throws: TypedCodeError.self) { _ = try Receipt.read(typed) }
    }
  }

  /// From making a receipt over its words and back, to the keys: no trace of its bytes, of its words or of what was typed.
  @Test func `no trace of a receipt is left in memory`() async {
    await #expect(processExitsWith: .success) {
      var (bytes, text) = ([UInt8](), [UInt8]())
      try ReceiptTests.use(complementOfBytes: &bytes, complementOfText: &text)
      let traces = try MemoryScan.copies(ofComplement: bytes) + MemoryScan.copies(ofComplement: text)
      exit(traces == 0 && bytes.count == 10 && text.count > 40 ? 0 : Int32(min(100, traces + 1)))
    }
  }

  @inline(never)
  private static func use(complementOfBytes: inout [UInt8], complementOfText: inout [UInt8]) throws {
    let receipt = try Receipt.make()
    let words = try receipt.words()
    let again = try Receipt.read(words)
    _ = try Receipt.read(receipt.digits())
    let pepper = Pepper(epoch: 1, key: try Secret.random(byteCount: 32))
    _ = try ReceiptKeys(again, pepper: pepper, salt: [UInt8](repeating: 1, count: 16), cost: SealingFixture.cheap)
    complementOfBytes = (0..<10).map { ~receipt.secret[$0] }
    complementOfText = (0..<words.byteCount).map { ~words[$0] }
  }
}

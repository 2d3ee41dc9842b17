import Sodium
import Testing

@testable import Sealing

@Suite struct SealedTextTests {
  @Test func `a text comes back, empty ones too`() throws {
    let item = try ItemKey.make(SealingFixture.item())
    for text in ["", "a", "Er weiß, wo ich wohne.", String(repeating: "x", count: 5_000)] {
      let sealed = try SealingFixture.secret(text).withBytes { try SealedText.seal($0, under: item) }
      #expect(SealingFixture.text(try SealedText.open(sealed, under: item)) == text)
    }
  }

  @Test func `its length tells little`() throws {
    let item = try ItemKey.make(SealingFixture.item())
    func count(_ length: Int) throws -> Int {
      try SealedText.seal([UInt8](repeating: 1, count: length).span.bytes, under: item).count
    }
    #expect(try Set([0, 1, 500, 1_020].map(count)).count == 1)
    #expect(try count(1_021) > count(1_020))
  }

  @Test func `it opens under no other item`() throws {
    let item = try ItemKey.make(SealingFixture.item())
    let other = try ItemKey.make(SealingFixture.item())
    let sealed = try SealedText.seal([1].span.bytes, under: item)
    #expect(throws: SealingError.sodium(.otherKey)) { _ = try SealedText.open(sealed, under: other) }
    #expect(throws: SealingError.self) { _ = try SealedText.open([], under: item) }
  }

  @Test func `too long a text is refused`() throws {
    let item = try ItemKey.make(SealingFixture.item())
    let text = [UInt8](repeating: 1, count: SealedText.byteCountMax + 1)
    #expect(throws: SealingError.tooLong) { try SealedText.seal(text.span.bytes, under: item) }
    #expect(throws: Never.self) {
      try SealedText.open(SealedText.seal(Array(text.dropLast()).span.bytes, under: item), under: item).byteCount
    }
  }
}

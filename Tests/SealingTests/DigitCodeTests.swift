import Sodium
import Testing

@testable import Sealing

@Suite struct DigitCodeTests {
  // Python: n = 0, 1, 2**80 - 1; check = 98 - n * 100 % 97.
  @Test(arguments: [
    ([UInt8](repeating: 0, count: 10), "000 000 000 000 000 000 000 000 098"),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], "000 000 000 000 000 000 000 000 195"),
    ([UInt8](repeating: 255, count: 10), "120 892 581 961 462 917 470 617 593"),
  ])
  func `known numbers`(_ bytes: [UInt8], _ expected: String) throws {
    let text = try DigitCode.text(of: SealingFixture.bytes(bytes))
    #expect(SealingFixture.text(text) == expected)
    #expect(try DigitCode.secret(from: text).isEqual(to: SealingFixture.bytes(bytes)))
  }

  @Test func `every wrong digit and every swap of neighbours is noticed`() throws {
    let secret = try SealingFixture.bytes([9, 200, 3, 77, 41, 0, 255, 18, 6, 130])
    let digits = Array(SealingFixture.text(try DigitCode.text(of: secret)).utf8.filter { $0 != 0x20 })
    for place in digits.indices {
      for digit in UInt8(0x30)...0x39 where digit != digits[place] {
        var other = digits
        other[place] = digit
        let typed = try SealingFixture.bytes(other)
        #expect(throws: TypedCodeError.check) { _ = try DigitCode.secret(from: typed) }
      }
      guard place > 0, digits[place] != digits[place - 1] else { continue }
      var other = digits
      other.swapAt(place, place - 1)
      let typed = try SealingFixture.bytes(other)
      #expect(throws: TypedCodeError.check) { _ = try DigitCode.secret(from: typed) }
    }
  }

  @Test func `a number beyond ten bytes is refused though its check is right`() throws {
    // 2^80 with its check digits.
    let typed = try SealingFixture.secret("120892581961462917470617690")
    #expect(throws: TypedCodeError.check) { _ = try DigitCode.secret(from: typed) }
  }
}

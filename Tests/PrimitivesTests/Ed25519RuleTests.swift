import Primitives
import Testing

@Suite struct Ed25519RuleTests {
  private let zeros = [UInt8](repeating: 0, count: 32)
  private var prime: [UInt8] { [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F] }

  private func with(_ bytes: [UInt8], first: UInt8) -> [UInt8] { [first] + bytes.dropFirst() }
  private func negative(_ bytes: [UInt8]) -> [UInt8] { bytes.dropLast() + [bytes[31] | 0x80] }

  @Test func `points of small order are refused with either sign`() {
    let order8 = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
    let minusOrder8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
    for point in [zeros, with(zeros, first: 1), with(prime, first: 0xEC), bytes(order8), bytes(minusOrder8)] {
      #expect(!Ed25519Rule.allowsPoint(point))
      #expect(!Ed25519Rule.allowsPoint(negative(point)))
    }
  }

  @Test func `the long forms of points are refused`() {
    // p, p + 1 … 2^255 - 1 say the same as 0 … 18.
    for first in UInt8(0xED)...0xFF {
      #expect(!Ed25519Rule.allowsPoint(with(prime, first: first)))
      #expect(!Ed25519Rule.allowsPoint(negative(with(prime, first: first))))
    }
    #expect(Ed25519Rule.allowsPoint(with(prime, first: 0xEB)))
    #expect(Ed25519Rule.allowsPoint(with(zeros, first: 2)))
  }

  @Test func `S is below the group order`() {
    let point = with(zeros, first: 2)
    let order = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
    #expect(!Ed25519Rule.allowsSignature(point + order))
    #expect(Ed25519Rule.allowsSignature(point + with(order, first: 0xEC)))
    #expect(!Ed25519Rule.allowsSignature(point + with(order, first: 0xEE)))
    #expect(!Ed25519Rule.allowsSignature(point + [UInt8](repeating: 0xFF, count: 32)))
    #expect(Ed25519Rule.allowsSignature(point + zeros))
    #expect(!Ed25519Rule.allowsSignature(zeros + zeros))
  }

  @Test(arguments: [0, 1, 31, 33, 64, 1_000])
  func `other lengths are refused`(_ count: Int) {
    #expect(!Ed25519Rule.allowsPoint([UInt8](repeating: 2, count: count)))
    #expect(!Ed25519Rule.allowsSignature([UInt8](repeating: 2, count: count + 1)))
  }

  private func bytes(_ text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}

import Memory
import Testing

@Suite struct ByteHashTests {
  @Test func `every length and every byte counts`() {
    var seen: Set<UInt64> = []
    var bytes: [UInt8] = []
    for length in 0...40 {
      seen.insert(ByteHash.hash(bytes.span.bytes, seed: 1))
      for place in bytes.indices {
        var other = bytes
        other[place] ^= 0x40
        seen.insert(ByteHash.hash(other.span.bytes, seed: 1))
      }
      bytes.append(UInt8(truncatingIfNeeded: length &* 37))
    }
    #expect(seen.count == 41 + (0...40).reduce(0, +))
  }

  @Test func `another seed is another hash`() {
    let bytes = Array("u28905".utf8)
    let hashes = (0..<100).map { ByteHash.hash(bytes.span.bytes, seed: $0) }
    #expect(Set(hashes).count == 100)
  }

  @Test func `equality looks at length and bytes`() {
    let texts = ["", "a", "abc", "abd", "ab", "abcdefghij"].map { Array($0.utf8) }
    for (left, one) in texts.enumerated() {
      for (right, other) in texts.enumerated() {
        let same = ByteHash.equal(one.span.bytes, other.span.bytes)
        #expect(same == (left == right))
      }
    }
  }
}

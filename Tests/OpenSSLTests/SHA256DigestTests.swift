import OpenSSL
import Testing

@Suite struct SHA256DigestTests {
  @Test func `the byte in front counts as the first`() {
    let bytes = (0..<200).map { UInt8($0) }
    for count in [0, 1, 31, 54, 55, 56, 63, 64, 65, 200] {
      let some = Array(bytes.prefix(count))
      #expect(SHA256Digest.of(prefix: 7, some.span.bytes).bytes == SHA256.digest(of: [7] + some))
    }
  }

  @Test func `pairs are hashed one by one`() throws {
    let digests = try (0..<7).map { try #require(SHA256Digest(SHA256.digest(of: [UInt8($0)]))) }
    let pairs = SHA256Digest.pairs(prefix: 1, of: digests)
    #expect(pairs.count == 3)
    for (index, pair) in pairs.enumerated() {
      #expect(pair == SHA256Digest.of(prefix: 1, digests[2 * index], digests[2 * index + 1]))
      #expect(pair.bytes == SHA256.digest(of: [1] + digests[2 * index].bytes + digests[2 * index + 1].bytes))
    }
    #expect(SHA256Digest.pairs(prefix: 1, of: []).isEmpty)
    #expect(SHA256Digest.pairs(prefix: 1, of: [digests[0]]).isEmpty)
  }

  @Test func `only 32 bytes are a digest`() {
    #expect(SHA256Digest([UInt8](repeating: 1, count: 32))?.bytes == [UInt8](repeating: 1, count: 32))
    for count in [0, 31, 33] { #expect(SHA256Digest([UInt8](repeating: 1, count: count)) == nil) }
  }

  @Test func `digests one behind the other are read together`() throws {
    let bytes = (0..<160).map { UInt8($0) }
    let all = try #require(SHA256Digest.all(in: bytes))
    #expect(all.flatMap(\.bytes) == bytes)
    #expect(SHA256Digest.all(in: []) == [])
    for count in [1, 31, 33, 159] { #expect(SHA256Digest.all(in: Array(bytes.prefix(count))) == nil) }
  }
}

import Memory
import Testing

@Suite struct ByteSearchTests {
  private static func has(_ byte: UInt8, _ bytes: [UInt8]) -> Bool { ByteSearch.has(byte, in: bytes.span.bytes) }

  @Test func `a byte is found where it stands, and nowhere else`() {
    for count in 0..<100 {
      var bytes = [UInt8](repeating: 5, count: count)
      #expect(!Self.has(7, bytes))
      for place in 0..<count {
        bytes[place] = 7
        #expect(Self.has(7, bytes))
        #expect(!Self.has(7, Array(bytes[..<place])))
        bytes[place] = 5
      }
    }
  }
}

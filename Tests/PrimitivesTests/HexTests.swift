import Primitives
import Testing

@Suite struct HexTests {
  @Test func `every byte comes back`() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Hex.encode([0, 1, 0x7F, 0xAB, 0xFF]) == "00017fabff")
    #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    #expect(Hex.decode("") == [])
  }

  @Test(arguments: ["0", "0g", "AB", "0x", " 00", "00 ", "٠٠", "0\u{301}0"])
  func `nothing else is read`(_ text: String) { #expect(Hex.decode(text) == nil) }
}

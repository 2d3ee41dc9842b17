import Testing

@testable import BagIt

@Suite struct TagEncodingTests {
  @Test func `each encoding gives back its text and refuses what it cannot be`() {
    #expect(TagEncoding(name: "utf-8") == .utf8 && TagEncoding(name: "EBCDIC") == nil)
    #expect(TagEncoding.utf8.text([0xC3, 0xA9]) == "é" && TagEncoding.utf8.text([0xC3]) == nil)
    #expect(TagEncoding.latin1.text([0xE9]) == "é")
    #expect(TagEncoding.ascii.text([0x41]) == "A" && TagEncoding.ascii.text([0x80]) == nil)
    #expect(TagEncoding.utf16.text([0xFE, 0xFF, 0, 0x41]) == "\u{FEFF}A")
    #expect(TagEncoding.utf16.text([0xFF, 0xFE, 0x41, 0]) == "\u{FEFF}A")
    #expect(TagEncoding.utf16Low.text([0x41, 0]) == "A" && TagEncoding.utf16High.text([0, 0x41]) == "A")
    #expect(TagEncoding.utf16.text([0]) == nil && TagEncoding.utf16High.text([0xD8, 0]) == nil)
  }

  @Test func `LF, CR and both end a line, and the last needs none`() {
    #expect(TagLines.split("a\nb\r\nc\rd") == ["a", "b", "c", "d"])
    #expect(TagLines.split("a\n\r\n") == ["a", ""])
    #expect(TagLines.split("") == [])
    #expect(TagLines.split("a\n\u{301}b\n").map { Array($0.utf8) } == [Array("a".utf8), Array("\u{301}b".utf8)])
  }
}

import GroundTestKit
import SourceText
import Testing

@Suite struct SourceFileTests {
  private func lines(_ text: String, _ numbers: ClosedRange<Int>) -> [String?] {
    let file = SourceFile(name: "a", text: text)
    return numbers.map { file.line($0) }
  }

  @Test func `lines are counted from 1 and end before the line feed`() {
    #expect(lines("one\n\nthree", -1...4) == [nil, nil, "one", "", "three", nil])
    #expect(lines("one\n", 1...2) == ["one", nil])
    #expect(lines("\n\n", 1...3) == ["", "", nil])
    #expect(lines("", 1...1) == [nil])
    #expect(SourceFile(name: "a", text: "one\n").line(.max) == nil)
    #expect(SourceFile(name: "a", text: "one\n").line(.min) == nil)
  }

  @Test func `the carriage return of Windows is not part of a line`() {
    #expect(lines("one\r\ntwo\r\n\r\nfour\r", 1...5) == ["one", "two", "", "four", nil])
    #expect(lines("a\rb\n", 1...2) == ["a\rb", nil])
  }

  @Test func `a byte order mark is no part of the text`() {
    let file = SourceFile(name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("one\n".utf8))
    #expect(file.bytes == Array("one\n".utf8))
    #expect(file.line(1) == "one")
    #expect(SourceFile(name: "a", bytes: [0xEF, 0xBB]).bytes == [0xEF, 0xBB])
    #expect(SourceFile(name: "a", text: "one\u{FEFF}").line(1) == "one\u{FEFF}")
  }

  @Test func `bytes that are not UTF-8 are shown as U+FFFD`() {
    let file = SourceFile(name: "a", bytes: [0x61, 0xFF, 0x62, 0x0A, 0xC3])
    #expect(file.line(1) == "a\u{FFFD}b")
    #expect(file.line(2) == "\u{FFFD}")
  }

  @Test func `of a long line only the start is made`() {
    let file = SourceFile(name: "a", text: "x\n\(String(repeating: "é", count: 50_000))\nz")
    #expect(file.line(2, bytesMax: 10) == "ééééé")
    #expect(file.line(2, bytesMax: 0)?.isEmpty == true)
    #expect(file.line(2)?.count == 50_000)
    #expect(file.line(3) == "z")
  }

  @Test func `lines of large files are those of a plain split`() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<3 {
      let parts = (0..<4000).map { "\($0)" + String(repeating: "y", count: Int.random(in: 0...40, using: &random)) }
      let file = SourceFile(name: "a", text: parts.joined(separator: "\n"))
      for index in Array(parts.indices).shuffled(using: &random).prefix(60) + [0, 3999] {
        #expect(file.line(index + 1) == parts[index])
      }
      #expect(file.line(4001) == nil)
    }
  }

  @Test(arguments: [16_383, 16_384, 16_385, 32_768])
  func `a line feed at the edge of a block is found`(_ length: Int) {
    let file = SourceFile(name: "a", text: String(repeating: "x", count: length) + "\ny\n" + "z")
    #expect(file.line(1)?.utf8.count == length)
    #expect(file.line(2) == "y")
    #expect(file.line(3) == "z")
    #expect(file.line(4) == nil)
  }
}

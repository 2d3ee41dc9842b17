import Files
import GroundTestKit
import Testing

@Suite struct InputFileTests {
  @Test func `a file is read piece by piece to its end`() throws {
    let folder = TemporaryFolder()
    try folder.write("hello", to: "f")
    let input = try InputFile.open(folder.path("f"))
    var buffer = [UInt8](repeating: 0, count: 8)
    #expect(try input.read(into: &buffer, at: 1, atMost: 3) == 3)
    #expect(buffer == [0, 104, 101, 108, 0, 0, 0, 0])
    #expect(try input.read(into: &buffer, at: 0, atMost: 8) == 2)
    #expect(try input.read(into: &buffer, at: 0, atMost: 8) == 0)
    #expect(input.byteCount == 5)
  }

  @Test func `reading can start further on, and not past the end`() throws {
    let folder = TemporaryFolder()
    try folder.write("hello", to: "f")
    let input = try InputFile.open(folder.path("f"))
    var buffer = [UInt8](repeating: 0, count: 8)
    try input.skip(to: 3)
    #expect(try input.read(into: &buffer, at: 0, atMost: 8) == 2)
    #expect(throws: FileError.failed(path: folder.path("f"), reason: "it ends before the place to go on from")) {
      try InputFile.open(folder.path("f")).skip(to: 6)
    }
  }

  @Test(arguments: [0, 3, 4_095, 4_096, 4_097, 8_800])
  func `the first bytes are remembered, read or skipped`(_ place: Int) throws {
    let folder = TemporaryFolder()
    let text = (0..<1_000).map { "line \($0)\n" }.joined()
    try folder.write(text, to: "f")
    let input = try InputFile.open(folder.path("f"))
    #expect(input.head.isEmpty)
    try input.skip(to: place)
    #expect(input.head == Array(text.utf8.prefix(min(place, 4_096))))
    var buffer = [UInt8](repeating: 0, count: 10_000)
    let count = try input.read(into: &buffer, at: 0, atMost: 500)
    #expect(buffer[..<count].elementsEqual(text.utf8.dropFirst(place).prefix(500)))
    while try input.read(into: &buffer, at: 0, atMost: 10_000) > 0 {}
    #expect(input.head == Array(text.utf8.prefix(4_096)))
  }

  @Test func `a folder, or a file that is not there, is refused`() {
    let folder = TemporaryFolder()
    #expect(throws: FileError.notAFile(path: folder.path)) { _ = try InputFile.open(folder.path) }
    #expect(throws: FileError.missing(path: folder.path("x"))) { _ = try InputFile.open(folder.path("x")) }
    #expect(throws: FileError.missing(path: "a\0b")) { _ = try InputFile.open("a\0b") }
  }
}

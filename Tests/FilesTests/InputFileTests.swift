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
  }

  @Test func `a folder, or a file that is not there, is refused`() {
    let folder = TemporaryFolder()
    #expect(throws: FileError.notAFile(path: folder.path)) { _ = try InputFile.open(folder.path) }
    #expect(throws: FileError.missing(path: folder.path("x"))) { _ = try InputFile.open(folder.path("x")) }
    #expect(throws: FileError.missing(path: "a\0b")) { _ = try InputFile.open("a\0b") }
  }
}

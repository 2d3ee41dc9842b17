import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct FileSystemTreeTests {
  private let folder = TemporaryFolder()

  @Test func `everything in a folder is seen as it is`() throws {
    try folder.write("three", to: "a")
    try folder.write("", to: ".hidden")
    try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder.path("c"), withDestinationPath: "nowhere")
    try FileManager.default.linkItem(atPath: folder.path("a"), toPath: folder.path("d"))
    #expect(mkfifo(folder.path("e"), 0o600) == 0)
    let entries = try FileSystem.entries(in: folder.path)
    #expect(entries.map(\.name) == [".hidden", "a", "b", "c", "d", "e"])
    #expect(entries.map(\.kind) == [.file, .file, .folder, .symbolicLink, .file, .other])
    #expect(entries.map(\.linkCount).filter { $0 == 2 }.count >= 2)
    #expect(entries[1].byteCount == 5 && entries[4].linkCount == 2)
  }

  @Test func `a name that is no text is said to be none`() throws {
    let name: [CChar] = Array(folder.path.utf8CString.dropLast()) + [0x2F, 0x61, -1, 0]
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let entry = try #require(FileSystem.entries(in: folder.path).first)
    #expect(!entry.isNameText && entry.name == "a\u{FFFD}" && entry.kind == .other)
    unlink(name)
  }

  @Test func `a file comes in pieces and whole`() throws {
    let text = String(repeating: "0123456789", count: 100_000)
    try folder.write(text, to: "long")
    var bytes: [UInt8] = []
    let count = try FileSystem.readPieces(folder.path("long")) { piece in
      piece.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    #expect(count == 1_000_000 && bytes == Array(text.utf8))
  }

  @Test func `links, pipes, folders and what is too long are not read`() throws {
    try folder.write("12345", to: "a")
    try FileManager.default.createSymbolicLink(atPath: folder.path("c"), withDestinationPath: "a")
    #expect(mkfifo(folder.path("e"), 0o600) == 0)
    for name in ["c", "e", "."] {
      #expect(throws: FileError.notAFile(path: folder.path(name))) {
        try FileSystem.readPieces(folder.path(name)) { _ in }
      }
    }
    #expect(throws: FileError.tooLarge(path: folder.path("a"), limitBytes: 4)) {
      try FileSystem.readPieces(folder.path("a"), limitBytes: 4) { _ in }
    }
    #expect(throws: FileError.missing(path: folder.path("x"))) { try FileSystem.readPieces(folder.path("x")) { _ in } }
    #expect(throws: FileError.missing(path: "a\0b")) { try FileSystem.readPieces("a\0b") { _ in } }
  }

  @Test func `a tree is removed, and what its links lead to is not`() throws {
    try folder.write("kept", to: "kept")
    try FileManager.default.createDirectory(atPath: folder.path("t/b/c"), withIntermediateDirectories: true)
    try folder.write("", to: "t/b/c/.x")
    try FileManager.default.createSymbolicLink(atPath: folder.path("t/l"), withDestinationPath: "../kept")
    try FileManager.default.createSymbolicLink(atPath: folder.path("t/m"), withDestinationPath: "..")
    try FileSystem.removeTree(folder.path("t"))
    try FileSystem.removeTree(folder.path("t"))
    #expect(try folder.names() == ["kept"])
  }
}

import Files
import Glibc
import GroundTestKit
import Testing

@Suite struct FoldersTests {
  private let folder = TemporaryFolder()

  private func error(making path: String) -> FileError? {
    do throws(FileError) {
      try FileSystem.makeFolder(path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `folders and files are told apart`() throws {
    try folder.write("", to: "file")
    #expect(symlink(folder.path, folder.path("link")) == 0)
    #expect(symlink(folder.path("nothing"), folder.path("dangling")) == 0)
    let answers = ["", "file", "link", "dangling", "nothing", "file/x", "\0"].map { name in
      (FileSystem.isFolder(folder.path(name)), FileSystem.exists(folder.path(name)))
    }
    #expect(answers.map(\.0) == [true, false, true, false, false, false, false])
    #expect(answers.map(\.1) == [true, true, true, false, false, false, false])
    #expect(!FileSystem.isFolder(""))
    #expect(!FileSystem.exists(""))
  }

  @Test func `a folder is made with those above it, and made again without harm`() throws {
    for _ in 0..<2 { #expect(error(making: folder.path("a/b/c")) == nil) }
    #expect(error(making: folder.path("d/")) == nil)
    #expect(error(making: folder.path("e//f")) == nil)
    #expect(error(making: "/") == nil)
    for name in ["a/b/c", "d", "e/f"] { #expect(FileSystem.isFolder(folder.path(name))) }
  }

  @Test func `where a file stands no folder is made`() throws {
    try folder.write("text", to: "file")
    let path = folder.path("file")
    #expect(error(making: path) == .failed(path: path, reason: "File exists"))
    #expect(error(making: path + "/below") == .failed(path: path, reason: "File exists"))
    #expect(
      error(making: folder.path("a\0b")) == .failed(path: folder.path("a\0b"), reason: "the name holds a NUL character")
    )
    #expect(try folder.names() == ["file"])
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `in a folder without permission none is made`() {
    #expect(chmod(folder.path, 0o555) == 0)
    defer { chmod(folder.path, 0o755) }
    #expect(error(making: folder.path("a/b")) == .notWritable(path: folder.path("a")))
  }

  @Test func `names are sorted and hidden ones left out`() throws {
    let long = String(repeating: "n", count: 255)
    for name in ["b", "a", "größe", "C", ".hidden", "two words", long] { try folder.write("", to: name) }
    #expect(try FileSystem.names(in: folder.path) == ["C", "a", "b", "größe", long, "two words"])
  }

  @Test func `a folder that is not there has no names`() throws {
    try folder.write("", to: "file")
    for path in [folder.path("nothing"), folder.path("file"), folder.path + "\0"] {
      #expect(throws: FileError.missing(path: path)) { try FileSystem.names(in: path) }
    }
    #expect(mkdir(folder.path("empty"), 0o755) == 0)
    #expect(try FileSystem.names(in: folder.path("empty")).isEmpty)
  }

  @Test func `every link on the way is followed`() throws {
    let root = try #require(FileSystem.resolved(folder.path))
    #expect(mkdir(folder.path("real"), 0o755) == 0)
    try folder.write("", to: "real/file")
    #expect(symlink("real", folder.path("one")) == 0)
    #expect(symlink("one/file", folder.path("two")) == 0)
    #expect(FileSystem.resolved(folder.path("two")) == "\(root)/real/file")
    #expect(FileSystem.resolved(folder.path("one/../one/./file")) == "\(root)/real/file")
    #expect(FileSystem.resolved("/") == "/")
  }

  @Test func `a way that leads nowhere has no end`() {
    #expect(symlink(folder.path("nothing"), folder.path("dangling")) == 0)
    #expect(symlink(folder.path("loop"), folder.path("loop")) == 0)
    for name in ["nothing", "dangling", "loop", "\0"] { #expect(FileSystem.resolved(folder.path(name)) == nil) }
    #expect(FileSystem.resolved("") == nil)
  }

  @Test func `a terminal is told from a pipe`() throws {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    var ends: [Int32] = [0, 0]
    try #require(terminal >= 0 && pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(FileSystem.isTerminal(terminal))
    #expect(!FileSystem.isTerminal(ends[0]))
    #expect(!FileSystem.isTerminal(-1))
  }
}

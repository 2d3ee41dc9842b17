import Files
import Glibc
import GroundTestKit
import Testing

@Suite struct FileSystemTests {
  private let folder = TemporaryFolder()

  private func error(reading path: String, limitBytes: Int = 100) -> FileError? {
    do throws(FileError) {
      _ = try FileSystem.read(path, limitBytes: limitBytes)
      return nil
    } catch {
      return error
    }
  }

  private func error(writing text: String, to path: String) -> FileError? {
    do throws(FileError) {
      try FileSystem.write(Array(text.utf8), to: path)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Reading

  @Test(arguments: ["", "x", "two\nlines\n", "größe", "a\0b", "\u{FEFF}bom"])
  func `a file is read byte for byte`(_ text: String) throws {
    try folder.write(text, to: "a")
    #expect(try FileSystem.read(folder.path("a"), limitBytes: 100) == Array(text.utf8))
  }

  @Test func `a file of many buffers is read whole`() throws {
    let text = (0..<50_000).map { "\($0)\n" }.joined()
    try folder.write(text, to: "a")
    #expect(try FileSystem.read(folder.path("a"), limitBytes: text.utf8.count) == Array(text.utf8))
  }

  @Test func `the limit itself is allowed, one byte more is not`() throws {
    try folder.write("12345", to: "a")
    let path = folder.path("a")
    #expect(try FileSystem.read(path, limitBytes: 5) == Array("12345".utf8))
    #expect(error(reading: path, limitBytes: 4) == .tooLarge(path: path, limitBytes: 4))
    #expect(error(reading: path, limitBytes: 0) == .tooLarge(path: path, limitBytes: 0))
  }

  @Test func `a file that holds more than its size said stops at the limit`() throws {
    // The kernel says that its own files have no bytes, and gives more with every read.
    let path = "/proc/self/maps"
    #expect(error(reading: path, limitBytes: 10) == .tooLarge(path: path, limitBytes: 10))
    #expect(try FileSystem.read(path, limitBytes: 10 << 20).count > 10)
  }

  @Test func `what is not there is missing`() throws {
    try folder.write("", to: "file")
    for path in ["", folder.path("nothing"), folder.path("nothing/at/all"), folder.path("file/below")] {
      #expect(error(reading: path) == .missing(path: path))
    }
  }

  @Test func `a name that holds a NUL is not that of the file before the NUL`() throws {
    try folder.write("secret", to: "a")
    let path = folder.path("a") + "\0.yaml"
    #expect(error(reading: path) == .missing(path: path))
    #expect(error(writing: "x", to: path) == .failed(path: path, reason: "the name holds a NUL character"))
    #expect(try folder.text(of: "a") == "secret")
  }

  @Test(.timeLimit(.minutes(1))) func `a pipe that nobody writes to is refused at once`() {
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(error(reading: path) == .notAFile(path: path))
  }

  @Test func `a socket is refused`() throws {
    let path = folder.path("socket")
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    #expect(error(reading: path) == .notAFile(path: path))
  }

  @Test(arguments: ["/", "/dev/null", "/dev/zero", "/dev/tty"])
  func `a folder or device is refused`(_ path: String) {
    #expect(error(reading: path) == .notAFile(path: path))
  }

  @Test func `a link is followed, and one to itself fails`() throws {
    try folder.write("text", to: "a")
    #expect(symlink(folder.path("a"), folder.path("link")) == 0)
    #expect(symlink(folder.path("loop"), folder.path("loop")) == 0)
    #expect(try FileSystem.read(folder.path("link"), limitBytes: 10) == Array("text".utf8))
    let path = folder.path("loop")
    #expect(error(reading: path) == .failed(path: path, reason: "Too many levels of symbolic links"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file without permission is not readable`() throws {
    try folder.write("text", to: "a")
    #expect(chmod(folder.path("a"), 0) == 0)
    #expect(error(reading: folder.path("a")) == .notReadable(path: folder.path("a")))
  }

  // MARK: Writing

  @Test func `a file is written, then replaced, and nothing is left beside it`() throws {
    #expect(error(writing: "one, and longer than the next", to: folder.path("a")) == nil)
    #expect(error(writing: "two", to: folder.path("a")) == nil)
    #expect(try folder.text(of: "a") == "two")
    #expect(error(writing: "", to: folder.path("a")) == nil)
    #expect(try folder.text(of: "a").isEmpty)
    #expect(try folder.names() == ["a"])
  }

  @Test func `a new file may be read by all, an old one keeps its permissions`() throws {
    #expect(error(writing: "x", to: folder.path("new")) == nil)
    #expect(try mode("new") & 0o111 == 0)
    #expect(try mode("new") & 0o600 == 0o600)
    try folder.write("x", to: "private")
    #expect(chmod(folder.path("private"), 0o600) == 0)
    #expect(error(writing: "y", to: folder.path("private")) == nil)
    #expect(try mode("private") == 0o600)
  }

  private func mode(_ name: String) throws -> mode_t {
    var status = stat()
    try #require(stat(folder.path(name), &status) == 0)
    return status.st_mode & 0o777
  }

  @Test func `writing through a link keeps the link`() throws {
    try folder.write("old", to: "a")
    #expect(symlink(folder.path("a"), folder.path("link")) == 0)
    #expect(error(writing: "new", to: folder.path("link")) == nil)
    #expect(try folder.text(of: "a") == "new")
    #expect(FileSystem.resolved(folder.path("link")) == FileSystem.resolved(folder.path("a")))
    #expect(try folder.names() == ["a", "link"])
  }

  // No real device here: run by root, a broken check would replace it on the machine that runs the tests.
  @Test func `a folder or pipe is not replaced by a file, through a link neither`() throws {
    #expect(mkdir(folder.path("sub"), 0o755) == 0)
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    #expect(symlink(folder.path("pipe"), folder.path("link")) == 0)
    for name in ["sub", "pipe", "link"] {
      #expect(error(writing: "x", to: folder.path(name)) == .notAFile(path: folder.path(name)))
    }
    #expect(FileSystem.isFolder(folder.path("sub")))
    #expect(error(reading: folder.path("pipe")) == .notAFile(path: folder.path("pipe")))
    #expect(try folder.names() == ["link", "pipe", "sub"])
  }

  @Test func `a folder that is not there is not made`() throws {
    let path = folder.path("nothing/a")
    #expect(error(writing: "x", to: path) == .missing(path: path))
    #expect(try folder.names().isEmpty)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `in a folder without permission the old file stays`() throws {
    try folder.write("old", to: "a")
    #expect(chmod(folder.path, 0o555) == 0)
    defer { chmod(folder.path, 0o755) }
    #expect(error(writing: "new", to: folder.path("a")) == .notWritable(path: folder.path("a")))
    #expect(try folder.text(of: "a") == "old")
    #expect(try folder.names() == ["a"])
  }

  @Test func `a write that stops half-way leaves the old file and nothing else`() async throws {
    try folder.write("old", to: "a")
    let path = folder.path("a")
    await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
      // From here on, writing past the 1000th byte of any file fails.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      do throws(FileError) {
        try FileSystem.write([UInt8](repeating: 0x78, count: 100_000), to: path)
      } catch {
        exit(error == .failed(path: path, reason: "File too large") ? 7 : 8)
      }
    }
    #expect(try folder.text(of: "a") == "old")
    #expect(try folder.names() == ["a"])
  }

  @Test func `while many write, a reader sees one of their texts, whole`() async throws {
    let path = folder.path("a")
    let texts = (0..<8).map { [UInt8](repeating: UInt8(0x61 + $0), count: 150_000) }
    try FileSystem.write(texts[0], to: path)
    try await withThrowingTaskGroup { group in
      for text in texts {
        group.addTask { for _ in 0..<10 { try FileSystem.write(text, to: path) } }
      }
      group.addTask {
        for _ in 0..<60 {
          let seen = try FileSystem.read(path, limitBytes: 1 << 20)
          #expect(texts.contains(seen))
        }
      }
      try await group.waitForAll()
    }
    #expect(try folder.names() == ["a"])
  }

  // MARK: Standard streams

  @Test func `standard output and error are written byte for byte`() async throws {
    let result = try #require(
      await #expect(processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]) {
        try FileSystem.writeStandardOutput(Array("to output: größe".utf8))
        FileSystem.writeStandardError(Array("to error: größe".utf8))
      })
    #expect(String(decoding: result.standardOutputContent, as: UTF8.self).contains("to output: größe"))
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("to error: größe"))
  }

  @Test func `a reader of standard output who went away is no error`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      signal(SIGPIPE, SIG_IGN)
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, dup2(ends[1], STDOUT_FILENO) >= 0, close(ends[0]) == 0 else { exit(1) }
      try FileSystem.writeStandardOutput([UInt8](repeating: 0x78, count: 1 << 20))
      exit(7)
    }
  }

  @Test func `a standard output that is closed is an error`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      close(STDOUT_FILENO)
      do throws(FileError) {
        try FileSystem.writeStandardOutput([0x78])
      } catch {
        exit(error == .failed(path: "standard output", reason: "Bad file descriptor") ? 7 : 8)
      }
    }
  }

  @Test func `standard input is read to its end, up to the limit`() async throws {
    try folder.write("12345", to: "a")
    let path = folder.path("a")
    await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
      let file = open(path, O_RDONLY)
      guard dup2(file, STDIN_FILENO) >= 0 else { exit(1) }
      guard try FileSystem.readStandardInput(limitBytes: 5) == Array("12345".utf8) else { exit(2) }
      guard try FileSystem.readStandardInput(limitBytes: 5).isEmpty else { exit(3) }
      lseek(STDIN_FILENO, 0, SEEK_SET)
      do throws(FileError) {
        _ = try FileSystem.readStandardInput(limitBytes: 4)
      } catch {
        exit(error == .tooLarge(path: "standard input", limitBytes: 4) ? 7 : 8)
      }
    }
  }

  // MARK: Files of known length

  @Test func `a block is read whole, or refused for its length`() throws {
    try folder.write("12345", to: "block")
    let path = folder.path("block")
    #expect(try FileSystem.readBlock(path, byteCount: 5) == Array("12345".utf8))
    for count in [0, 4, 6, 10_000] {
      #expect(throws: FileError.failed(path: path, reason: "it does not have \(count) bytes")) {
        try FileSystem.readBlock(path, byteCount: count)
      }
    }
    #expect(throws: FileError.missing(path: folder.path("none"))) {
      try FileSystem.readBlock(folder.path("none"), byteCount: 1)
    }
    #expect(throws: FileError.self) { try FileSystem.readBlock(folder.path, byteCount: 1) }
    #expect(throws: FileError.missing(path: "a\0b")) { try FileSystem.readBlock("a\0b", byteCount: 1) }
  }
}

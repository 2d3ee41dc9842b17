import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct OutputFileTests {
  private let folder = TemporaryFolder()

  @Test func `a file grows, is cut back, and grows again`() throws {
    let file = try OutputFile(folder.path("f"))
    try file.append(Array("hello world".utf8))
    try file.truncate(to: 5)
    try file.append(Array("!".utf8))
    try file.sync()
    #expect(file.byteCount == 6)
    #expect(try folder.text(of: "f") == "hello!")
    #expect(try file.bytes(before: 6, count: 2) == Array("o!".utf8))
    #expect(try file.bytes(before: 2, count: 10) == Array("he".utf8))
    #expect(throws: FileError.failed(path: folder.path("f"), reason: "it ends too early")) {
      try file.bytes(before: 9, count: 5)
    }
  }

  @Test func `what stands in a file stays when it is opened`() throws {
    try folder.write("old", to: "f")
    let file = try OutputFile(folder.path("f"))
    #expect(file.byteCount == 3)
    try file.append(Array("new".utf8))
    #expect(try folder.text(of: "f") == "oldnew")
  }

  @Test func `only its owner can read a new file`() throws {
    _ = try OutputFile(folder.path("f"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("f"))
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
  }

  @Test func `a file is open once at a time, and a folder never`() throws {
    do {
      let first = try OutputFile(folder.path("f"))
      #expect(throws: FileError.failed(path: folder.path("f"), reason: "another run is using it")) {
        try OutputFile(folder.path("f"))
      }
      #expect(first.byteCount == 0)
    }
    _ = try OutputFile(folder.path("f"))
    #expect(throws: FileError.notAFile(path: folder.path)) { try OutputFile(folder.path) }
    #expect(throws: FileError.notAFile(path: "/dev/null")) { try OutputFile("/dev/null") }
    #expect(throws: FileError.failed(path: "a\0", reason: "the name holds a NUL character")) { try OutputFile("a\0") }
  }

  @Test func `from the planned step on everything fails, and a write leaves its half`() throws {
    let faults = FaultPlan(failingFrom: 3)
    let file = try OutputFile(folder.path("f"), faults: faults)
    try file.append(Array("abcd".utf8))
    #expect(throws: FileError.self) { try file.append(Array("efgh".utf8)) }
    #expect(try folder.text(of: "f") == "abcdef")
    #expect(throws: FileError.self) { try file.sync() }
    #expect(throws: FileError.self) { try file.truncate(to: 0) }
    #expect(throws: FileError.self) { try FileSystem.move(folder.path("f"), to: folder.path("g"), faults: faults) }
    #expect(throws: FileError.self) { try FileSystem.remove(folder.path("f"), faults: faults) }
    #expect(throws: FileError.self) { try FileSystem.syncFolder(folder.path, faults: faults) }
    #expect(faults.stepCount == 8)
    #expect(try folder.names() == ["f"])
  }

  @Test func `a file is moved over another, and one that is not there is removed in peace`() throws {
    try folder.write("new", to: "a")
    try folder.write("old", to: "b")
    try FileSystem.move(folder.path("a"), to: folder.path("b"))
    try FileSystem.syncFolder(folder.path)
    #expect(try folder.text(of: "b") == "new")
    try FileSystem.remove(folder.path("a"))
    try FileSystem.remove(folder.path("b"))
    #expect(try folder.names() == [])
    #expect(throws: FileError.missing(path: folder.path("x"))) {
      try FileSystem.move(folder.path("a"), to: folder.path("x"))
    }
    #expect(throws: FileError.missing(path: folder.path("x"))) { try FileSystem.syncFolder(folder.path("x")) }
  }

  @Test func `what is reserved is zeros, and is written over`() throws {
    let file = try OutputFile(folder.path("reserved"))
    try file.append([1, 2])
    try file.reserve(4)
    #expect(file.byteCount == 2 && file.reservedCount == 4)
    try file.append([3])
    #expect(file.byteCount == 3 && file.reservedCount == 3)
    #expect(try FileSystem.read(folder.path("reserved"), limitBytes: 100) == [1, 2, 3, 0, 0, 0])
    try file.append([4, 5, 6, 7])
    #expect(file.byteCount == 7 && file.reservedCount == 0)
    file.rewind()
    try file.append([9])
    #expect(try FileSystem.read(folder.path("reserved"), limitBytes: 100) == [9, 2, 3, 4, 5, 6, 7])
  }
}

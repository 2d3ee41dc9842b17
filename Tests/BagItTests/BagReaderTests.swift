import Files
import Foundation
import GroundTestKit
import Testing

@testable import BagIt

/// One thing is done to a whole bag, and is named.
@Suite struct BagReaderTests {
  private let folder = TemporaryFolder()

  init() throws {
    let writer = try BagWriter(folder.path("bag"))
    try writer.write("data/one", Array("1".utf8))
    try writer.write("data/sub/two", Array("2".utf8))
    try writer.write("proof.txt", [])
    try writer.finish(info: BagInfo([.init("Contact-Name", "Front desk")]))
  }

  private func problems(limits: BagLimits = .init()) throws -> [String] {
    try BagReader(limits: limits).read(folder.path("bag")).problems.map {
      "\($0.severity) \($0.kind) \($0.place)"
    }
  }

  private func bag(_ name: String) -> String { folder.path("bag/\(name)") }

  @Test func `a whole bag has no problem`() throws { #expect(try problems() == []) }

  @Test func `links, hard links and pipes`() throws {
    try FileManager.default.createSymbolicLink(atPath: bag("data/link"), withDestinationPath: "one")
    try FileManager.default.createSymbolicLink(atPath: bag("data/up"), withDestinationPath: "../..")
    try FileManager.default.linkItem(atPath: bag("data/one"), toPath: folder.path("other"))
    #expect(mkfifo(bag("pipe"), 0o600) == 0)
    #expect(
      try problems() == [
        "error symbolicLink data/link", "warning hardLink data/one", "error symbolicLink data/up", "error device pipe",
      ])
  }

  @Test func `a link in the place of a file is a link, and the file is missing`() throws {
    try FileManager.default.moveItem(atPath: bag("data/one"), toPath: folder.path("one"))
    try FileManager.default.createSymbolicLink(atPath: bag("data/one"), withDestinationPath: "../../one")
    let found = try problems()
    #expect(found.contains("error symbolicLink data/one") && found.contains("error missing data/one"))
  }

  @Test func `missing, changed and extra files`() throws {
    try folder.write("x", to: "bag/data/one")
    try FileManager.default.removeItem(atPath: bag("data/sub/two"))
    try folder.write("x", to: "bag/data/three")
    try folder.write("x", to: "bag/extra.txt")
    #expect(
      Set(try problems()) == [
        "error changed data/one", "error missing data/sub/two", "error extra data/three", "warning extra extra.txt",
        "error length bag-info.txt",
      ])
  }

  @Test func `what desktops leave behind is named as such`() throws {
    try FileManager.default.createDirectory(atPath: bag("__MACOSX/data"), withIntermediateDirectories: true)
    for name in ["data/.DS_Store", "__MACOSX/data/._one", "data/Thumbs.db", "desktop.ini"] {
      try folder.write("", to: "bag/\(name)")
    }
    let found = try BagReader().read(folder.path("bag")).problems
    #expect(
      found.filter { $0.kind == .systemFile }.map(\.file).sorted() == [
        "__MACOSX/data/._one", "data/.DS_Store", "data/Thumbs.db", "desktop.ini",
      ])
    #expect(found.allSatisfy { $0.kind == .systemFile })
  }

  @Test func `a byte order mark and other encodings`() throws {
    try folder.write("\u{FEFF}\(folder.text(of: "bag/bagit.txt"))", to: "bag/bagit.txt")
    #expect(try problems().contains("error byteOrderMark bagit.txt:1"))
    try folder.write("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n", to: "bag/bagit.txt")
    #expect(try problems().contains("warning encoding bagit.txt:2"))
    try folder.write("BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n", to: "bag/bagit.txt")
    #expect(try problems().contains("error encoding bagit.txt:2"))
  }

  @Test(arguments: [
    "BagIt-Version: 1.1\nTag-File-Character-Encoding: UTF-8\n",
    "BagIt-Version: 1\nTag-File-Character-Encoding: UTF-8\n",
    "BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n", "BagIt-Version: 1.0\n", "", "\n\n", "x\ny\nz\n",
    "BagIt-Version: 99999999999999999999.0\nTag-File-Character-Encoding: UTF-8\n",
  ])
  func `another declaration is named`(text: String) throws {
    try folder.write(text, to: "bag/bagit.txt")
    #expect(try problems().contains { $0.hasPrefix("error declaration bagit.txt") })
  }

  @Test func `limits are problems, not crashes`() throws {
    #expect(try problems(limits: .init(filesMax: 3)).contains("error limit the folder"))
    #expect(try problems(limits: .init(manifestBytesMax: 10)).contains("error limit manifest-sha256.txt"))
    let kept = try BagReader(limits: .init(keptBytesMax: 1)).read(folder.path("bag")) { $0.isPayload }
    #expect(kept.problems.map(\.kind) == [.limit])
    try FileManager.default.createDirectory(
      atPath: bag("data/" + String(repeating: "a/", count: 40)), withIntermediateDirectories: true)
    #expect(try problems().contains { $0.hasPrefix("error limit data/a/a") })
  }

  @Test func `what is no folder is an error, what is no bag is said`() throws {
    try folder.write("", to: "file")
    #expect(throws: FileError.self) { try BagReader().read(folder.path("file")) }
    #expect(throws: FileError.missing(path: folder.path("gone"))) { try BagReader().read(folder.path("gone")) }
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
    let bag = try BagReader().read(folder.path("empty"))
    #expect(!bag.isBag && !bag.isValid)
  }

  @Test func `a name that is no text is named`() throws {
    let name: [CChar] = Array(bag("data/a").utf8CString.dropLast()) + [-1, 0]
    close(open(name, O_CREAT | O_WRONLY, 0o600))
    #expect(try problems() == ["error encoding data/a\u{FFFD}"])
    unlink(name)
  }

  @Test func `random bytes in the place of a tag file are a problem`() throws {
    var random = SeededRandom(seed: 8)
    for name in ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha512.txt", "fetch.txt"] {
      let before = try? Data(contentsOf: URL(filePath: bag(name)))
      for _ in 0..<40 {
        let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        try Data(bytes).write(to: URL(filePath: bag(name)))
        #expect(try !problems().isEmpty)
      }
      if let before {
        try before.write(to: URL(filePath: bag(name)))
      } else {
        try FileManager.default.removeItem(atPath: bag(name))
      }
    }
    #expect(try problems() == [])
  }
}

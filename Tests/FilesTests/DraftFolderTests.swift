import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct DraftFolderTests {
  private let folder = TemporaryFolder()

  @Test func `what a run left that is gone is taken away, and nothing else`() throws {
    let gone = try run()
    let mine = DraftFolder.path(beside: folder.path("bag"))
    for name in ["bag.\(gone)-1a.draft", "bag.\(gone)-1a.drafts", "bag.x-1a.draft", "other.\(gone)-1a.draft", "bag"] {
      try FileSystem.makeFolder(folder.path(name))
      try FileSystem.write([1], to: folder.path("\(name)/words"))
    }
    try FileSystem.makeFolder(mine)
    try DraftFolder.removeAbandoned(beside: folder.path("bag"))
    let left = try folder.names()
    #expect(!left.contains("bag.\(gone)-1a.draft"))
    #expect(left.count == 5 && FileSystem.isFolder(mine))
  }

  /// The number of a process that has ended.
  private func run() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }
}

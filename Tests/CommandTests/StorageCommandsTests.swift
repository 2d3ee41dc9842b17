import Foundation
import GroundTestKit
import Storage
import TestKit
import Testing

/// `bellbird backup`, `restore` and `check` as people run them.
@Suite struct StorageCommandsTests {
  private let folder = TemporaryFolder()

  private func bellbird(_ words: String...) throws -> Fixture.Run { try Fixture.bellbird(words) }

  private func store() throws -> String {
    let path = folder.path("store")
    try Store.create(path).addTenant("harbour", now: 1)
    return path
  }

  @Test func `a backup is made, checked and restored`() throws {
    let (store, backup, restored) = (try store(), folder.path("backup"), folder.path("restored"))
    let made = try bellbird("backup", store, "--to", backup)
    #expect(
      made.code == 0
        && made.out == """
          Copied 0 cases and 0 items, 0 kB of them in files.
          Keys lie apart in \(backup)/keys: keep them for as few days as you promise.

          """
    )
    #expect(try bellbird("check", backup).out == "Everything is whole.\n")
    let run = try bellbird("restore", backup, "--to", restored, "--keys", store)
    #expect(run.code == 0)
    #expect(run.out == "Restored 0 cases and 0 items, 0 kB of them in files.\nEverything is whole.\n")
    #expect(try bellbird("check", restored).code == 0)
  }

  @Test func `damage is a finding with what to do`() throws {
    let (store, backup) = (try store(), folder.path("backup"))
    _ = try bellbird("backup", store, "--to", backup)
    let url = URL(filePath: "\(backup)/records/records.sqlite")
    var bytes = try Data(contentsOf: url)
    for place in 0..<12 { bytes[3 * 4_096 + place] ^= 0xFF }
    try bytes.write(to: url)
    let run = try bellbird("check", backup)
    #expect(run.code == 1 && run.err == "")
    #expect(run.out.hasPrefix("✗ records.sqlite"))
    #expect(run.out.contains("is damaged"))
    #expect(run.out.contains("\n  stop the program, keep a copy of the folder as it is"))
  }

  @Test func `wrong use is two lines`() throws {
    let store = try store()
    #expect(
      try bellbird("check", folder.path("none")).err
        == "error: \"\(folder.path("none"))\" is no store of Bellbird\nhint: name the folder that holds records and keys\n"
    )
    #expect(try bellbird("check", folder.path("none")).code == 3)
    let missing = try bellbird("backup", store)
    #expect(
      missing.code == 2 && missing.err == "error: --to is missing\nhint: name a folder that is empty or not there yet\n"
    )
    let full = try bellbird("backup", store, "--to", store)
    #expect(full.code == 3 && full.err.hasPrefix("error: \"\(store)\" is not empty\nhint: "))
  }
}

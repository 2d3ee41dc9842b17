import Foundation
import GroundTestKit
import SQLite
import Sealing
import Testing

@testable import Storage

@Suite struct StoreTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  /// Words as people write them, in every field that may hold words, as bytes before sealing.
  @Test func `nothing that was said is in any file`() throws {
    let texts = [
      "he knows where I live, Rosenweg 17", "maria.probe@example.org", "+49 30 1234567", "わたしの住所を知っている",
      "canary-5d2f-large",
    ]
    var reports: [NewReport] = []
    for padTo in [0, 40_000] {
      let report = try fixture.report(texts, padTo: padTo)
      _ = try fixture.store.take(report)
      reports.append(report)
    }
    var change = fixture.change(reports[0])
    change.items = [try fixture.sealed("a second canary of a message", in: reports[0].epoch, kind: .message)]
    change.request = RequestKey(
      tenant: StoreFixture.tenant, key: "key-canary-91", request: Array("request-canary-92".utf8), answer: [1], time: 1)
    _ = try fixture.store.append(change)
    let files = try fixture.files()
    #expect(files.keys.contains("records/records.sqlite-wal") && files.keys.contains("keys/keys.sqlite"))
    #expect(files.keys.filter { $0.hasPrefix("records/items/") }.count == texts.count)
    let canaries = texts + ["a second canary", "Rosenweg", "key-canary", "request-canary"]
    for (name, data) in files {
      for canary in canaries {
        #expect(data.range(of: Data(canary.utf8)) == nil, "\(name)")
        #expect(data.range(of: canary.data(using: .utf16LittleEndian) ?? Data()) == nil, "\(name)")
      }
    }
    // The search finds what is there: ids lie in the clear.
    #expect(files.values.contains { $0.range(of: Data(reports[0].place.id)) != nil })
  }

  @Test func `only the owner can read any file`() throws {
    _ = try fixture.store.take(fixture.report(["x"], padTo: 40_000))
    for name in try fixture.files().keys {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(fixture.path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func `what is no store says so`() throws {
    #expect(throws: StoreError.notAStore(path: fixture.folder.path("none"))) {
      try Store.open(fixture.folder.path("none"))
    }
    try fixture.folder.write("text", to: "file")
    #expect(throws: StoreError.self) { try Store.create(fixture.folder.path("file")) }
    #expect(throws: StoreError.self) { try Store.open(fixture.folder.path("a\0b")) }
  }

  @Test func `two programs use one store`() throws {
    let other = try Store.open(fixture.path)
    let report = try fixture.report()
    #expect(try other.take(report) == .done(version: 1))
    #expect(try fixture.store.append(fixture.change(report)) == .done(version: 2))
    #expect(try other.contents(of: report.place)?.record.version == 2)
    #expect(try other.append(fixture.change(report)) == .conflict(currentVersion: 2))
  }

  /// Where no space is left, SQLite is as full as the disk: its limit is lifted when the reserve goes.
  @Test func `a full store says so, keeps what it has, and goes on when there is space`() throws {
    let store = fixture.store
    let first = try fixture.report()
    _ = try store.take(first)
    try store.records.tend { (c) throws(SQLiteError) in
      try c.emptyLog()
      try c.limitPages(60)
    }
    #expect(store.hasReserve)
    var taken = 1
    #expect(throws: StoreError.full) {
      while taken < 200 {
        _ = try store.take(fixture.report())
        taken += 1
      }
    }
    #expect(taken > 1 && !store.hasReserve)
    #expect(try store.queue(StoreFixture.tenant, limit: 200).count == taken)
    try store.records.tend { (c) throws(SQLiteError) in try c.limitPages(10_000) }
    #expect(try store.take(fixture.report()) == .done(version: 1))
    _ = try store.sweep(filesBefore: 0)
    #expect(store.hasReserve)
    #expect(try store.check().isEmpty)
  }

  /// Another user of the machine, who may look and not write: also where the tests are run by root.
  @Test func `a folder that may not be written says so, and stays as it is`() async throws {
    for name in try fixture.files().keys { chmod("\(fixture.path)/\(name)", 0o444) }
    for name in ["", "/records", "/keys"] { chmod("\(fixture.path)\(name)", 0o555) }
    let path = fixture.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      if getuid() == 0 { try #require(seteuid(65_534) == 0) }
      // Where the way to the folder is closed to others, it is no store for them.
      let expected: [StoreError] = [
        .database(.readOnly), .database(.cannotOpen), .notAStore(path: path),
      ]
      do throws(StoreError) {
        _ = try Store.open(path)
        exit(1)
      } catch {
        if !expected.contains(error) { exit(2) }
      }
    }
    for name in ["", "/records", "/keys"] { chmod("\(fixture.path)\(name)", 0o755) }
  }
}

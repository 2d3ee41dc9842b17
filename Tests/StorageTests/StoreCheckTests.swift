import Foundation
import GroundTestKit
import SQLite
import Sealing
import Testing

@testable import Storage

@Suite struct StoreCheckTests {
  private let fixture: StoreFixture
  private let report: NewReport
  private var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    report = try fixture.report(["small"])
    _ = try fixture.store.take(report)
  }

  private func large() throws -> (item: NewItem, hex: String, url: URL) {
    let report = try fixture.report(["large"], padTo: 40_000)
    _ = try store.take(report)
    let item = report.items[0]
    return (item, ItemFolder.hex(item.place.itemID), URL(filePath: store.items.file(of: item.place.itemID)))
  }

  @Test func `a store as it must be has no findings`() throws {
    _ = try large()
    #expect(try store.check().isEmpty)
    #expect(try Store.check(fixture.path).isEmpty)
  }

  @Test func `a missing file and a changed one are told, and not given out`() throws {
    let (item, hex, url) = try large()
    var bytes = try Data(contentsOf: url)
    bytes[20_000] ^= 1
    try bytes.write(to: url)
    #expect(try store.check() == [.otherBytes(item: hex)])
    let place = CasePlace(tenant: StoreFixture.tenant, id: item.place.received.caseID)
    #expect(throws: StoreError.otherBytes(item: hex)) { _ = try store.readItem(item.place.itemID, of: place) { _ in } }
    try FileManager.default.removeItem(at: url)
    #expect(try store.check() == [.bytesMissing(item: hex)])
  }

  @Test func `a changed byte in a row is told`() throws {
    try store.write { (c) throws(SQLiteError) in _ = try c.run("UPDATE items SET body = x'00' WHERE body NOT NULL") }
    #expect(try store.check() == [.otherBytes(item: ItemFolder.hex(report.items[0].place.itemID))])
  }

  @Test func `a missing key, a missing leaf and one that is named twice are told`() throws {
    let hex = ItemFolder.hex(report.items[0].place.itemID)
    try store.keys.write { (c) throws(SQLiteError) in _ = try c.run("DELETE FROM item_wraps") }
    #expect(try store.check() == [.keyMissing(item: hex)])
    try store.write { (c) throws(SQLiteError) in _ = try c.run("UPDATE items SET leaf = NULL") }
    #expect(try store.check() == [.leafMissing(item: hex), .keyMissing(item: hex)])
    let leaf = try #require(report.events[0].leaf)
    try store.write { (c) throws(SQLiteError) in _ = try c.run("UPDATE items SET leaf = ?", leaf) }
    #expect(try store.check() == [.leafTwice(leaf: leaf), .keyMissing(item: hex)])
  }

  @Test func `a gap in the events is told`() throws {
    try store.write { (c) throws(SQLiteError) in _ = try c.run("UPDATE cases SET version = 3") }
    #expect(try store.check() == [.eventsMissing(caseID: ItemFolder.hex(report.place.id), version: 3, found: 1)])
  }

  @Test func `a damaged page is told, with what to do`() throws {
    let path = fixture.folder.path("copy")
    _ = try StoreCopy.make(of: fixture.path, to: path)
    let url = URL(filePath: "\(path)/records/records.sqlite")
    let whole = try Data(contentsOf: url)
    var found = 0
    for page in 1..<whole.count / 4_096 {
      var bytes = whole
      for place in 0..<12 { bytes[page * 4_096 + place] ^= 0xFF }
      try bytes.write(to: url)
      let findings = try Store.check(path)
      if findings.contains(where: { if case .damaged = $0 { true } else { false } }) { found += 1 }
    }
    #expect(found == whole.count / 4_096 - 1)
    try whole.prefix(100).write(to: url)
    #expect(throws: StoreError.self) { if try Store.check(path).isEmpty { return } else { throw StoreError.full } }
  }

  @Test func `each finding says what it is and what to do`() {
    let all: [StoreFinding] = [
      .damaged(file: "f", what: "w"), .bytesMissing(item: "i"), .otherBytes(item: "i"), .keyMissing(item: "i"),
      .leafMissing(item: "i"), .leafTwice(leaf: 1), .eventsMissing(caseID: "c", version: 2, found: 1),
      .unfinishedDeletion(count: 1),
    ]
    #expect(Set(all.map(\.message)).count == all.count)
    for finding in all { #expect(!finding.message.hasSuffix(".") && !finding.hint.isEmpty) }
  }
}

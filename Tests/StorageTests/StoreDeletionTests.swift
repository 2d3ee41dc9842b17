import Foundation
import GroundTestKit
import SQLite
import Sealing
import Testing

@testable import Storage

@Suite struct StoreDeletionTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func expectNowhere(_ secrets: [[UInt8]]) throws {
    for (name, data) in try fixture.files() {
      for secret in secrets { #expect(data.range(of: Data(secret)) == nil, "\(name)") }
    }
  }

  @Test(arguments: [0, 40_000]) func `a deleted item is gone from every file, its row and leaf stay`(_ padTo: Int)
    throws
  {
    let report = try fixture.report(["one", "two"], padTo: padTo)
    _ = try store.take(report)
    var bytes: [UInt8] = []
    _ = try store.readItem(report.items[0].place.itemID, of: report.place) { $0.withUnsafeBytes { bytes += $0 } }
    var change = fixture.change(report, ["item-deleted"])
    change.deleting = .items([report.items[0].place.itemID])
    #expect(try store.append(change) == .done(version: 2))
    try expectNowhere([report.items[0].wrap, Array(bytes.prefix(64))])
    #expect(try fixture.text(of: report.items[0], in: report.place, with: fixture.staffKey) == nil)
    #expect(try fixture.text(of: report.items[1], in: report.place, with: fixture.staffKey)?.hasPrefix("two") == true)
    let contents = try #require(try store.contents(of: report.place))
    #expect(contents.items.filter(\.isDeleted).map(\.leaf) == [report.items[0].leaf])
    #expect(try store.check().isEmpty)
  }

  @Test func `of a deleted case no key is left, its events stay in order`() throws {
    let report = try fixture.report(["one", "two"])
    let other = try fixture.report(["three"])
    _ = try store.take(report)
    _ = try store.take(other)
    var change = fixture.change(report, ["case-deleted"])
    change.deleting = .everything
    change.standing.isOpen = false
    #expect(try store.append(change) == .done(version: 2))
    try expectNowhere(report.items.map(\.wrap) + report.epoch.wraps.values)
    #expect(try store.epoch(of: report.place) == nil)
    let locator = try #require(report.receipt?.locator)
    #expect(try store.receipt(locator)?.state == .deleted && store.receipt(locator)?.record == nil)
    #expect(try store.contents(of: report.place)?.events.count == 2)
    #expect(try fixture.text(of: other.items[0], in: other.place, with: fixture.staffKey) == "three")
    #expect(try store.check().isEmpty)
  }

  @Test func `an item of another case is not deleted`() throws {
    let (report, other) = (try fixture.report(), try fixture.report())
    _ = try store.take(report)
    _ = try store.take(other)
    var change = fixture.change(report)
    change.deleting = .items([other.items[0].place.itemID])
    _ = try store.append(change)
    #expect(try fixture.text(of: other.items[0], in: other.place, with: fixture.staffKey) != nil)
  }

  @Test func `a deletion that a reader holds up is recorded, and finished later`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    try store.keys.tend { (c) throws(SQLiteError) in c.waitAtMost(milliseconds: 20) }
    var change = fixture.change(report)
    change.deleting = .everything
    let reader = try Connection(fixture.store.folder.keys, .read)
    try reader.snapshot { (reader) throws(SQLiteError) in
      _ = try reader.row("SELECT count(*) FROM item_wraps") { (row) throws(SQLiteError) -> Int in try row[0] }
      #expect(throws: StoreError.deletionUnfinished) { try store.append(change) }
    }
    #expect(try store.check().contains(.unfinishedDeletion(count: 2)))
    try store.finishDeletions()
    try expectNowhere(report.items.map(\.wrap))
    #expect(try store.check().isEmpty)
  }

  @Test func `what belongs to nothing is swept, and nothing else`() throws {
    let kept = try fixture.report(["kept"], padTo: 40_000)
    _ = try store.take(kept)
    // Staged, and its report never came; and a draft.
    _ = try fixture.report(["lost"], padTo: 40_000)
    let draft = "\(store.folder.items)/00/\(String(repeating: "0", count: 32)).draft"
    try Data([1]).write(to: URL(filePath: draft))
    // Keys without a report.
    let orphan = try fixture.report(["never"])
    try store.keep(orphan.epoch, wraps: orphan.items, rewraps: [:])
    #expect(try store.sweep(filesBefore: 0) == 2)
    #expect(try store.sweep(filesBefore: .max) == 2)
    #expect(try store.sweep(filesBefore: .max) == 0)
    #expect(try fixture.text(of: kept.items[0], in: kept.place, with: fixture.staffKey)?.hasPrefix("kept") == true)
    #expect(try store.check().isEmpty)
  }
}

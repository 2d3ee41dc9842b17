import Foundation
import GroundTestKit
import Sealing
import Testing

@testable import Storage

@Suite struct StoreCopyTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  @Test func `a backup and what is restored from it are whole stores`() throws {
    let reports = [try fixture.report(["one", "two"]), try fixture.report(["three"], padTo: 40_000)]
    for report in reports { _ = try fixture.store.take(report) }
    let (backup, restored) = (fixture.folder.path("backup"), fixture.folder.path("restored"))
    let copy = try StoreCopy.make(of: fixture.path, to: backup)
    #expect(copy.cases == 2 && copy.items == 3 && copy.fileBytes > 40_000 && copy.deletedSince == 0)
    // What happens later is not in it.
    _ = try fixture.store.take(fixture.report())
    #expect(try StoreCopy.make(of: backup, to: restored) == copy)
    let store = try Store.open(restored)
    #expect(try store.check().isEmpty)
    for report in reports {
      #expect(try store.contents(of: report.place) == fixture.store.contents(of: report.place))
      #expect(try store.epoch(of: report.place) == report.epoch)
    }
  }

  @Test func `with newer keys an old backup does not bring back what was deleted`() throws {
    let report = try fixture.report(["stays", "goes"], padTo: 40_000)
    let gone = try fixture.report(["goes too"])
    _ = try fixture.store.take(report)
    _ = try fixture.store.take(gone)
    let old = fixture.folder.path("old")
    _ = try StoreCopy.make(of: fixture.path, to: old)
    var change = fixture.change(report)
    change.deleting = .items([report.items[1].place.itemID])
    _ = try fixture.store.append(change)
    change = fixture.change(gone)
    change.deleting = .everything
    _ = try fixture.store.append(change)
    let restored = fixture.folder.path("restored")
    let copy = try StoreCopy.make(of: old, to: restored, keysFrom: fixture.path)
    #expect(copy.items == 1 && copy.deletedSince == 2)
    let store = try Store.open(restored)
    #expect(try store.check().isEmpty)
    #expect(try store.epoch(of: gone.place) == nil)
    #expect(!store.items.has(report.items[1].place.itemID) && store.items.has(report.items[0].place.itemID))
  }

  @Test func `a backup while others write and delete is whole`() async throws {
    let store = fixture.store
    for _ in 0..<10 { _ = try store.take(fixture.report(["x"], padTo: 33_000)) }
    let reports = try (0..<30).map { _ in try fixture.report(["y"], padTo: 33_000) }
    let changes = reports.map { report in
      var change = fixture.change(report)
      change.deleting = .items([report.items[0].place.itemID])
      return change
    }
    let folder = fixture.folder
    let path = fixture.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for (report, change) in zip(reports, changes) {
          _ = try store.take(report)
          _ = try? store.append(change)
        }
      }
      group.addTask {
        for number in 0..<4 {
          let backup = folder.path("backup-\(number)")
          let copy = try StoreCopy.make(of: path, to: backup)
          #expect(copy.items >= 10)
          let findings = try Store.check(backup)
          #expect(findings.isEmpty, "\(findings)")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `nothing is written over, and no store is no source`() throws {
    let target = fixture.folder.path("full")
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: "\(target)/a"))
    #expect(throws: StoreError.notEmpty(path: target)) { try StoreCopy.make(of: fixture.path, to: target) }
    #expect(throws: StoreError.notAStore(path: target)) {
      try StoreCopy.make(of: target, to: fixture.folder.path("new"))
    }
    #expect(try fixture.folder.names() == ["full", "store"])
  }
}

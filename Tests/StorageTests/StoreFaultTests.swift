import Files
import Foundation
import GroundTestKit
import Sealing
import Sodium
import Testing

@testable import Storage

/// A report is taken, added to, and one of its items is deleted; at each step the process is killed, or the step fails. Then
/// the store is opened again.
@Suite struct StoreFaultTests {
  private static let staff = Holder(
    .staff, id: "staff-1", key: (try? AgreementPublicKey([UInt8](repeating: 9, count: 32))) ?? otherKey)
  private static var otherKey: AgreementPublicKey { preconditionFailure("32 bytes are a key") }

  /// Writes a line to a file after each step that was acknowledged.
  private static func run(_ path: String, journal: String, faults: FaultPlan) throws {
    let store = try Store.open(path, faults: faults)
    var leaf = 1
    func next() -> Int? {
      leaf += 1
      return leaf
    }
    func acknowledge(_ words: String) throws {
      let handle = try FileHandle(forWritingTo: URL(filePath: journal))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("\(words)\n".utf8))
      try handle.close()
    }
    var report = try StoreFixture.report(["small"], staff: staff, store: store, leaf: next)
    report.items.append(
      try StoreFixture.item("large", in: report.epoch, padTo: 40_000, leaf: next(), store: store))
    try acknowledge("begun \(ItemFolder.hex(report.place.id))")
    _ = try store.take(report)
    try acknowledge("taken")
    var change = CaseChange(
      report.place, seenVersion: 1, standing: StoreFixture.standing("assigned"),
      events: [NewEvent("assigned", at: 20, sealed: [1], leaf: next()), NewEvent("opened", at: 21, sealed: [2])])
    change.items = [try StoreFixture.item("more", in: report.epoch, leaf: next(), store: store)]
    _ = try store.append(change)
    try acknowledge("added")
    change = CaseChange(
      report.place, seenVersion: 3, standing: StoreFixture.standing("assigned"),
      events: [NewEvent("gone", at: 22, sealed: [])])
    change.deleting = .items([report.items[0].place.itemID, report.items[1].place.itemID])
    _ = try store.append(change)
    try acknowledge("deleted")
  }

  /// Nothing acknowledged is lost, nothing is half there, and what is left over is swept.
  private static func check(_ path: String, journal: String, _ step: String) throws {
    let words = try String(contentsOfFile: journal, encoding: .utf8).split(whereSeparator: \.isWhitespace)
    let store = try Store.open(path)
    #expect(try store.check().isEmpty, "\(step)")
    let records = try store.queue(StoreFixture.tenant)
    let acknowledged = ["taken", "added", "deleted"].filter { words.contains(Substring($0)) }.count
    let versions = [0, 1, 3, 4]
    let version = records.first?.version ?? 0
    #expect(versions.firstIndex(of: version) ?? -1 >= acknowledged, "\(step): \(version) of \(words)")
    if let record = records.first {
      let contents = try #require(try store.contents(of: record.place))
      #expect(contents.events.map(\.number) == Array(1...version))
      #expect(contents.items.count == (version == 1 ? 2 : 3))
      #expect(contents.items.filter(\.isDeleted).count == (version == 4 ? 2 : 0))
      #expect(try store.epoch(of: record.place)?.wraps.count == 2)
      for item in contents.items {
        #expect(try store.readItem(item.place.itemID, of: record.place) { _ in } != item.isDeleted)
        #expect(try (store.itemKey(item.place.itemID, of: record.place) == nil) == item.isDeleted)
      }
    }
    _ = try store.sweep(filesBefore: .max)
    #expect(try store.check().isEmpty)
    let files = try FileManager.default.subpathsOfDirectory(atPath: "\(path)/records/items").filter { $0.count > 3 }
    #expect(files.count == (version == 1 || version == 3 ? 1 : 0), "\(step): \(files)")
    // And it goes on.
    #expect(try store.take(StoreFixture.report(["on"], staff: staff, store: store) { 99 }) == .done(version: 1))
  }

  private static func fresh(_ folder: TemporaryFolder, _ name: String) throws -> (path: String, journal: String) {
    let path = folder.path(name)
    try Store.create(path).addTenant(StoreFixture.tenant, now: 1)
    try folder.write("", to: "\(name).journal")
    return (path, folder.path("\(name).journal"))
  }

  private static func stepCount(_ folder: TemporaryFolder) throws -> Int {
    let plan = FaultPlan(failingFrom: .max)
    let (path, journal) = try fresh(folder, "counted")
    try run(path, journal: journal, faults: plan)
    try check(path, journal: journal, "none")
    return plan.stepCount
  }

  @Test func `a failing step, whichever it is`() throws {
    let folder = TemporaryFolder()
    let count = try Self.stepCount(folder)
    #expect(count > 15)
    for step in 1...count {
      let (path, journal) = try Self.fresh(folder, "\(step)")
      #expect(throws: StoreError.self, "step \(step)") {
        try Self.run(path, journal: journal, faults: FaultPlan(failingFrom: step))
      }
      try Self.check(path, journal: journal, "step \(step)")
    }
  }

  @Test func `kill -9 at every step`() async throws {
    let folder = TemporaryFolder()
    for step in 1...(try Self.stepCount(folder)) {
      let (path, journal) = try Self.fresh(folder, "\(step)")
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, journal = journal as String, step = step as Int] in
        try Self.run(path, journal: journal, faults: FaultPlan(dyingAt: step))
      }
      try Self.check(path, journal: journal, "step \(step)")
    }
  }

  /// Reports one after the other, until the process is killed from outside at any moment.
  @Test func `kill -9 at any moment, again and again`() async throws {
    let folder = TemporaryFolder()
    let (path, journal) = try Self.fresh(folder, "many")
    for round in 0..<12 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, journal = journal as String, round = round as Int] in
        let store = try Store.open(path)
        let handle = try FileHandle(forWritingTo: URL(filePath: journal))
        try handle.seekToEnd()
        Thread.detachNewThread {
          usleep(UInt32(3_000 + round * 7_919 % 60_000))
          kill(getpid(), SIGKILL)
        }
        while true {
          let report = try StoreFixture.report(["x"], padTo: 33_000, staff: Self.staff, store: store) {
            Int.random(in: 0 ... .max)
          }
          _ = try store.take(report)
          try handle.write(contentsOf: Data("\(ItemFolder.hex(report.place.id))\n".utf8))
        }
      }
      let store = try Store.open(path)
      #expect(try store.check().isEmpty)
    }
    let acknowledged = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n").map(String.init)
    let store = try Store.open(path)
    var kept: Set<String> = []
    var last: CaseRecord?
    repeat {
      let page = try store.queue(StoreFixture.tenant, after: last.map { QueuePlace(after: $0) }, limit: 200)
      kept.formUnion(page.map { ItemFolder.hex($0.place.id) })
      last = page.last
    } while last != nil
    #expect(!acknowledged.isEmpty && kept.isSuperset(of: acknowledged))
    _ = try store.sweep(filesBefore: .max)
    #expect(try store.check().isEmpty)
  }
}

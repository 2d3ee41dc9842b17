import Files
import Foundation
import GroundTestKit
import Testing

@testable import MerkleLog

/// The disk fills up while the log is written: entries are taken from the reserve, then refused, and none that was
/// acknowledged is lost.
@Suite struct DiskFullTests {
  /// Adds entries until so many were refused; gives how many were taken, with and without the reserve.
  private func fill(_ log: LogFolder, from first: Int = 0, bytes: Int = 100) throws -> (before: Int, after: Int) {
    var (before, after) = (0, 0)
    while true {
      let held = log.hasReserve
      do throws(LogError) { _ = try log.append([Self.entry(first + before + after, bytes)]) } catch {
        #expect(error == .full)
        return (before, after)
      }
      if held && log.hasReserve { before += 1 } else { after += 1 }
    }
  }

  private static func entry(_ number: Int, _ bytes: Int) -> [UInt8] {
    let name = Array("entry \(number) ".utf8)
    return name + [UInt8](repeating: 7, count: bytes - name.count)
  }

  @Test func `entries go on from the reserve, then are refused, and go on again`() throws {
    let fixture = LogFixture()
    let plan = FaultPlan(roomBytes: LogFolder.reserveBytes + 1_500_000)
    let log = try fixture.create(faults: plan)
    #expect(log.hasReserve)
    let (before, after) = try fill(log, bytes: 1_000)
    #expect(before > 1_000 && after > 3_000 && !log.hasReserve, "\(before), \(after)")
    for _ in 0..<3 { #expect(throws: LogError.full) { try log.append([Self.entry(0, 1_000)]) } }
    let count = before + after
    try LogFixture.check(log, entries: (0..<count).map { Self.entry($0, 1_000) })
    // Somebody makes room: the same process goes on, and takes its reserve again.
    plan.free(12_000_000)
    _ = try log.append([Self.entry(count, 1_000)])
    #expect(try log.restoreReserve() && log.hasReserve)
    try LogFixture.check(log, entries: (0...count).map { Self.entry($0, 1_000) })
    #expect(log.scrub().isEmpty)
  }

  @Test func `what was taken is there when the log is opened on a full disk`() throws {
    let fixture = LogFixture()
    let plan = FaultPlan(roomBytes: LogFolder.reserveBytes + 200_000)
    var count = 0
    do {
      let log = try fixture.create(faults: plan)
      let (before, after) = try fill(log, bytes: 1_000)
      count = before + after
    }
    let log = try fixture.open(faults: plan)
    #expect(log.size == count && !log.hasReserve)
    #expect(throws: LogError.full) { try log.append([Self.entry(count, 1_000)]) }
    try LogFixture.check(log, entries: (0..<count).map { Self.entry($0, 1_000) })
  }

  @Test func `tiles wait for room, and the journal has what they would hold`() throws {
    let fixture = LogFixture()
    let plan = FaultPlan(roomBytes: 1 << 40)
    let log = try fixture.create(faults: plan)
    let entries = (0..<LogFolder.settleEntries + 100).map { Self.entry($0, 20) }
    for first in stride(from: 0, to: LogFolder.settleEntries, by: 8_192) {
      _ = try log.append(Array(entries[first..<first + 8_192]))
    }
    // From here on there is room for the next entries, and not for the tiles.
    plan.free(10_000 - plan.roomBytes)
    for number in LogFolder.settleEntries..<entries.count { _ = try log.append([entries[number]]) }
    #expect(log.size == entries.count)
    plan.free(100_000_000)
    #expect(throws: Never.self) { try log.publish() }
    try LogFixture.check(log, entries: entries)
    #expect(log.scrub().isEmpty)
  }

  @Test func `publishing on a full disk is put off`() throws {
    let fixture = LogFixture()
    let plan = FaultPlan(roomBytes: LogFolder.reserveBytes + 100_000)
    let log = try fixture.create(faults: plan)
    _ = try log.append((0..<700).map { Self.entry($0, 100) })
    #expect(throws: LogError.full) { try log.publish() }
    _ = try log.append([Self.entry(700, 100)])
    plan.free(1_000_000)
    try log.publish()
    try LogFixture.check(log, entries: (0...700).map { Self.entry($0, 100) })
  }
}

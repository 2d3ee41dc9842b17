import Evidence
import Files
import Foundation
import GroundTestKit
import MerkleLog
import Sodium
import Testing
import Timekeeping

@testable import Logkeeping

/// A clock that the test moves, and a log.
@Suite struct LogDutiesTests {
  private let folder = TemporaryFolder()

  private static func signer() throws -> CheckpointSigner {
    var seed = [UInt8](repeating: 1, count: 32)
    let signer = try CheckpointSigner(origin: "log.example/tests", key: SigningKey(seed: Secret(taking: &seed)))
    guard let signer = consume signer else { throw LogError.stopped }
    return signer
  }

  private func log() throws -> LogFolder {
    try LogFolder.create(folder.path("log"), secondPlace: folder.path("second"), signer: Self.signer())
  }

  /// Seconds of wall and counter; they agree where nothing else is said.
  private func clock(_ seconds: Double, step: Double = 0) -> ClockReading {
    ClockReading(wall: Int((1_764_000_000 + seconds + step) * 1e9), counter: Int((1_000 + seconds) * 1e9))
  }

  private func leaf(_ log: LogFolder, _ index: Int) throws -> Leaf { try #require(Leaf(log.entry(at: index))) }

  @Test func `the first entry of a run says so`() throws {
    let log = try log()
    _ = try LogDuties(log, at: clock(0))
    #expect(try log.size == 1 && leaf(log, 0).kind == .restart && leaf(log, 0).time.seconds == 1_764_000_000)
  }

  @Test func `on a full disk it starts, and notes later what it could not note`() throws {
    let plan = FaultPlan(roomBytes: 10_000)
    let log = try LogFolder.create(
      folder.path("log"), secondPlace: folder.path("second"), signer: Self.signer(), faults: plan)
    // There was no room for the reserve, and now there is none at all.
    plan.free(-plan.roomBytes)
    var duties = try LogDuties(log, at: clock(0))
    #expect(log.size == 0)
    #expect(duties.tick(at: clock(1, step: 100)).contains("the disk is full, and the log can take nothing"))
    plan.free(20_000_000)
    #expect(duties.tick(at: clock(3_602, step: 100)).isEmpty)
    #expect(try log.size == 2 && leaf(log, 0).kind == .restart && leaf(log, 1).kind == .clock && log.hasReserve)
  }

  /// A day on, a day back, 1970, 2038, 2106: each jump is one entry, and the order of entries is that of their index.
  @Test func `a jump of the clock is an entry, in both ways, and orders nothing`() throws {
    let log = try log()
    var duties = try LogDuties(log, at: clock(0))
    let jumps: [Double] = [86_400, -86_400, -1_764_000_000, 383_000_000, 2_530_000_000, 1.5, -1.5]
    var (step, seconds) = (0.0, 0.0)
    for (number, jump) in jumps.enumerated() {
      seconds += 1
      #expect(duties.tick(at: clock(seconds, step: step)).isEmpty)
      #expect(log.size == 1 + 2 * number)
      step += jump
      seconds += 1
      #expect(duties.tick(at: clock(seconds, step: step)).isEmpty)
      let jumped = try leaf(log, log.size - 1)
      #expect(jumped.kind == .clock && jumped.time.status == .jumped)
      #expect(jumped.time.seconds == clock(seconds, step: step).seconds)
      _ = try log.append([[UInt8(number)]])
    }
    #expect(try log.size == 15 && log.entry(at: 14) == [6])
  }

  @Test func `a clock that is kept in step by small pushes is no jump`() throws {
    let log = try log()
    var duties = try LogDuties(log, at: clock(0))
    for second in 1...3_000 { _ = duties.tick(at: clock(Double(second), step: Double(second) * 0.9)) }
    #expect(log.size == 1)
  }

  /// Ticks through a week in hours, with small ticks between while it is busy.
  private func run(_ duties: inout LogDuties, hours: Range<Int>) -> [String] {
    var alarms: [String] = []
    for hour in hours {
      alarms += duties.tick(at: clock(Double(hour) * 3_600))
      for tick in 1...40 where duties.isBusy { alarms += duties.tick(at: clock(Double(hour) * 3_600 + Double(tick))) }
    }
    return alarms
  }

  @Test func `every week everything is read, and a bit that turned is an alarm`() throws {
    let log = try log()
    var duties = try LogDuties(log, at: clock(0))
    _ = try log.append((0..<2_000).map { Array("entry \($0)".utf8) })
    #expect(run(&duties, hours: 0..<100).isEmpty)
    let first = try #require(try LogReport.read(log.path))
    #expect(first.scrubbed == clock(0).seconds)
    #expect(first.tiles == 7 && first.damages.isEmpty && first.entries == 2_001 && first.hasReserve)
    let path = log.path + "/tile/entries/001"
    var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    bytes[900] ^= 1
    try Data(bytes).write(to: URL(filePath: path))
    #expect(run(&duties, hours: 100..<168).isEmpty)
    let alarms = run(&duties, hours: 168..<171)
    #expect(alarms.count == 1 && alarms[0].hasPrefix("damaged: \(path), entry 3"), "\(alarms)")
    let second = try #require(try LogReport.read(log.path))
    #expect(second.damages.count == 1 && second.tiles == 7)
    // Others are taken, and a proof of what is damaged is not given out.
    #expect(throws: Never.self) { try log.append([[1]]) }
    // A restart does not forget it.
    var again = try LogDuties(log, at: clock(700_000))
    _ = again.tick(at: clock(700_000))
    #expect(try LogReport.read(log.path)?.damages.count == 1)
  }

  @Test func `it publishes every hour`() throws {
    let log = try log()
    var duties = try LogDuties(log, at: clock(0))
    _ = run(&duties, hours: 0..<1)
    _ = try log.append([[1], [2]])
    _ = run(&duties, hours: 1..<2)
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: log.path + "/checkpoint")))
    #expect(try Checkpoint(text: SignedNote(bytes).text).size == 3)
  }
}

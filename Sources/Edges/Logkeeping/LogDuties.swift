internal import Evidence
internal import Files
public import MerkleLog
public import Timekeeping

/// What the log's keeper does by itself, in small steps between two rounds of answers: it notes its own start and the jumps of
/// its clock, looks over everything once a week, publishes once an hour, and says aloud what is wrong.
public struct LogDuties {
  static let hour = 3_600
  static let scrubSeconds = 7 * 24 * hour
  static let tilesPerStep = 16
  static let stepNanoseconds = 100_000_000

  private let log: LogFolder
  private var last: ClockReading
  private var report: LogReport
  private var scrub: (place: ScrubPlace, damages: [Damage])?
  private var lastStep = 0
  /// What is to be noted when the disk has room again; more than this never waits.
  private var pending: [[UInt8]] = []
  private static let pendingMax = 16
  /// By the counter, which nobody can set.
  private var nextHour = 0

  /// Whether it would go on with something at once.
  public var isBusy: Bool { scrub != nil }

  /// The first entry of a run says that it is one: what was to happen before may not have happened.
  public init(_ log: LogFolder, at now: ClockReading) throws(LogError) {
    self.log = log
    last = now
    let old = (try? LogReport.read(log.path)) ?? nil
    report = LogReport(
      started: now.seconds, seen: now.seconds, entries: log.size, scrubbed: old?.scrubbed, tiles: old?.tiles ?? 0,
      damages: old?.damages ?? [])
    let kinds: [Leaf.Kind] = log.isKeyNew ? [.restart, .keyChange] : [.restart]
    pending = kinds.map { Leaf($0, at: Self.time(now)).bytes }
    do throws(LogError) { try note() } catch {
      // Proofs are given on a full disk too.
      guard error == .full else { throw error }
    }
  }

  private static func time(_ now: ClockReading, isJump: Bool = false) -> LeafTime {
    let status: LeafTime.Status = isJump ? .jumped : now.isSynchronised ? .synchronised : .free
    return LeafTime(seconds: now.seconds, counter: max(0, now.counter), status: status)
  }

  private mutating func note() throws(LogError) {
    pending = pending.suffix(Self.pendingMax)
    _ = try log.append(pending)
    pending = []
  }

  /// Does what is due, and gives what must be heard: each line is an alarm.
  public mutating func tick(at now: ClockReading) -> [String] {
    var alarms: [String] = []
    if now.hasStepped(since: last) {
      pending.append(Leaf(.clock, at: Self.time(now, isJump: true)).bytes)
      do throws(LogError) { try note() } catch { alarms.append(error.message) }
    }
    last = now
    if now.counter >= nextHour {
      nextHour = now.counter + Self.hour * 1_000_000_000
      alarms += hourly(at: now)
    }
    if scrub != nil, now.counter - lastStep >= Self.stepNanoseconds {
      lastStep = now.counter
      alarms += step(at: now)
    }
    return alarms
  }

  private mutating func hourly(at now: ClockReading) -> [String] {
    var alarms: [String] = []
    do throws(LogError) {
      try note()
      if try !log.restoreReserve() { alarms.append("the disk is full, and the log writes into its reserve") }
      try log.publish()
    } catch {
      alarms.append(error.message)
    }
    if scrub == nil, isScrubDue(at: now) { scrub = (.start, []) }
    return alarms + write(at: now)
  }

  /// A clock that was set back makes it due, and not late by as much.
  private func isScrubDue(at now: ClockReading) -> Bool {
    guard let scrubbed = report.scrubbed else { return true }
    return now.seconds - scrubbed >= Self.scrubSeconds || now.seconds < scrubbed - 1
  }

  private mutating func step(at now: ClockReading) -> [String] {
    guard let (place, damages) = scrub else { return [] }
    let step = log.scrub(from: place, tiles: Self.tilesPerStep)
    let found = Array((damages + step.damages).prefix(LogFolder.damagesMax))
    if let next = step.next {
      scrub = (next, found)
      return step.damages.map { "damaged: \($0.line)" }
    }
    scrub = nil
    report.scrubbed = now.seconds
    report.tiles = log.tileCount
    report.damages = found.map(\.line)
    return step.damages.map { "damaged: \($0.line)" } + write(at: now)
  }

  private mutating func write(at now: ClockReading) -> [String] {
    report.seen = now.seconds
    report.entries = log.size
    report.hasReserve = log.hasReserve
    do throws(FileError) {
      try report.write(log.path)
      return []
    } catch {
      return [error.message]
    }
  }
}

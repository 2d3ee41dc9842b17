internal import Detection
internal import DetectionEngine
public import Files
internal import JSONLines

/// A log goes through the engine, and alerts leave as soon as their batch is read.
///
/// With checkpoints a run can be killed at any moment. Started again in the same way, it goes on from the newest
/// checkpoint: the file of alerts is cut back to where that stood, and in the end holds each alert once.
public final class DetectionRun {
  /// Hears what standard output should show; false when nobody listens any more.
  public typealias Tell = ([UInt8]) throws(FileError) -> Bool

  static let metricsEvery = Duration.seconds(5)
  /// Sizes are not looked at more often, since that takes a while where many events are held back.
  private static let batchesBetweenLooks = 32

  let settings: RunSettings
  let engine: Engine
  let reader: LineReader
  let input: InputFile
  let folder: CheckpointFolder?
  let alerts: OutputFile?
  let refusals: RefusalFile?
  private let tell: Tell
  /// Where each rule stands in the position's counts.
  private let placeOfRule: [String: Int]
  private var isHeard = true
  /// Alerts in front of here were written, and told, by a run that was killed.
  var toldBytes = 0
  var position: RunPosition
  var checkpointCount = 0
  private var batchCount = 0
  private var nextCheckpoint: ContinuousClock.Instant
  private var nextMetrics: ContinuousClock.Instant

  /// Opens everything, and goes back to the newest checkpoint where there is one.
  public init(_ settings: RunSettings, tell: @escaping Tell) throws(RunError) {
    guard
      let engine = Engine(settings.rules, functions: settings.functions, seed: .random(in: .min ... .max)),
      let reader = LineReader(engine.format, chunkBytes: settings.chunkBytes)
    else { throw .collidingFields }
    self.settings = settings
    self.engine = engine
    self.reader = reader
    self.tell = tell
    placeOfRule = Dictionary(uniqueKeysWithValues: settings.rules.rules.enumerated().map { ($1.id, $0) })
    do throws(FileError) {
      input = settings.log == "-" ? .standardInput() : try .open(settings.log)
    } catch { throw .input(error) }
    do throws(FileError) {
      folder = nil == settings.checkpoints ? nil : try CheckpointFolder(settings.checkpoints ?? "", settings.faults)
      alerts = nil == settings.alertFile ? nil : try OutputFile(settings.alertFile ?? "", faults: settings.faults)
      refusals = try RefusalFile(settings.refusalFile, engine.format.schema, settings.faults)
    } catch { throw .storage(error) }
    position = RunPosition(ruleCount: settings.rules.rules.count)
    (nextCheckpoint, nextMetrics) = (.now + settings.checkpointEvery, .now)
    try resume()
  }

  public var summary: RunSummary { RunSummary(engine, bytes: position.inputBytes, lines: reader.lineCount) }

  /// To the end of the log. `watch` sees how far it is, after each batch.
  public func run(watch: (RunProgress) -> Void = { _ in }) throws(RunError) {
    let length = input.byteCount
    while try read() {
      try take(engine.process(reader))
      try noteBatch()
      watch(RunProgress(bytes: position.inputBytes, ofBytes: length, events: engine.counts.events))
      if !isHeard, alerts == nil { return }
      try lookAround()
    }
    // Before what was held back is let go: a log that has grown goes on from here as if it had never ended.
    if folder != nil { try checkpoint() }
    try take(engine.finish())
    do throws(FileError) { try alerts?.sync() } catch { throw .storage(error) }
    try writeMetrics()
  }

  private func read() throws(RunError) -> Bool {
    do throws(FileError) { return try reader.read(from: input) } catch { throw .input(error) }
  }

  private func noteBatch() throws(RunError) {
    (position.inputBytes, position.inputLines) = (reader.byteCount, reader.lineCount)
    guard let refusals, reader.refusalCount > 0 else { return }
    do throws(FileError) {
      position.refusedLines = try refusals.add(reader.refusals, after: position.refusedLines)
    } catch { throw .storage(error) }
    position.refusedBytes = refusals.file.byteCount
  }

  private func take(_ found: [Alert]) throws(RunError) {
    guard !found.isEmpty else { return }
    var written: [UInt8] = []
    var told: [UInt8] = []
    for alert in found {
      if let place = placeOfRule[alert.rule] { position.alertsOfRules[place] += 1 }
      let line = line(alert)
      written += line
      if position.alertBytes + written.count > toldBytes { told += line }
    }
    position.alertBytes += written.count
    do throws(FileError) {
      try alerts?.append(written)
      if settings.tellsAlerts, isHeard, !told.isEmpty { isHeard = try tell(told) }
    } catch { throw .storage(error) }
  }

  private func line(_ alert: Alert) -> [UInt8] {
    settings.isShadow ? alert.line.dropLast(2) + Array(",\"shadow\":true}\n".utf8) : alert.line
  }

  private func lookAround() throws(RunError) {
    let now = ContinuousClock.now
    if folder != nil, now >= nextCheckpoint {
      try checkpoint()
      nextCheckpoint = .now + settings.checkpointEvery
    }
    if settings.metrics != nil, now >= nextMetrics { try writeMetrics() }
    batchCount += 1
    guard batchCount % Self.batchesBetweenLooks == 0 else { return }
    let bytes = engine.stateBytes.reduce(0) { $0 + $1.bytes }
    guard bytes > settings.stateMax else { return }
    if folder != nil { try checkpoint() }
    throw .stateTooLarge(bytes: bytes, limit: settings.stateMax)
  }

  func writeMetrics() throws(RunError) {
    guard let path = settings.metrics else { return }
    nextMetrics = .now + Self.metricsEvery
    let metrics = RunMetrics(
      counts: engine.counts, position: position, rules: settings.rules.rules.map(\.id), stateBytes: engine.stateBytes,
      checkpoints: checkpointCount)
    do throws(FileError) { try FileSystem.write(Array(metrics.text.utf8), to: path) } catch { throw .storage(error) }
  }
}

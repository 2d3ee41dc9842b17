public import CELRecords
public import Detection
internal import DetectionEngine
public import Files
internal import JSONLines

/// One set of rules over a whole log, for a comparison with another.
public struct BacktestRun: Sendable {
  /// Nobody compares more: such a rule needs another threshold first.
  public static let alertsMax = 2_000_000

  public enum Problem: Error {
    case file(FileError)
    /// Two fields of the event map read one member of the log.
    case collidingFields
    case tooManyAlerts
  }

  /// In the order in which they were raised.
  public private(set) var alerts: [BacktestAlert] = []
  /// From the first event to the last; nil for a log without events. Late ones take no part.
  public private(set) var span: ClosedRange<Milliseconds>?
  public private(set) var events = 0

  public init(
    _ rules: RuleSet, functions: [TextFunctionFamily] = [], log: String, alertsMax: Int = Self.alertsMax
  ) throws(Problem) {
    guard let engine = Engine(rules, functions: functions, seed: .random(in: .min ... .max)),
      let reader = LineReader(engine.format)
    else { throw .collidingFields }
    do throws(FileError) {
      let input = try InputFile.open(log)
      // It is read once for each set of rules.
      guard input.byteCount != nil else { throw FileError.notAFile(path: log) }
      while try reader.read(from: input) {
        see(reader, lateness: rules.eventMap.lateness)
        alerts += engine.process(reader).map(BacktestAlert.init)
        if alerts.count > alertsMax { break }
      }
    } catch { throw .file(error) }
    alerts += engine.finish().map(BacktestAlert.init)
    guard alerts.count <= alertsMax else { throw .tooManyAlerts }
    events = engine.counts.events
  }

  private mutating func see(_ reader: LineReader, lateness: Milliseconds) {
    for row in 0..<reader.rowCount {
      let time = reader.heads[row].time
      guard let known = span else {
        span = time...time
        continue
      }
      guard time >= known.upperBound - lateness else { continue }
      span = min(known.lowerBound, time)...max(known.upperBound, time)
    }
  }
}

public import CELRecords
public import Detection
public import JSONLines
internal import Records

/// Runs a rule set over a log: the fast one of the two evaluators of docs/detection-semantics.md.
///
/// All state is in flat tables of plain values. An event costs the operations of its kind; an episode rule costs a bit
/// where nobody that the event is about has an episode.
public final class Engine {
  /// What to take of each line; give it to a `LineReader`.
  public let format: LineFormat
  private var processor: EventProcessor
  /// Nil where nothing is held back.
  private var arrivals: LateArrivals?
  private let sorted: LineReader?
  private var refused = 0
  private var late = 0

  /// `seed` makes identities hash in a way that nobody outside can foresee; results do not depend on it. Nil where two
  /// fields of the map read one member of the log.
  public init?(_ ruleSet: RuleSet, functions: [TextFunctionFamily] = [], seed: UInt64) {
    let plan: Plan
    (plan, format) = PlanBuilder.build(ruleSet, functions: functions)
    processor = EventProcessor(
      plan, fieldCount: format.schema.fields.count, hasIDs: format.id != nil, seed: seed)
    let lateness = ruleSet.eventMap.lateness
    arrivals = lateness > 0 ? LateArrivals(lateness: lateness) : nil
    sorted = LineReader(format)
    if sorted == nil { return nil }
  }

  public var counts: EngineCounts {
    var counts = processor.counts
    counts.refused = refused
    counts.late += late
    counts.events += late
    return counts
  }

  /// What the state's parts take, in bytes.
  public var stateBytes: [(name: String, bytes: Int)] {
    processor.stateBytes + [("held back", arrivals?.held.reduce(0) { $0 + $1.line.count + 48 } ?? 0)]
  }

  /// Works on what the reader found last, and gives the alerts that it raises, in order.
  public func process(_ reader: LineReader) -> [Alert] {
    refused += reader.refusalCount
    guard arrivals != nil else { return processor.process(reader) }
    for row in 0..<reader.rowCount {
      let head = reader.heads[row]
      let line = Array(reader.text[head.line]) + [UInt8(ascii: "\n")]
      if arrivals?.hold(.init(time: head.time, number: head.number, line: line)) == false { late += 1 }
    }
    return release(atEnd: false)
  }

  /// The alerts of events that were still held back, where the log is at its end.
  public func finish() -> [Alert] { release(atEnd: true) }

  private func release(atEnd: Bool) -> [Alert] {
    var alerts: [Alert] = []
    var lines: [UInt8] = []
    var numbers: [UInt64] = []
    while let event = arrivals?.next(atEnd: atEnd) {
      lines += event.line
      numbers.append(event.number)
      if numbers.count == LineReader.rowsMax { alerts += run(&lines, &numbers) }
    }
    return numbers.isEmpty ? alerts : alerts + run(&lines, &numbers)
  }

  private func run(_ lines: inout [UInt8], _ numbers: inout [UInt64]) -> [Alert] {
    guard let sorted else { return [] }
    sorted.read(lines: lines, numbers: numbers)
    lines.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    return processor.process(sorted)
  }
}

extension Engine {
  /// Writes the whole state, in parts, so that a later run can go on from here.
  public func save(to write: @escaping (borrowing RawSpan) throws -> Void) throws {
    var sink = StateSink(write)
    try sink.put(refused)
    try sink.put(late)
    try processor.save(to: &sink)
    try arrivals?.save(to: &sink)
  }

  /// Goes on from a state that `save` wrote with the same rules. `read` gives exactly so many bytes, or nil. After an
  /// error the engine must not be used.
  public func restore(from read: @escaping (Int) throws -> [UInt8]?) throws {
    var source = StateSource(read)
    refused = try source.int()
    late = try source.int()
    try processor.restore(from: &source)
    if let lateness = arrivals?.lateness {
      arrivals = try LateArrivals.restored(lateness: lateness, from: &source)
    }
  }
}

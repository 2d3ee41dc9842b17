internal import CELRecords
internal import Detection
internal import JSONLines
internal import Memory
internal import Records

/// What happens at each event: the plan's operations of its kind, on flat state.
struct EventProcessor: ~Copyable {
  let plan: Plan
  private let fieldCount: Int
  var counts = EngineCounts()

  var identities: Identities
  var groups = Groups()
  var episodes: Episodes
  var facts: FactState
  var raised = RaisedKeys()
  var times: EventTimes
  /// Nil where the log has no ids of its own.
  var eventIDs: EventIDs?
  var latest: Int64 = .min
  var alerts: [RaisedAlert] = []

  // Of the batch that is worked on:
  /// For each row one number a column.
  var ids: Block<UInt32>
  private var wanted: Block<Wanted>
  var rowsByKind: RowsByKind
  let columnCount: Int

  // Of the event that is worked on:
  var scratch = RecordScratch()
  private var stamp: UInt32 = 0
  private var answerStamps: Block<UInt32>
  private var answers: Block<UInt32>
  /// For each field the bytes of its text, of the event with that stamp.
  private var textStamps: Block<UInt32>
  private var textBytes: Block<UInt64>
  var row = 0
  var number: UInt64 = 0
  var time: Int64 = 0
  var roles = Roles()
  var found: [UInt32] = []

  init(_ plan: Plan, fieldCount: Int, hasIDs: Bool, seed: UInt64) {
    self.plan = plan
    self.fieldCount = fieldCount
    identities = Identities(seed: seed)
    facts = FactState(links: plan.links)
    episodes = Episodes(ruleCount: plan.rules.count)
    times = EventTimes(horizon: plan.horizon)
    eventIDs = hasIDs ? EventIDs(reach: max(plan.reach, plan.horizon)) : nil
    columnCount = plan.columnFields.count
    ids = Block(count: LineReader.rowsMax * columnCount)
    wanted = Block(count: Self.rowsAtOnce * columnCount)
    rowsByKind = RowsByKind(kindCount: plan.operationsOfKind.count)
    answerStamps = Block(count: plan.expressions.count)
    answers = Block(count: plan.expressions.count)
    textStamps = Block(count: fieldCount)
    textBytes = Block(count: fieldCount)
  }

  /// Works on what the reader found last, and gives the alerts that it raises, in order.
  mutating func process(_ reader: LineReader) -> [Alert] {
    let batch = LineBatch(reader, fieldCount: fieldCount)
    // So few at a time that what is fetched ahead is still at hand when it is needed.
    for start in stride(from: 0, to: batch.rowCount, by: Self.rowsAtOnce) {
      process(start..<min(start + Self.rowsAtOnce, batch.rowCount), of: batch)
    }
    guard !alerts.isEmpty else { return [] }
    defer { alerts.removeAll(keepingCapacity: true) }
    return alerts.map { alert($0) }
  }

  private static let rowsAtOnce = 128

  private mutating func process(_ rows: Range<Int>, of batch: LineBatch) {
    intern(rows, batch)
    for row in rows { process(row, of: batch) }
  }

  @inline(__always)
  private mutating func process(_ row: Int, of batch: LineBatch) {
    let line = batch.heads[row]
    counts.events += 1
    guard line.time >= latest else {
      counts.late += 1
      return
    }
    latest = line.time
    guard line.kind >= 0 else { return }
    (self.row, time, number) = (row, line.time, line.number)
    times.note(line.number, line.time)
    if eventIDs != nil { eventIDs?.note(line.number, batch.text[line.id], at: line.time) }
    facts.settle(before: line.time)
    stamp &+= 1
    let operations = plan.operationsOfKind[Int(line.kind)].indices
    var index = operations.lowerBound
    while index < operations.upperBound {
      index += lacks(plan.operationNeeds[index], batch) ? 1 : run(plan.operations[index], batch)
    }
  }

  /// How far it is to the operation that comes next.
  @inline(__always)
  private mutating func run(_ operation: Plan.Operation, _ batch: LineBatch) -> Int {
    switch operation {
    case .unlessNear(let hook, let rules, let count):
      if episodes.near(identity(hook, batch)) & rules == 0 { return 1 + Int(count) }
    case .fact(let index): showFact(Int(index), batch)
    case .mirrored(let rule): countMirrored(Int(rule), batch)
    case .count(let rule, let resets, let counts):
      if resets { reset(Int(rule), batch) }
      if counts { count(Int(rule), batch) }
    case .progress(let rule, let parts, let hooks): progress(Int(rule), parts, hooks, batch)
    case .open(let rule): open(Int(rule), batch)
    }
    return 1
  }
}

// MARK: - State

extension EventProcessor {
  /// How many bytes the state takes.
  var stateBytes: [(name: String, bytes: Int)] {
    [
      ("identities", identities.byteCount), ("groups", groups.table.byteCount + groups.lists.byteCount),
      ("episodes", episodes.byteCount), ("facts", facts.byteCount), ("alerts", raised.byteCount),
      ("times", times.byteCount + (eventIDs?.byteCount ?? 0)),
    ]
  }

  func save(to sink: inout StateSink) throws {
    for count in [counts.events, counts.late, counts.refused, counts.failed, counts.crowdedOut, counts.alerts] {
      try sink.put(count)
    }
    try sink.put(Int(latest))
    try identities.save(to: &sink)
    try groups.save(to: &sink)
    try episodes.save(to: &sink)
    try facts.save(to: &sink)
    try raised.save(to: &sink)
    try times.save(to: &sink)
    try eventIDs?.save(to: &sink)
  }

  mutating func restore(from source: inout StateSource) throws {
    counts.events = try source.int()
    counts.late = try source.int()
    counts.refused = try source.int()
    counts.failed = try source.int()
    counts.crowdedOut = try source.int()
    counts.alerts = try source.int()
    latest = Int64(try source.int())
    identities = try Identities.restored(from: &source)
    groups = try Groups.restored(from: &source)
    episodes = try Episodes.restored(ruleCount: plan.rules.count, from: &source)
    facts = try FactState.restored(links: plan.links, from: &source)
    raised = try RaisedKeys.restored(from: &source)
    times = try EventTimes.restored(horizon: plan.horizon, from: &source)
    if let reach = eventIDs?.reach { eventIDs = try EventIDs.restored(reach: reach, from: &source) }
  }
}

// MARK: - Identities

extension EventProcessor {
  /// A name that still needs its number.
  struct Wanted: BitwiseCopyable {
    var name = Identities.Name()
    /// Where the number goes.
    var place = 0
  }

  /// Gives every identity of some rows its number. In passes, so that memory is fetched ahead.
  private mutating func intern(_ rows: Range<Int>, _ batch: LineBatch) {
    rowsByKind.sort(rows, batch)
    let text = batch.text.span.bytes
    var count = 0
    for index in 0..<rowsByKind.kindCount { collectNames(rowsByKind.kind(index), batch, text, &count) }
    for index in 0..<count {
      let one = wanted[index]
      ids[one.place] = identities.number(of: one.name, in: text)
    }
    for index in 0..<rowsByKind.kindCount { prefetch(rowsByKind.kind(index)) }
  }

  private mutating func collectNames(_ kind: Int, _ batch: LineBatch, _ text: RawSpan, _ count: inout Int) {
    var columns = plan.columnsOfKind[kind]
    while columns != 0 {
      let column = columns.trailingZeroBitCount
      columns &= columns &- 1
      let field = plan.columnFields[column]
      var row = rowsByKind.first(of: kind)
      while row >= 0 {
        collectName(row, column, field, batch, text, &count)
        row = rowsByKind.next(after: row)
      }
    }
  }

  @inline(__always)
  private mutating func collectName(
    _ row: Int, _ column: Int, _ field: Int, _ batch: LineBatch, _ text: RawSpan, _ count: inout Int
  ) {
    let run = batch.cell(row, field)
    let place = row &* columnCount &+ column
    // An empty or an overlong name is nobody.
    guard batch.heads[row].present & (1 &<< UInt64(truncatingIfNeeded: field)) != 0, run.count > 0,
      run.count <= Self.identityBytesMax
    else {
      ids[place] = 0
      return
    }
    let name = identities.name(run, in: text)
    identities.prefetch(name)
    wanted[count] = Wanted(name: name, place: place)
    count &+= 1
  }

  static let identityBytesMax = 256

  /// Who the source names in this event; 0 for nobody.
  @inline(__always)
  mutating func identity(_ source: Plan.Source, _ batch: LineBatch) -> UInt32 {
    if source.code >= 0 { return ids[row &* columnCount &+ Int(source.code)] }
    return identity(ofExpression: Int(-1 - source.code), batch)
  }

  private mutating func identity(ofExpression place: Int, _ batch: LineBatch) -> UInt32 {
    if answerStamps[place] == stamp { return answers[place] }
    if lacks(plan.needs[place], batch) { return 0 }
    let count = batch.fieldCount
    let text = batch.text.span.bytes
    let value = plan.expressions.span[place].value(
      batch.cells.span.extracting(row * count..<row * count + count), present: batch.heads[row].present,
      lists: batch.items.span, text: text, scratch: &scratch)
    var identity: UInt32 = 0
    switch value {
    case .text(let found) where !found.range.isEmpty && found.range.count <= Self.identityBytesMax:
      let name = plan.expressions[place].withBytes(of: found, text: text, scratch: scratch) { bytes in
        (0..<bytes.byteCount).map { bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
      }
      let whole = identities.name(Cell(start: 0, count: UInt32(name.count)), in: name.span.bytes)
      identity = identities.number(of: whole, in: name.span.bytes)
    case .failed: counts.failed += 1
    default: break
    }
    answerStamps[place] = stamp
    answers[place] = identity
    return identity
  }

  /// Whether the event lacks what makes an expression worth running.
  @inline(__always)
  private mutating func lacks(_ need: TextNeed, _ batch: LineBatch) -> Bool {
    guard need.bytes != 0, batch.heads[row].present & (1 &<< UInt64(truncatingIfNeeded: need.field)) != 0 else {
      return false
    }
    if textStamps[need.field] != stamp { look(for: need, batch) }
    return need.bytes & ~textBytes[need.field] != 0
  }

  /// Notes which bytes the text has that some need asks for. One alone is sooner looked for by itself.
  private mutating func look(for need: TextNeed, _ batch: LineBatch) {
    let run = batch.cell(row, need.field)
    let text = batch.text.span.bytes
    if plan.needsOfField[need.field] == 1 {
      textBytes[need.field] =
        ByteSearch.has(need.rarest, in: text.extracting(run.start..<run.start + run.count)) ? .max : 0
    } else {
      textBytes[need.field] = TextNeed.bytes(of: run, in: text)
    }
    textStamps[need.field] = stamp
  }

  /// Whether a condition holds for this event. An error is a no, and is counted.
  @inline(__always)
  mutating func holds(_ condition: Int32, _ batch: LineBatch) -> Bool {
    condition < 0 || holds(expression: Int(condition), batch)
  }

  private mutating func holds(expression place: Int, _ batch: LineBatch) -> Bool {
    if answerStamps[place] == stamp { return answers[place] == 1 }
    if lacks(plan.needs[place], batch) { return false }
    let count = batch.fieldCount
    let answer = plan.expressions.span[place].holds(
      batch.cells.span.extracting(row * count..<row * count + count), present: batch.heads[row].present,
      lists: batch.items.span, text: batch.text.span.bytes, scratch: &scratch)
    if answer == .failed { counts.failed += 1 }
    answerStamps[place] = stamp
    answers[place] = answer == .yes ? 1 : 0
    return answer == .yes
  }
}

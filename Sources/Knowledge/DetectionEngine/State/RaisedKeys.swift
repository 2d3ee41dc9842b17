internal import Memory

/// Which keys have raised an alert, and when.
struct RaisedKeys: ~Copyable {
  init() {}

  /// Runs of numbers, each by a number of its own: a run is the number of its start and its last part.
  private var runs = PairTable<UInt32>(capacity: 1 << 8)
  private var runCount: UInt32 = 0
  /// From a run to the time of its last alert; the tag is the rule.
  private var times = PairTable<Int64>(capacity: 1 << 8)

  var byteCount: Int { runs.byteCount + times.byteCount }
  var count: Int { times.count }

  /// Notes an alert of a key. False where the key is still silent: it raised one less than `again` ago.
  mutating func raise(rule: Int, key: [UInt32], at time: Int64, again: Int64?) -> Bool {
    let run = number(ofRun: key)
    if times.needsRoom { times.makeRoom { _, _, _ in true } }
    let (place, isNew) = times.place(UInt64(run), tag: UInt32(rule), initial: time)
    if isNew { return true }
    guard let again, time - times[place: place] >= again else { return false }
    times[place: place] = time
    return true
  }

  /// The number of a run of numbers: the same run has the same one.
  mutating func number(ofRun key: some Sequence<UInt32>) -> UInt32 {
    key.reduce(0) { run, part in number(of: run, part) }
  }

  private mutating func number(of run: UInt32, _ part: UInt32) -> UInt32 {
    if runs.needsRoom { runs.makeRoom { _, _, _ in true } }
    let (place, isNew) = runs.place(UInt64(run) << 32 | UInt64(part), tag: 0, initial: 0)
    if isNew {
      runCount += 1
      runs[place: place] = runCount
    }
    return runs[place: place]
  }
}

extension RaisedKeys {
  func save(to sink: inout StateSink) throws {
    try sink.put(Int(runCount))
    try sink.put(runs)
    try sink.put(times)
  }

  private init(runCount: UInt32, runs: consuming PairTable<UInt32>, times: consuming PairTable<Int64>) {
    self.runCount = runCount
    self.runs = runs
    self.times = times
  }

  static func restored(from source: inout StateSource) throws -> RaisedKeys {
    let runCount = try source.int()
    let runs = try source.table(UInt32.self)
    let times = try source.table(Int64.self)
    return RaisedKeys(runCount: UInt32(truncatingIfNeeded: runCount), runs: runs, times: times)
  }
}

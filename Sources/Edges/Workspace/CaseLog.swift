public import Files
internal import JSONLines
public import Policy
internal import Primitives
internal import Records

/// A log of decisions and of incidents after them, one JSON object a line, read as a stream.
///
/// `{"kind": "decision", "at": "2026-03-02T10:00:00Z", "case": …, "cluster": …, "person": …, "facts": {…},
/// "decided": […], "groups": {…}}` and `{"kind": "incident", "at": …, "cluster": …, "person": …}`, in order of time.
public struct CaseLog {
  /// Why a log cannot be compared.
  public enum Problem: Error {
    case file(FileError)
    /// The policies have more than 64 facts or measures together.
    case tooMany(String)
    /// A fact that the two policies declare with different types.
    case otherType(String)
    /// A line is older than the one before it.
    case backInTime(line: UInt64)
    case noDecisions
  }

  /// What was read beside the comparison.
  public struct Counts: Sendable {
    public internal(set) var lines: UInt64 = 0
    public internal(set) var refused = 0
    /// The first refused line, with what is wrong with it.
    public internal(set) var firstRefusal: (line: UInt64, message: String)?
    /// Cases with words that a policy does not know; they were decided without them.
    public internal(set) var unknownWords = 0
    public internal(set) var firstUnknownWord: String?
    /// Days since 1970 of the first line and the last.
    public internal(set) var days: ClosedRange<Int>?
  }

  private static let dayMilliseconds: Int64 = 86_400_000
  private static let wordLengthMax = 80

  private var counts = Counts()
  private var backtest: PolicyBacktest
  private let names: OutcomeNames
  private let nameWords: WordList
  private let new: CaseColumns
  private let old: CaseColumns?
  private let columns: CaseLogColumns
  /// The new policy's fact by which cases are grouped, and its table.
  private let groupFact: Int?
  private let table: FactTable
  private var last = Int64.min

  /// Reads the whole log: `-` is standard input.
  public static func compare(
    _ path: String, new: PolicyModel, against old: PolicyModel?, group: String?
  ) throws(Problem) -> (backtest: PolicyBacktest, counts: Counts) {
    var log = try CaseLog(new, old, group)
    try log.read(path)
    return (log.backtest, log.counts)
  }

  private init(_ new: PolicyModel, _ old: PolicyModel?, _ group: String?) throws(Problem) {
    guard let names = OutcomeNames([new] + (old.map { [$0] } ?? [])) else { throw .tooMany("measures") }
    let columns = try CaseLogColumns([new.facts] + (old.map { [$0.facts] } ?? []), group: group)
    self.names = names
    self.columns = columns
    nameWords = WordList(names.ids)
    self.new = CaseColumns(new.facts, columns)
    self.old = old.map { CaseColumns($0.facts, columns) }
    table = new.facts
    groupFact = group.flatMap { new.facts.place(of: $0) }
    backtest = PolicyBacktest(new, against: old, names: names)
  }

  private mutating func read(_ path: String) throws(Problem) {
    guard let reader = LineReader(columns.format) else { throw .tooMany("facts") }
    let input = try Self.open(path)
    var scratch = DecidingScratch()
    while try Self.next(reader, input) {
      try take(CaseBatch(reader, width: columns.format.schema.fields.count), &scratch)
      refuse(reader)
    }
    counts.lines = reader.lineCount
    guard backtest.cases > 0 else { throw .noDecisions }
    backtest.end(day: counts.days?.upperBound ?? 0)
  }

  private static func open(_ path: String) throws(Problem) -> InputFile {
    do throws(FileError) {
      return path == "-" ? InputFile.standardInput() : try InputFile.open(path)
    } catch { throw .file(error) }
  }

  private static func next(_ reader: LineReader, _ input: borrowing InputFile) throws(Problem) -> Bool {
    do throws(FileError) { return try reader.read(from: input) } catch { throw .file(error) }
  }

  private mutating func refuse(_ reader: LineReader) {
    counts.refused += reader.refusalCount
    guard counts.firstRefusal == nil, let first = reader.refusals.first else { return }
    let field = first.field.map { " (\(columns.format.schema.fields[$0].name))" } ?? ""
    counts.firstRefusal = (first.number, first.reason.message + field)
  }

  private mutating func take(_ batch: CaseBatch, _ scratch: inout DecidingScratch) throws(Problem) {
    for row in 0..<batch.count {
      let head = batch.head(row)
      guard head.time >= last else { throw .backInTime(line: head.number) }
      last = head.time
      let day = Int(head.time.quotientAndRemainder(dividingBy: Self.dayMilliseconds).quotient)
      guard (-25_000...83_000).contains(day) else { continue }
      counts.days = (counts.days?.lowerBound ?? day)...day
      let cluster = batch.cell(row, columns.cluster).map { batch.identity($0) }
      let person = batch.cell(row, columns.person).map { batch.identity($0) }
      let dyad = cluster.flatMap { one in person.map { one &* 0x9E37_79B9_7F4A_7C15 ^ $0 } }
      if head.kind == CaseLogColumns.incident {
        backtest.addIncident(cluster: cluster, dyad: dyad, day: day)
      } else if head.kind == CaseLogColumns.decision {
        decide(batch, row, CalendarDate(daysSinceEpoch: day), cluster, dyad, &scratch)
      }
    }
  }

  private mutating func decide(
    _ batch: CaseBatch, _ row: Int, _ day: CalendarDate, _ cluster: UInt64?, _ dyad: UInt64?,
    _ scratch: inout DecidingScratch
  ) {
    let made = new.facts(batch, row: row)
    let other = old.map { $0.facts(batch, row: row) }
    if let unknown = made.unknown ?? other?.unknown {
      counts.unknownWords += 1
      counts.firstUnknownWord = counts.firstUnknownWord ?? String(batch.string(unknown).prefix(Self.wordLengthMax))
    }
    let group =
      groupFact.map { table.text(of: $0, in: made.facts) }
      ?? columns.group.flatMap { batch.cell(row, $0) }.map { batch.string($0.range) }
    let found = BacktestCase(
      line: batch.head(row).number, id: batch.cell(row, columns.id).map { batch.string($0.range) }, day: day,
      cluster: cluster, dyad: dyad, group: group, decided: decided(batch, row))
    backtest.add(found, new: made.facts, old: other?.facts, scratch: &scratch)
  }

  private func decided(_ batch: CaseBatch, _ row: Int) -> UInt64? {
    batch.cell(row, columns.decided).map { cell in
      cell.range.reduce(0) { bits, item in
        nameWords.place(of: batch.items[item], in: batch.text).map { bits | 1 << UInt64($0) } ?? bits
      }
    }
  }
}

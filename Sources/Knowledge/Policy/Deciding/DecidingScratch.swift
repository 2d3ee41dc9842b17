internal import CELRecords
internal import Records

/// Where one thread decides: give the same one to every call, so that conditions allocate nothing.
public struct DecidingScratch: ~Copyable {
  private var cells: [Cell] = []
  private var items: [Cell] = []
  private var record = RecordScratch()
  /// Whether each clause holds in the case that was judged last.
  private(set) var truths: [Bool] = []

  public init() {}

  /// Writes a case as cells, so that conditions can look at it.
  mutating func load(_ facts: CaseFacts, _ table: FactTable) {
    cells.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    for (place, value) in facts.values.enumerated() {
      switch table.forms[place] {
      case .number: cells.append(Cell(value))
      case .word: cells.append(table.words[table.wordStarts[place] + Int(value)])
      case .words:
        let start = items.count
        var rest = UInt64(bitPattern: value)
        while rest != 0 {
          items.append(table.words[table.wordStarts[place] + rest.trailingZeroBitCount])
          rest &= rest - 1
        }
        cells.append(Cell(start: UInt32(start), count: UInt32(items.count - start)))
      }
    }
  }

  /// Looks at each condition once. One without a value does not hold; a clause without a condition always does.
  mutating func judge(_ programs: ClausePrograms, _ table: FactTable) {
    truths.removeAll(keepingCapacity: true)
    truths.append(contentsOf: programs.unconditional)
    let (cells, items, text) = (cells, items, table.text)
    for (clause, program) in zip(programs.clauses, programs.programs) {
      let answer = program.holds(
        cells.span, present: .max, lists: items.span, text: text.span.bytes, scratch: &record)
      truths[clause] = answer == .yes
    }
  }

  /// Whether a condition holds for the case; nil where it has no value, such as a division by zero.
  mutating func value(of condition: Condition, _ table: FactTable) -> Bool? {
    let (cells, items, text) = (cells, items, table.text)
    let answer = condition.program.holds(
      cells.span, present: .max, lists: items.span, text: text.span.bytes, scratch: &record)
    switch answer {
    case .yes: return true
    case .no: return false
    case .failed: return nil
    }
  }

  /// A condition without a value does not hold.
  mutating func holds(_ condition: Condition?, _ table: FactTable) -> Bool {
    guard let condition else { return true }
    return value(of: condition, table) ?? false
  }
}

/// The conditions of a policy, one after the other.
struct ClausePrograms: Sendable {
  /// For each program its clause.
  let clauses: [Int]
  let programs: [RecordProgram]
  /// For each clause whether it has no condition.
  let unconditional: [Bool]

  init(_ policy: PolicyModel) {
    let conditions = policy.clauses.map(\.condition)
    clauses = conditions.indices.filter { conditions[$0] != nil }
    programs = conditions.compactMap { $0?.program }
    unconditional = conditions.map { $0 == nil }
  }
}

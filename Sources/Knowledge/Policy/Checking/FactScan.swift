internal import CEL

/// How conditions look at facts: with which constants they compare them, and whether in ways that can be gone through.
struct FactScan {
  private let table: FactTable
  private let reader: ConditionReader
  private(set) var isExact = true
  /// Facts that the conditions read.
  private(set) var uses: Set<Int> = []
  /// Constants by fact: numbers as they are, words by their places.
  private var constants: [Int: Set<Int64>] = [:]
  /// Sets and choices that are looked at as a whole.
  private var whole: Set<Int> = []

  private static let comparisons: Set<String> = ["_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_"]
  private static let wholeSetMax = 8
  /// From so many words on, a set alone has more cases than a space holds.
  private static let membersMax = 17

  init(_ table: FactTable) {
    self.table = table
    reader = ConditionReader(facts: table)
  }

  mutating func add(_ condition: Condition) {
    uses.formUnion(condition.uses)
    let parts = condition.checked.root.parts
    var understood: Set<Int> = []
    for part in parts {
      guard case .call(let call) = part.kind, call.operands.count == 2 else { continue }
      let (left, right) = (call.operands[0], call.operands[1])
      if Self.comparisons.contains(call.function) {
        note(left, against: [right], condition, &understood)
        note(right, against: [left], condition, &understood)
      } else if call.function == "@in" {
        if case .list(let items) = right.kind { note(left, against: items.map(\.value), condition, &understood) }
        note(right, against: [left], condition, &understood)
      }
    }
    for part in parts {
      guard let place = reader.place(of: part, in: condition.checked), !understood.contains(part.id) else { continue }
      lookAtWhole(place)
    }
  }

  /// Looks at facts in all ways in which the other does too.
  mutating func join(_ other: FactScan) {
    isExact = isExact && other.isExact
    uses.formUnion(other.uses)
    whole.formUnion(other.whole)
    constants.merge(other.constants) { $0.union($1) }
  }

  /// The words of a set or choice that the conditions look for, by their places; nil where they look at all of them.
  func words(of place: Int) -> Set<Int64>? { whole.contains(place) ? nil : constants[place] ?? [] }

  /// How many kinds of cases the conditions can tell apart; the largest number where that is more than a space holds.
  var size: Int {
    var size = 1
    for place in uses {
      size = size.multipliedReportingOverflow(by: count(of: place)).partialValue
      guard size <= CaseSpace.sizeMax else { return .max }
    }
    return size
  }

  private func count(of place: Int) -> Int {
    let constants = constants[place]?.count ?? 0
    switch table.facts[place].kind {
    case .bool: return 2
    case .int: return values(of: place).count
    case .choice(let words): return whole.contains(place) ? words.count : min(constants + 1, words.count)
    case .set(let words):
      let members = whole.contains(place) ? min(words.count, Self.wholeSetMax) : constants
      return members < Self.membersMax ? 1 << members : CaseSpace.sizeMax + 1
    }
  }

  /// A fact that is compared with constants only.
  private mutating func note(
    _ part: Expression, against others: [Expression], _ condition: Condition, _ understood: inout Set<Int>
  ) {
    guard let place = reader.place(of: part, in: condition.checked) else { return }
    var found: Set<Int64> = []
    for other in others {
      guard case .constant(let value) = other.kind else { return }
      switch value {
      case .int(let number): found.insert(number)
      case .string(let word):
        guard let index = table.facts[place].words.firstIndex(of: word) else { return }
        found.insert(Int64(index))
      case .bool: break
      default: return
      }
    }
    constants[place, default: []].formUnion(found)
    understood.insert(part.id)
  }

  private mutating func lookAtWhole(_ place: Int) {
    switch table.facts[place].kind {
    case .bool: return
    case .choice: whole.insert(place)
    case .set(let words):
      whole.insert(place)
      if words.count > Self.wholeSetMax { isExact = false }
    case .int: isExact = false
    }
  }

  /// The values of a fact that make a difference, the smallest first.
  func values(of place: Int) -> [Int64] {
    let constants = (constants[place] ?? []).sorted()
    switch table.facts[place].kind {
    case .bool: return [0, 1]
    case .int(let max):
      let near = constants.flatMap { [$0.subtractingReportingOverflow(1).partialValue, $0, $0 &+ 1] }
      return Set([0, Int64(max)] + near).filter { (0...Int64(max)).contains($0) }.sorted()
    case .choice(let words):
      let all = (0..<Int64(words.count))
      guard !whole.contains(place) else { return Array(all) }
      // One word that is never asked for stands for all such.
      let other = all.first { !constants.contains($0) }
      return (constants + (other.map { [$0] } ?? [])).sorted()
    case .set(let words):
      let members = whole.contains(place) ? Array((0..<Int64(words.count)).prefix(Self.wholeSetMax)) : constants
      guard members.count < Self.membersMax else { return Array(repeating: 0, count: CaseSpace.sizeMax + 1) }
      return (0..<(1 << members.count)).map { subset in
        members.enumerated().reduce(0) { subset >> $1.offset & 1 == 1 ? $0 | 1 << $1.element : $0 }
      }
    }
  }
}

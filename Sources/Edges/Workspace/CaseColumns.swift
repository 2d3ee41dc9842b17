internal import JSONLines
internal import Policy
internal import Records

/// Makes the facts of one policy from rows of a log.
struct CaseColumns {
  private enum Form { case bool, int, choice, set }

  private let table: FactTable
  private let columns: [Int]
  private let forms: [Form]
  private let mostValues: [Int64]
  private let words: [WordList]

  init(_ table: FactTable, _ log: CaseLogColumns) {
    self.table = table
    columns = table.facts.map { fact in
      guard let place = log.places[fact.name] else { preconditionFailure("the log has a column for \(fact.name)") }
      return place
    }
    forms = table.facts.map { fact in
      switch fact.kind {
      case .bool: .bool
      case .int: .int
      case .choice: .choice
      case .set: .set
      }
    }
    mostValues = table.facts.map { if case .int(let max) = $0.kind { Int64(max) } else { 0 } }
    words = table.facts.map { WordList($0.words) }
  }

  /// The row's facts, and the first of its words that the policy does not know.
  func facts(_ batch: CaseBatch, row: Int) -> (facts: CaseFacts, unknown: Range<Int>?) {
    var facts = CaseFacts(table)
    var unknown: Range<Int>?
    for place in columns.indices {
      guard let cell = batch.cell(row, columns[place]) else { continue }
      switch forms[place] {
      case .bool: facts[place] = cell.bool ? 1 : 0
      case .int: facts[place] = min(max(0, cell.int), mostValues[place])
      case .choice:
        if let word = words[place].place(of: cell, in: batch.text) {
          facts[place] = Int64(word)
        } else {
          unknown = unknown ?? cell.range
        }
      case .set:
        for index in cell.range {
          let item = batch.items[index]
          if let word = words[place].place(of: item, in: batch.text) {
            facts[place] |= 1 << Int64(word)
          } else {
            unknown = unknown ?? item.range
          }
        }
      }
    }
    return (facts, unknown)
  }
}

/// A few known words, found by their bytes.
struct WordList {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ words: [String]) {
    bytes = words.flatMap { Array($0.utf8) }
    starts = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
  }

  func place(of cell: Cell, in text: [UInt8]) -> Int? {
    let (start, count) = (cell.start, cell.count)
    search: for place in 0..<starts.count - 1 where starts[place + 1] - starts[place] == count {
      for offset in 0..<count where text[start + offset] != bytes[starts[place] + offset] { continue search }
      return place
    }
    return nil
  }
}

extension Cell {
  /// The run of a text or a list.
  var range: Range<Int> { start..<start + count }
}

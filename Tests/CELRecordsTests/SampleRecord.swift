import CEL
import Records
import SourceText
import Testing

@testable import CELRecords

/// A record made of plain values, among bytes and cells of other records.
struct SampleRecord {
  enum Value {
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case text(String)
    case list([Value])
  }

  private(set) var cells: [Cell] = [Cell(bits: .max)]
  private(set) var present: UInt64 = 0
  private(set) var lists: [Cell] = [Cell(bits: .max), Cell(bits: .max)]
  private(set) var text: [UInt8] = Array("other".utf8)

  init(_ schema: RecordSchema, _ values: [String: Value]) {
    for (index, field) in schema.fields.enumerated() {
      let value = values[field.name]
      if value != nil { present |= 1 << UInt64(index) }
      let cell = value.map { self.cell($0) }
      cells.append(cell ?? Cell(bits: .max))
    }
    lists.append(Cell(bits: .max))
    text += Array("record".utf8)
    cells.append(Cell(bits: .max))
  }

  private mutating func cell(_ value: Value) -> Cell {
    switch value {
    case .bool(let flag): return Cell(flag)
    case .int(let number): return Cell(number)
    case .double(let number): return Cell(number)
    case .text(let string):
      let bytes = Array(string.utf8)
      text += bytes
      return Cell(start: UInt32(text.count - bytes.count), count: UInt32(bytes.count))
    case .list(let items):
      let elements = items.map { cell($0) }
      lists += elements
      return Cell(start: UInt32(lists.count - elements.count), count: UInt32(elements.count))
    }
  }

  // MARK: Evaluating

  /// What the program gives, a text as itself.
  func value(_ program: RecordProgram) -> Found {
    var scratch = RecordScratch()
    let value = program.value(
      cells.span.extracting(1..<cells.count - 1), present: present, lists: lists.span, text: text.span.bytes,
      scratch: &scratch)
    guard case .text(let found) = value else { return Found(value) }
    return program.withBytes(of: found, text: text.span.bytes, scratch: scratch) { .text(bytes($0)) }
  }

  /// What the complete evaluator gives.
  func completeValue(_ checked: CheckedExpression, _ language: RecordLanguage) -> Found {
    var scratch = RecordScratch()
    let value = CompleteProgram(checked, language).value(
      cells.span.extracting(1..<cells.count - 1), present, lists.span, text.span.bytes, &scratch)
    guard case .text(let found) = value else { return Found(value) }
    return .text(Array(scratch.text[found.range]))
  }

  /// Whether the record's text lacks what the program needs.
  func lacks(_ need: TextNeed) -> Bool {
    guard need != .nothing, present & (1 << UInt64(need.field)) != 0 else { return false }
    let run = cells[need.field + 1]
    let bytes = text[run.start..<run.start + run.count]
    return need.bytes & ~TextNeed.bytes(of: run, in: text.span.bytes) != 0 || !bytes.contains(need.rarest)
  }

  func holds(_ program: RecordProgram) -> Answer {
    var scratch = RecordScratch()
    return program.holds(
      cells.span.extracting(1..<cells.count - 1), present: present, lists: lists.span, text: text.span.bytes,
      scratch: &scratch)
  }
}

/// A value that can be compared: no double differs from itself, and the value of an empty optional is like any error.
enum Found: Equatable {
  case value(RecordValue)
  case double(UInt64)
  case text([UInt8])

  init(_ value: RecordValue) {
    switch value {
    case .double(let number): self = .double(number.isNaN ? Double.nan.bitPattern : number.bitPattern)
    case .failed(.empty): self = .value(.failed(.other))
    default: self = .value(value)
    }
  }

  static func text(_ string: String) -> Found { .text(Array(string.utf8)) }
}

func bytes(_ span: RawSpan) -> [UInt8] {
  (0..<span.byteCount).map { span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
}

extension RecordLanguage {
  func check(_ text: String) throws -> CheckedExpression {
    var log = Diagnostics()
    let checked = environment.check(CELSource(text), into: &log)
    return try #require(checked, "\(text): \(DiagnosticRenderer(colour: false).render(log))")
  }

  func program(_ text: String) throws -> RecordProgram { RecordProgram(try check(text), self) }
}

/// Whether a text has a letter.
struct HasLetter: TextFunction {
  let letter: UInt8

  func callAsFunction(_ text: RawSpan) -> Bool {
    for offset in 0..<text.byteCount where text.unsafeLoad(fromByteOffset: offset, as: UInt8.self) == letter {
      return true
    }
    return false
  }
}

enum Sample {
  private static let fields: [RecordSchema.Field] = [
    .init("flag", .bool), .init("other", .bool), .init("n", .int), .init("m", .int), .init("box.n", .int),
    .init("x", .double), .init("y", .double), .init("text", .string), .init("word", .string),
    .init("box.text", .string),
    .init("time", .timestamp), .init("before", .timestamp), .init("age", .duration), .init("tags", .list(.string)),
    .init("numbers", .list(.int)), .init("shares", .list(.double)), .init("box.deep.n", .int),
  ]

  static let language: RecordLanguage = {
    guard let schema = RecordSchema(fields) else { preconditionFailure("the sample's fields have different names") }
    return RecordLanguage(
      schema,
      functions: [
        TextFunctionFamily("mentions", ["a": HasLetter(letter: UInt8(ascii: "a")), "b": HasLetter(letter: 0x62)])
      ])
  }()

  static let full: [String: SampleRecord.Value] = [
    "flag": .bool(true), "other": .bool(false), "n": .int(7), "m": .int(-3), "box.n": .int(40), "x": .double(2.5),
    "y": .double(-0.0), "text": .text("héllo @u17, you!"), "word": .text("message"), "box.text": .text(""),
    "time": .int(1_767_225_600_123_000_000), "before": .int(-1), "age": .int(90_061_500_000_000),
    "tags": .list([.text("new"), .text("minor"), .text("vip")]), "numbers": .list([.int(7), .int(8), .int(8)]),
    "shares": .list([.double(0.0), .double(.nan)]), "box.deep.n": .int(1),
  ]

  static func record(without names: [String] = []) -> SampleRecord {
    SampleRecord(language.schema, full.filter { !names.contains($0.key) })
  }
}

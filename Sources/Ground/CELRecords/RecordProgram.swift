public import CEL
public import Records

/// An expression, compiled to run over many records of one schema.
///
/// Most expressions become plain instructions over the record's cells. What those cannot do is left to the complete
/// evaluator, at the price of converting the record: `slowReason` says why.
public final class RecordProgram: Sendable {
  /// Nil where the expression runs on the fast path.
  public let slowReason: SlowReason?
  /// What makes it pointless to run the expression.
  public let need: TextNeed
  private let code: Code
  private let complete: CompleteProgram
  private let type: CELType
  /// Compared once: these stand in the way of every evaluation.
  private let isFast: Bool
  private let isFastCondition: Bool

  /// The expression must have been checked in the language's environment.
  public init(_ checked: CheckedExpression, _ language: RecordLanguage) {
    complete = CompleteProgram(checked, language)
    type = if case .optional(let inner) = checked.type { inner } else { checked.type }
    do throws(SlowReason) {
      (code, slowReason) = (try Compiler.compile(checked, language), nil)
    } catch {
      (code, slowReason) = (Code(), error)
    }
    isFast = slowReason == nil
    need = isFast ? Compiler.need(checked, language) : .nothing
    isFastCondition = isFast && checked.type == .bool
  }

  /// Whether the condition holds for a record.
  ///
  /// `cells` has one cell a field, in the order of the schema; `present` has a bit a field, the first field's lowest.
  /// Texts are runs of `text`, lists are runs of `lists`; both may hold other records' too. Texts must be UTF-8.
  public func holds(
    _ cells: Span<Cell>, present: UInt64, lists: Span<Cell>, text: RawSpan, scratch: inout RecordScratch
  ) -> Answer {
    guard isFastCondition else {
      return answer(complete.value(cells, present, lists, text, &scratch), &scratch)
    }
    switch code.run(cells, present: present, lists: lists, text: text, &scratch) {
    case .value: return scratch.registers[0].bool ? .yes : .no
    case .absent, .failed: return .failed
    case .beyond: return answer(complete.value(cells, present, lists, text, &scratch), &scratch)
    }
  }

  private func answer(_ value: RecordValue, _ scratch: inout RecordScratch) -> Answer {
    switch value {
    case .bool(let flag): return flag ? .yes : .no
    case .failed(let failure): scratch.failureBits = UInt64(failure.rawValue)
    default: scratch.failureBits = UInt64(RecordFailure.other.rawValue)
    }
    return .failed
  }

  /// The expression's value for a record, given as for `holds`.
  public func value(
    _ cells: Span<Cell>, present: UInt64, lists: Span<Cell>, text: RawSpan, scratch: inout RecordScratch
  ) -> RecordValue {
    guard isFast else { return complete.value(cells, present, lists, text, &scratch) }
    switch code.run(cells, present: present, lists: lists, text: text, &scratch) {
    case .value: return value(scratch.registers[0])
    case .absent: return .absent
    case .failed: return .failed(scratch.failure ?? .other)
    case .beyond: return complete.value(cells, present, lists, text, &scratch)
    }
  }

  private func value(_ cell: Cell) -> RecordValue {
    switch type {
    case .bool: .bool(cell.bool)
    case .int: .int(cell.int)
    case .double: .double(cell.double)
    case .timestamp: .timestamp(cell.int)
    case .duration: .duration(cell.int)
    case .string: .text(.init(place: cell.isConstant ? .constants : .record, range: cell.range))
    default: .other
    }
  }

  /// Gives the bytes of a text that `value` found, with the same record's text and scratch.
  public func withBytes<Result>(
    of found: RecordValue.Text, text: RawSpan, scratch: borrowing RecordScratch, _ body: (RawSpan) -> Result
  ) -> Result {
    switch found.place {
    case .record: return body(text.extracting(found.range))
    case .constants:
      let texts = code.texts
      return body(texts.span.bytes.extracting(found.range))
    case .scratch: return body(scratch.text.span.bytes.extracting(found.range))
    }
  }
}

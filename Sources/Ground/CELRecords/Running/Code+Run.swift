internal import Records
internal import RegularExpressions

extension Code {
  /// Rounds of macros, and runs of sixteen bytes or cells that are searched, of one run.
  private static let fuel = 1_000_000

  /// Runs the program over one record. Allocates nothing; one instruction takes about a nanosecond.
  ///
  /// Long, since it is a table: what each instruction does, as `Opcode` names it.
  func run(
    _ cells: Span<Cell>, present: UInt64, lists: Span<Cell>, text: RawSpan, _ scratch: inout RecordScratch
  ) -> Outcome {
    let program = instructions.span
    let texts = Texts(record: text, constants: self.texts.span.bytes)
    let lists = Lists(record: lists, constants: self.cells.span)
    var place = 0
    var fuel = Self.fuel
    while true {
      let step = program[place]
      place &+= 1
      let r = step.r
      let (a, b, i) = (scratch.registers[step.a], scratch.registers[step.b], step.immediate)
      switch step.opcode {
      case .field:
        guard present & step.immediate != 0 else {
          place = scratch.fail(.missing, step)
          continue
        }
        scratch.registers[r] = cells[Int(step.b)]
      case .constant: scratch.registers[r] = Cell(bits: i)
      case .move: scratch.registers[r] = a
      case .jump: place = Int(step.jump)
      case .jumpIfFalse: if !a.bool { place = Int(step.jump) }
      case .jumpIfTrue: if a.bool { place = Int(step.jump) }
      case .jumpIfAbsent: if present & i == 0 { place = Int(step.jump) }
      case .present: scratch.registers.set(r, present & i != 0)
      case .keepFailure: if a.bits == 0 { scratch.registers[r] = Cell(bits: scratch.failureBits) }
      case .raise:
        if a.bits != 0 {
          scratch.failureBits = a.bits
          place = Int(step.failure)
        }
      case .empty: place = scratch.fail(.empty, step)
      case .answer:
        scratch.registers[0] = a
        return .value
      case .answerAbsent: return .absent
      case .fail: return .failed
      case .not: scratch.registers.set(r, !a.bool)

      case .intLess: scratch.registers.set(r, a.int < Int64(bitPattern: i))
      case .intLessOrEqual: scratch.registers.set(r, a.int <= Int64(bitPattern: i))
      case .intGreater: scratch.registers.set(r, a.int > Int64(bitPattern: i))
      case .intGreaterOrEqual: scratch.registers.set(r, a.int >= Int64(bitPattern: i))
      case .intEqual: scratch.registers.set(r, a.bits == i)
      case .intNotEqual: scratch.registers.set(r, a.bits != i)
      case .doubleLess: scratch.registers.set(r, a.double < Double(bitPattern: i))
      case .doubleLessOrEqual: scratch.registers.set(r, a.double <= Double(bitPattern: i))
      case .doubleGreater: scratch.registers.set(r, a.double > Double(bitPattern: i))
      case .doubleGreaterOrEqual: scratch.registers.set(r, a.double >= Double(bitPattern: i))
      case .doubleEqual: scratch.registers.set(r, a.double == Double(bitPattern: i))
      case .doubleNotEqual: scratch.registers.set(r, a.double != Double(bitPattern: i))
      case .intsLess: scratch.registers.set(r, a.int < b.int)
      case .intsLessOrEqual: scratch.registers.set(r, a.int <= b.int)
      case .intsEqual: scratch.registers.set(r, a.bits == b.bits)
      case .intsNotEqual: scratch.registers.set(r, a.bits != b.bits)
      case .doublesLess: scratch.registers.set(r, a.double < b.double)
      case .doublesLessOrEqual: scratch.registers.set(r, a.double <= b.double)
      case .doublesEqual: scratch.registers.set(r, a.double == b.double)
      case .doublesNotEqual: scratch.registers.set(r, a.double != b.double)

      case .addInts:
        if !scratch.registers.set(r, checked: a.int.addingReportingOverflow(b.int)) {
          place = scratch.fail(.overflow, step)
        }
      case .subtractInts:
        if !scratch.registers.set(r, checked: a.int.subtractingReportingOverflow(b.int)) {
          place = scratch.fail(.overflow, step)
        }
      case .multiplyInts:
        if !scratch.registers.set(r, checked: a.int.multipliedReportingOverflow(by: b.int)) {
          place = scratch.fail(.overflow, step)
        }
      case .divideInts:
        if !scratch.registers.set(r, checked: a.int.dividedReportingOverflow(by: b.int)) {
          place = scratch.fail(b.int == 0 ? .divisionByZero : .overflow, step)
        }
      case .remainderOfInts:
        if !scratch.registers.set(r, checked: a.int.remainderReportingOverflow(dividingBy: b.int)) {
          place = scratch.fail(b.int == 0 ? .divisionByZero : .overflow, step)
        }
      case .negateInt:
        if !scratch.registers.set(r, checked: Int64(0).subtractingReportingOverflow(a.int)) {
          place = scratch.fail(.overflow, step)
        }
      case .addDoubles: scratch.registers.set(r, a.double + b.double)
      case .subtractDoubles: scratch.registers.set(r, a.double - b.double)
      case .multiplyDoubles: scratch.registers.set(r, a.double * b.double)
      case .divideDoubles: scratch.registers.set(r, a.double / b.double)
      case .negateDouble: scratch.registers.set(r, -a.double)
      case .addToTime:
        if !scratch.registers.set(r, checked: a.int.addingReportingOverflow(b.int)) { return .beyond }
      case .subtractFromTime:
        // The language takes the opposite of the duration first.
        guard b.int != .min else { return .beyond }
        if !scratch.registers.set(r, checked: a.int.subtractingReportingOverflow(b.int)) { return .beyond }
      case .intToDouble: scratch.registers.set(r, Double(a.int))
      case .doubleToInt:
        // The nearest doubles of the two ends stand for ints beyond them too.
        guard a.double > -0x1p63, a.double < 0x1p63 else {
          place = scratch.fail(.outOfRange, step)
          continue
        }
        scratch.registers.set(r, Int64(a.double))
      case .timeToSeconds:
        scratch.registers.set(r, TimePart.wholeSeconds(a.int))
      case .secondsToTime:
        if !scratch.registers.set(r, checked: a.int.multipliedReportingOverflow(by: 1_000_000_000)) { return .beyond }
      case .timePart:
        scratch.registers.set(r, (TimePart(rawValue: i) ?? .hours).of(time: a.int, offsetSeconds: b.int))
      case .durationPart: scratch.registers.set(r, (TimePart(rawValue: i) ?? .hours).of(duration: a.int))
      case .intSign: scratch.registers.set(r, a.int.signum())
      case .doubleFunction: scratch.registers.set(r, (DoubleFunction(rawValue: i) ?? .abs).of(a.double))
      case .doubleTest: scratch.registers.set(r, (DoubleTest(rawValue: i) ?? .isNaN).of(a.double))

      case .textIs: scratch.registers.set(r, texts[a].isEqual(texts[Cell(bits: i)]))
      case .textIsNot: scratch.registers.set(r, !texts[a].isEqual(texts[Cell(bits: i)]))
      case .textsEqual: scratch.registers.set(r, texts[a].isEqual(texts[b]))
      case .textsNotEqual: scratch.registers.set(r, !texts[a].isEqual(texts[b]))
      case .textsLess: scratch.registers.set(r, texts[a].precedes(texts[b]))
      case .textsLessOrEqual: scratch.registers.set(r, !texts[b].precedes(texts[a]))
      case .textContains:
        fuel &-= a.count >> 4
        scratch.registers.set(r, texts[a].contains(texts[b]))
      case .textStarts: scratch.registers.set(r, texts[a].starts(with: texts[b]))
      case .textEnds: scratch.registers.set(r, texts[a].ends(with: texts[b]))
      case .textSize: scratch.registers.set(r, Int64(texts[a].codePointCount))
      case .textMatches:
        fuel &-= a.count >> 4
        scratch.registers.set(r, expressions[Int(i)].matches(texts[a].bytes))
      case .textFunction:
        fuel &-= a.count >> 4
        scratch.registers.set(r, functions[Int(i)](texts[a].bytes))
      case .textExtract:
        guard let found = expressions[Int(i)].firstExtract(in: texts[a].bytes) else {
          place = Int(step.jump)
          continue
        }
        scratch.registers[r] = a.part(found)

      case .listSize: scratch.registers.set(r, Int64(a.count))
      case .listElement:
        guard b.int >= 0, b.int < a.count else {
          place = scratch.fail(.outOfRange, step)
          continue
        }
        scratch.registers[r] = lists[a][Int(b.int)]
      case .listHasBits:
        fuel &-= b.count >> 4
        scratch.registers.set(r, lists.hasBits(a, in: b))
      case .listHasDouble:
        fuel &-= b.count >> 4
        scratch.registers.set(r, lists.hasDouble(a.double, in: b))
      case .listHasText:
        fuel &-= b.count >> 4
        scratch.registers.set(r, lists.hasText(a, in: b, texts))
      case .next:
        guard b.int < a.count else {
          place = Int(step.jump)
          continue
        }
        fuel &-= 1
        guard fuel >= 0 else {
          scratch.failureBits = UInt64(RecordFailure.tooCostly.rawValue)
          return .failed
        }
        scratch.registers[r] = lists[a][Int(b.int)]
        scratch.registers.set(step.b, b.int &+ 1)
      }
    }
  }
}

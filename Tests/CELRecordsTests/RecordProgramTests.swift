import CEL
import Records
import Testing

@testable import CELRecords

@Suite struct RecordProgramTests {
  @Test(arguments: [
    ("flag", true), ("!flag", false), ("word == \"message\"", true), ("word != \"message\"", false),
    ("\"message\" == word", true), ("word == \"messages\"", false), ("word in [\"call\", \"message\"]", true),
    ("word in tags", false), ("tags[1] in tags", true), ("8 in numbers", true), ("9 in numbers", false),
    ("0.0 in shares", true), ("-0.0 in shares", true), ("0.0/0.0 in shares", false), ("n in [1, 7]", true),
    ("n == 7 && x > 2.0", true), ("n < x", false), ("x < n", true), ("7 >= n", true), ("7 > n", false),
    ("text.contains(\"@u\")", true), ("text.startsWith(\"hé\")", true), ("text.endsWith(\"!\")", true),
    ("text.endsWith(word)", false), ("text.contains(box.text)", true), ("word < text", false), ("word > text", true),
    ("size(text) == 16", true), ("text.matches(\"@u[0-9]+\")", true), ("word.matches(\"^m.*e$\")", true),
    ("tags.exists(t, t == \"minor\")", true), ("tags.all(t, t != \"minor\")", false),
    ("numbers.exists_one(v, v == 8)", false), ("numbers.exists_one(v, v == 7)", true),
    ("tags.all(i, t, size(t) > i)", true), ("[1, 2].all(v, v < n)", true), ("[].all(v, v)", true),
    ("has(box.text)", true), ("has(box.deep.n)", true), ("has(box.deep)", true), ("box.?n.hasValue()", true),
    ("time > timestamp(\"2026-01-01T00:00:00Z\")", true), ("time - before < duration(\"24h\")", false),
    ("time.getHours() < 6 || time.getHours() >= 22", true), ("age > duration(\"25h\")", true),
    ("text.mentions(\"a\")", false), ("text.mentions(\"a\") || word.mentions(\"a\")", true),
    ("cel.bind(v, n + 1, v * v == 64)", true), ("x * 2.0 + double(n) == 12.0", true), ("y == 0.0", true),
    ("flag ? n > 5 : m > 5", true), ("math.isNaN(shares[1])", true), ("\"\" == box.text", true),
  ])
  func `a condition holds on the fast path as in the language`(_ text: String, _ expected: Bool) throws {
    let program = try Sample.language.program(text)
    #expect(program.slowReason == nil)
    #expect(Sample.record().holds(program) == (expected ? .yes : .no))
  }

  @Test(
    arguments: [
      ("n + m * 2", .value(.int(1))), ("n / m", .value(.int(-2))), ("n % m", .value(.int(1))), ("-m", .value(.int(3))),
      ("x / 0.0", .value(RecordValue.double(.infinity)).asDouble), ("word", .text("message")),
      ("flag ? word : text", .text("message")), ("other ? word : \"none\"", .text("none")), ("tags[2]", .text("vip")),
      ("time - duration(\"1s\")", .value(.timestamp(1_767_225_599_123_000_000))),
      ("time - before", .value(.duration(1_767_225_600_123_000_001))), ("before.getFullYear()", .value(.int(1969))),
      ("before.getMilliseconds()", .value(.int(999))), ("time.getHours(\"-01:30\")", .value(.int(22))),
      ("age.getMinutes()", .value(.int(1501))), ("int(x)", .value(.int(2))), ("int(before)", .value(.int(-1))),
      ("regex.extract(text, \"@(u[0-9]+)\")", .text("u17")), ("regex.extract(word, \"@(u[0-9]+)\")", .value(.absent)),
      ("regex.extract(word, \"@(u[0-9]+)\").orValue(\"-\")", .text("-")), ("box.?n", .value(.int(40))),
      ("optional.of(n).optMap(v, v + 1)", .value(.int(8))), ("optional.none().or(box.?text)", .text("")),
      ("box.?deep.?n.value()", .value(.int(1))), ("size(numbers)", .value(.int(3))),
    ] as [(String, Found)])
  func `a value is found on the fast path as in the language`(_ text: String, _ expected: Found) throws {
    let program = try Sample.language.program(text)
    #expect(program.slowReason == nil)
    #expect(Sample.record().value(program) == expected)
  }

  @Test(
    arguments: [
      ("word + \"!\"", .text("message!"), .function("_+_")),
      ("word.upperAscii()", .text("MESSAGE"), .function("upperAscii")),
      ("numbers.map(v, v * 2)[1]", .value(.int(16)), .construct("macro")),
      ("dyn(n) == 7u", .value(.bool(true)), .type("dyn")),
      ("box.deep == box.deep", .value(.bool(true)), .type("box.deep")),
      ("text.matches(word)", .value(.bool(false)), .notConstant("pattern")),
      ("time.getHours(\"Europe/Vienna\")", .value(.int(1)), .function("time zone")),
      ("tags == [\"new\", \"minor\", \"vip\"]", .value(.bool(true)), .construct("list")),
      ("text.mentions(word)", .value(.failed(.other)), .notConstant("name")),
      ("time < timestamp(\"9000-01-01T00:00:00Z\")", .value(.bool(true)), .type("timestamp")),
      ("{\"a\": n}", .value(.other), .type("map(string, int)")),
    ] as [(String, Found, SlowReason)])
  func `what the fast path cannot do the complete evaluator does`(
    _ text: String, _ expected: Found, _ reason: SlowReason
  ) throws {
    let program = try Sample.language.program(text)
    #expect(program.slowReason == reason)
    #expect(Sample.record().value(program) == expected)
  }

  @Test func `a time that nanoseconds cannot hold is found all the same`() throws {
    let program = try Sample.language.program("(time + duration(\"2500000h\")).getFullYear()")
    #expect(program.slowReason == nil)
    #expect(Sample.record().value(program) == .value(.int(2311)))
  }

  @Test(
    arguments: [
      ("n > 5", .missing), ("n > 5 && flag", .missing), ("flag && n > 5", .missing), ("other || n > 5", .missing),
      ("box.n + 9223372036854775807 > 0", .overflow), ("m / 0 == 1", .divisionByZero), ("numbers[3] == 1", .outOfRange),
      ("int(x * 1e300) > 0", .outOfRange), ("regex.extract(word, \"@x\").value() == \"\"", .empty),
      ("tags.all(t, n == 1)", .missing),
      ("tags.exists_one(t, n == 1)", .missing), ("cel.bind(v, n, v > 1)", .missing), ("n > 1 ? true : true", .missing),
      ("n > 1 && m / 0 == 1", .missing), ("m / 0 == 1 && n > 1", .divisionByZero),
      ("optional.of(n).hasValue()", .missing),
    ] as [(String, RecordFailure)])
  func `an error is the answer where nothing decides`(_ text: String, _ failure: RecordFailure) throws {
    let program = try Sample.language.program(text)
    #expect(program.slowReason == nil)
    let record = Sample.record(without: ["n"])
    var scratch = RecordScratch()
    let answer = program.holds(
      record.cells.span.extracting(1..<record.cells.count - 1), present: record.present, lists: record.lists.span,
      text: record.text.span.bytes, scratch: &scratch)
    #expect(answer == .failed)
    #expect(scratch.failure == failure)
  }

  @Test(arguments: [
    ("n > 5 && other", Answer.no), ("other && n > 5", .no), ("n > 5 || flag", .yes), ("flag || n > 5", .yes),
    ("tags.exists(t, t == \"vip\" || n > 5)", .yes), ("tags.all(t, n > 5 && t == \"x\")", .no),
    ("cel.bind(v, n, flag)", .yes), ("has(box.text) || n > 5", .yes), ("flag ? flag : n > 5", .yes),
    ("optional.of(m).or(optional.of(n)).hasValue()", .yes), ("n > 5 && flag && other", .no),
    ("(n > 5 || flag) && (other || flag)", .yes), ("!(n > 5 && other)", .yes),
  ])
  func `an error does not matter where another term decides`(_ text: String, _ answer: Answer) throws {
    let program = try Sample.language.program(text)
    #expect(program.slowReason == nil)
    #expect(Sample.record(without: ["n"]).holds(program) == answer)
  }

  @Test(arguments: [
    ("has(box.n)", ["box.n"], Answer.no), ("has(box.deep)", ["box.deep.n"], .no),
    ("has(box.deep.n)", ["box.deep.n"], .no),
    ("box.?deep.?n.hasValue()", ["box.deep.n"], .no), ("box.?n.orValue(3) == 3", ["box.n"], .yes),
  ])
  func `what is not there can be asked for`(_ text: String, _ absent: [String], _ answer: Answer) throws {
    let program = try Sample.language.program(text)
    #expect(program.slowReason == nil)
    let record = Sample.record(without: absent)
    #expect(record.holds(program) == answer)
    #expect(record.completeValue(try Sample.language.check(text), Sample.language) == .value(.bool(answer == .yes)))
  }

  @Test func `what is no condition does not hold`() throws {
    #expect(Sample.record().holds(try Sample.language.program("n")) == .failed)
    #expect(Sample.record().holds(try Sample.language.program("word + \"!\"")) == .failed)
  }

  @Test func `a scratch can be used again and again`() throws {
    let failing = try Sample.language.program("n > 5")
    let record = Sample.record()
    let without = Sample.record(without: ["n"])
    var scratch = RecordScratch()
    for _ in 0..<3 {
      for (sample, answer) in [(without, Answer.failed), (record, .yes)] {
        let found = failing.holds(
          sample.cells.span.extracting(1..<sample.cells.count - 1), present: sample.present, lists: sample.lists.span,
          text: sample.text.span.bytes, scratch: &scratch)
        #expect(found == answer)
      }
    }
  }
}

extension Found {
  fileprivate var asDouble: Found { if case .value(let value) = self { Found(value) } else { self } }
}

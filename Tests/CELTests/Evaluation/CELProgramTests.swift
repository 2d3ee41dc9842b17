import JSON
import SourceText
import Testing

@testable import CEL

/// Expressions and their values, beside those of the public suite.
@Suite struct CELProgramTests {
  static func evaluate(_ text: String, _ values: [String: CELValue] = [:], limits: CELLimits = CELLimits())
    -> Result<CELValue, EvaluationError>
  {
    var environment = CELEnvironment(limits: limits)
    environment.declare(RecordType("Event", [.init("kind", .string), .init("tags", .list(.string)), .init("n", .int)]))
    for name in values.keys { environment.declare(name, .dyn) }
    var log = Diagnostics()
    guard let expression = environment.resolve(CELSource(text), into: &log) else {
      return .failure(EvaluationError(.invalidArgument, DiagnosticRenderer().render(log)))
    }
    return Result { () throws(EvaluationError) in try CELProgram(expression).evaluate(values) }
  }

  static func text(_ text: String, _ values: [String: CELValue] = [:]) -> String {
    switch evaluate(text, values) {
    case .success(let value): CELJSON.text(value)
    case .failure(let error): "\(error.kind.rawValue): \(error.message)"
    }
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("'a' + 'b'", "\"ab\""), ("[1] + [2]", "[1,2]"),
    ("{'b': 1, 'a': {2: 3u}}", "{\"b\":1,\"a\":{\"2\":3}}"),
    ("1.0", "1.0"), ("-0.0", "-0.0"), ("1.0 / 0.0", "\"Infinity\""), ("-1.0 / 0.0", "\"-Infinity\""),
    ("0.0 / 0.0", "\"NaN\""),
    ("b'\\xff'", "\"/w==\""), ("duration('-1.5s')", "\"-1.5s\""), ("timestamp(0)", "\"1970-01-01T00:00:00Z\""),
    ("optional.none()", "null"), ("optional.of([1])", "[1]"), ("int", "\"int\""), ("ip('::1')", "\"::1\""),
    ("'\\u0001\\t\\n\"\\\\'", "\"\\u0001\\t\\n\\\"\\\\\""), ("Event{kind: 'a', n: 1}", "{\"kind\":\"a\",\"n\":1}"),
    ("Event{}.tags", "[]"), ("has(Event{}.kind)", "false"), ("has(Event{kind: ''}.kind)", "true"),
    ("Event{} == Event{kind: ''}", "true"), ("type(Event{})", "\"Event\""),
    ("Event{}.?kind.hasValue()", "false"), ("Event{kind: ''}.?kind.hasValue()", "true"),
    ("optional.of(Event{}).kind.hasValue()", "false"), ("{'a': Event{n: 1}}.?a.?n.value()", "1"),
    // Composed and decomposed letters are different texts.
    ("'\\u00e9' == 'e\\u0301'", "false"), ("size('e\\u0301')", "2"), ("{'\\u00e9': 1, 'e\\u0301': 2}.size()", "2"),
    // An error counts only where it is used.
    ("true || 1 / 0 > 0", "true"), ("1 / 0 > 0 || true", "true"), ("false && 1 / 0 > 0", "false"),
    ("cel.bind(x, 1 / 0, true || x > 0)", "true"), ("[1, 0, 2].exists(x, 2 / x == 1)", "true"),
    ("optional.of(1).orValue(1 / 0)", "1"), ("optional.of(1).or(optional.of(1 / 0)).value()", "1"),
    ("[3, 1, 2].sort()", "[1,2,3]"), ("['bb', 'a'].sortBy(x, size(x))", "[\"a\",\"bb\"]"),
    ("[1, 1.0, 2u, 1].distinct()", "[1,2]"),
    ("[[1], [2, [3]]].flatten()", "[1,2,[3]]"), ("[[1], [2, [3]]].flatten(2)", "[1,2,3]"),
    ("lists.range(3)", "[0,1,2]"),
    ("[1, 2, 3].slice(1, 3)", "[2,3]"), ("[1, 2].first().value() + [1, 2].last().value()", "3"),
    ("[1, 2].reverse()", "[2,1]"),
    ("sets.contains([1, 2], [2u])", "true"), ("sets.equivalent([1, 1], [1])", "true"),
    ("sets.intersects([1], [2])", "false"),
    ("{'a': 1}.transformMapEntry(k, v, {v: k})", "{\"1\":\"a\"}"),
    ("regex.extract('id 12', r'(\\d+)').value()", "\"12\""), ("regex.extract('id', r'\\d+').hasValue()", "false"),
    ("regex.extractAll('a1 b2', r'\\d')", "[\"1\",\"2\"]"),
    ("regex.replace('a1 b2', r'(\\d)', r'<\\1>')", "\"a<1> b<2>\""),
    ("regex.replace('a1 b2', r'\\d', '', 1)", "\"a b2\""),
    ("'a,b'.split(',').map(x, x.upperAscii()).join('-')", "\"A-B\""),
    ("'abc'.split('')", "[\"a\",\"b\",\"c\"]"), ("'abc'.split('', 2)", "[\"a\",\"bc\"]"),
    ("'ab'.replace('', '-')", "\"-a-b-\""),
    ("math.greatest(1, 2.5, 2u)", "2.5"), ("math.sqrt(9)", "3.0"), ("string(1e21)", "\"1e+21\""),
    ("string(2.0)", "\"2\""),
  ])
  func `an expression has its value`(_ text: String, _ expected: String) {
    #expect(Self.text(text) == expected)
  }

  @Test(
    arguments: [
      ("1 / 0", "divide-by-zero: divide by zero"),
      ("9223372036854775807 + 1", "overflow: the result is too large for its type"),
      ("-9223372036854775808 / -1", "overflow: the result is too large for its type"),
      ("{}.a", "no-such-key: no such key: a"), ("[1][1]", "range: index out of range: 1 in a list of 1"),
      ("Event{kind: 'a'}.knd", "no-such-field: no such field: Event.knd"),
      ("Event{kind: dyn(1)}", "no-such-overload: no such overload: Event.kind cannot be int"),
      ("1 + 'a'", "no-such-overload: no such overload: +(int, string)"),
      ("missing", "undeclared: undeclared reference to \"missing\""),
      ("nothing(1)", "no-such-overload: no such overload: nothing(int)"),
      ("1 && true", "no-such-overload: no such overload: a logical operator needs true or false"),
      ("{1: 1, 1u: 2}", "invalid-argument: repeated key: 1"),
      ("{1.5: 1}", "no-such-overload: no such overload: double cannot be the key of a map"),
      ("lists.range(1 << 2)", nil),
      ("lists.range(100000000)", "cost-limit: the result is larger than 16777216 bytes or elements"),
      ("[1, 'a'].sort()", "no-such-overload: list elements must have the same type, one that has an order"),
      ("optional.none().value()", "invalid-argument: optional.none() dereference"),
      (
        "regex.extract('a', '(a)(b)')",
        "invalid-argument: the pattern has 2 groups, and may have one"
      ),
      ("regex.replace('a', 'a', r'\\1')", "invalid-argument: the pattern has no group 1"),
    ] as [(String, String?)])
  func `an expression fails`(_ text: String, _ expected: String?) {
    guard let expected else { return }
    #expect(Self.text(text) == expected)
  }

  @Test func `values come from JSON`() throws {
    let json = try JSONParser.parse(Array(#"{"a": 1, "b": 1.0, "c": 1e2, "d": [null, true, "x"], "e": {"f": 2}}"#.utf8))
    let value = CELValue(json)
    #expect(CELJSON.text(value) == #"{"a":1,"b":1.0,"c":100.0,"d":[null,true,"x"],"e":{"f":2}}"#)
    #expect(Self.text("type(v.a) == int && type(v.b) == double && v.e.f + v.a == 3", ["v": value]) == "true")
  }

  @Test func `a run stops at its cost limit`() {
    var limits = CELLimits()
    limits.costMax = 1000
    let loops =
      "[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, a + b + c > 0)))"
    for text in [loops, "\(loops) || true", "cel.bind(x, \(loops), true)", "[1].exists(x, \(loops))"] {
      guard case .failure(let error) = Self.evaluate(text, limits: limits) else {
        Issue.record("\(text) has no limit")
        continue
      }
      #expect(error.kind == .costLimit)
    }
  }

  @Test func `texts cannot grow without end`() {
    let doubled = (0..<60).reduce("x") { text, _ in "cel.bind(x, x + x, \(text))" }
    guard case .failure(let error) = Self.evaluate("cel.bind(x, 'aaaaaaaaaa', \(doubled))", limits: Self.small) else {
      Issue.record("a text of 10 EB was made")
      return
    }
    #expect(error.kind == .costLimit)
  }

  /// Fewer steps than usual, so that tests of what is stopped are short.
  private static let small: CELLimits = {
    var limits = CELLimits()
    limits.costMax = 300_000
    return limits
  }()

  @Test func `a value that holds another many times cannot stop the program`() {
    // 2^60 elements, each list of two being one value that is held twice.
    let many = (0..<60).reduce("x") { text, _ in "cel.bind(x, [x, x], \(text))" }
    let start = "cel.bind(x, [1], "
    for text in [
      "\(many) == \(many)", "sets.contains([\(many)], [\(many)])", "\(many) in [\(many)]", "'%s'.format([\(many)])",
      "[\(many)].distinct()", "\(many).flatten(100)", "[\(many)] != [\(many)]",
    ] {
      guard case .failure(let error) = Self.evaluate("\(start)\(text))", limits: Self.small) else {
        Issue.record("\(text.prefix(20)) ends")
        continue
      }
      #expect(error.kind == .costLimit, "\(error.message)")
    }
    guard case .success(let value) = Self.evaluate("\(start)\(many))") else { return }
    #expect(CELJSON.text(value, bytesMax: 1 << 20) == nil)
  }

  @Test func `a value is not nested deeper than an expression may be`() {
    let deep = (0..<30).reduce("x") { text, _ in "cel.bind(x, [[[[[[[[[[x]]]]]]]]]], \(text))" }
    guard case .failure(let error) = Self.evaluate("cel.bind(x, 1, \(deep))") else {
      Issue.record("a value is 300 levels deep beside its expression")
      return
    }
    #expect(error.message.contains("cel/too-deep"))
  }

  @Test(arguments: [
    "lists.range(1000000).map(x, lists.range(1000000))",
    "cel.bind(a, lists.range(10000).map(x, 'abcdefghijklmnop'), a.map(x, a.join('').size()))",
    "cel.bind(a, lists.range(100000), a.all(i, a == a))", "cel.bind(a, lists.range(100000), a.all(i, i in a))",
    "lists.range(20000).map(x, [x]).distinct()",
    "cel.bind(a, 'ab'.replace('', 'aaaaaaaaaaaaaaaa').replace('a', 'bbbbbbbbbbbbb'), lists.range(1000000).map(x, a.replace('b', a)))",
  ])
  func `work that takes minutes is stopped`(_ text: String) {
    guard case .failure(let error) = Self.evaluate(text, limits: Self.small) else {
      Issue.record("it ends")
      return
    }
    #expect(error.kind == .costLimit, "\(error.message)")
  }

  @Test func `a variable without a value is an error of its own`() throws {
    var environment = CELEnvironment()
    environment.declare("x", .int)
    var log = Diagnostics()
    let program = CELProgram(try #require(environment.check(CELSource("x > 1"), into: &log)))
    #expect(throws: EvaluationError.self) { try program.evaluate([nil]) }
    #expect(CELJSON.text(try program.evaluate(["x": .int(2), "unknown": .null])) == "true")
  }

  @Test func `an error knows its place`() {
    guard case .failure(let error) = Self.evaluate("true ? [1, 2 / 0].size() : 0") else { return }
    #expect(error.span == 11..<16)
  }
}

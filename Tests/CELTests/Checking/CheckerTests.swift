import CEL
import SourceText
import Testing

/// Expressions and what the checker knows of each part.
@Suite struct CheckerTests {
  static let environment: CELEnvironment = {
    var environment = CELEnvironment()
    environment.declare(
      RecordType("Event", [.init("kind", .string), .init("amount", .double), .init("tags", .list(.string))]))
    environment.declare("event", .record("Event"))
    environment.declare("x", .int)
    environment.declare("any", .dyn)
    environment.declare("counts", .map(.string, .int))
    environment.declare("a.b", .string)
    return environment
  }()

  static let table: [(String, String)] = [
    ("1 + 2", "_+_(1~int, 2~int)~int^add_int64"),
    ("x > 1", "_>_(x~int^x, 1~int)~bool^greater_int64"),
    ("x < 1.5", "_<_(x~int^x, 1.5~double)~bool^less_int64_double"),
    ("event.kind", "event~Event^event.kind~string"),
    ("has(event.kind)", "has(event~Event^event.kind)~bool"),
    ("a.b", "a.b~string^a.b"),
    ("counts.x", "counts~map(string, int)^counts.x~int"),
    ("counts['x']", "counts~map(string, int)^counts[\"x\"~string]~int"),
    ("counts.?x", "counts~map(string, int)^counts.?x~optional_type(int)"),
    ("[1, 2.0]", "[1~int, 2.0~double]~list(dyn)"),
    ("[]", "[]~list(dyn)"),
    ("[[], [1]]", "[[]~list(int), [1~int]~list(int)]~list(list(int))"),
    ("{'a': 1}", "{\"a\"~string: 1~int}~map(string, int)"),
    ("any.b.c", "any~dyn^any.b~dyn.c~dyn"),
    ("size(any)", "size(any~dyn^any)~int^size_string|size_bytes|size_list|size_map"),
    ("any + 1", "_+_(any~dyn^any, 1~int)~int^add_int64"),
    (
      "event.tags.exists(t, t == 'new')",
      """
      event~Event^event.tags~list(string).exists(t, _==_(t~string^#0, "new"~string)~bool^equals, -)~bool
      """
    ),
    ("[1].map(i, i + x)", "[1~int]~list(int).list(i, -, _+_(i~int^#0, x~int^x)~int^add_int64)~list(int)"),
    (
      "counts.transformMap(k, v, v > 1, k)",
      """
      counts~map(string, int)^counts.map(k, v, _>_(v~int^#1, 1~int)~bool^greater_int64, k~string^#0)~map(string, string)
      """
    ),
    ("cel.bind(y, x, y * y)", "bind(y, x~int^x, _*_(y~int^#0, y~int^#0)~int^multiply_int64)~int"),
    ("true && false && any", "and(true~bool, false~bool, any~dyn^any)~bool"),
    ("x > 0 ? 1 : 2", "if(_>_(x~int^x, 0~int)~bool^greater_int64, 1~int, 2~int)~int"),
    ("type(x) == int", "_==_(type(x~int^x)~type(int)^type, int~type(int))~bool^equals"),
    ("Event{kind: 'a'}", "Event{kind: \"a\"~string}~Event"),
    ("-x", "-_(x~int^x)~int^negate_int64"), ("--x", "x~int^x"), ("-5", "-5~int"),
    ("'a' in event.tags", "@in(\"a\"~string, event~Event^event.tags~list(string))~bool^in_list"),
  ]

  @Test(arguments: table)
  func `every part has its type`(_ text: String, _ expected: String) {
    var log = Diagnostics()
    let checked = Self.environment.check(CELSource(text), into: &log)
    #expect(checked?.notation == expected, "\(DiagnosticRenderer().render(log))")
  }
}

import CEL
import Foundation
import SourceText
import Testing

/// What the checker tells about names and types that do not fit.
@Suite struct CheckerDiagnosticsTests {
  private func told(_ text: String) -> String {
    var log = Diagnostics()
    let checked = CheckerTests.environment.check(CELSource(text), into: &log)
    #expect((checked == nil) == log.hasErrors)
    return DiagnosticRenderer().render(log)
  }

  @Test func `a wrong field is shown with the right one`() {
    #expect(
      told("event.kind == 'a' && event.knid == 'b'") == """
        error[cel/no-such-field]: Event has no field "knid"
         --> expression:1:28
          |
        1 | event.kind == 'a' && event.knid == 'b'
          |                            ^^^^
          hint: did you mean "kind"?

        """)
  }

  @Test(
    arguments: [
      ("evnt", "undeclared", "did you mean \"event\"?"),
      ("qqqq", "undeclared", "declared are event, x, any, counts and a.b"),
      ("event.tags.exist(t, t == 1)", "undeclared-function", "did you mean \"exists\"?"),
      ("event.kind.startWith('a')", "undeclared-function", "did you mean \"startsWith\"?"),
      ("x == 'a'", "no-such-overload", "write string(x)"),
      ("size(x)", "no-such-overload", "there is size(string), size(bytes), size(list(A)) and size(map(A, B))"),
      ("event.kind.size(1)", "no-such-overload", nil),
      ("startsWith('a', 'b')", "no-such-overload", "write the first argument before a dot"),
      ("x && true", "not-bool", nil), ("x ? 1 : 2", "not-bool", nil), ("true ? 1 : 'a'", "types-differ", nil),
      ("x.y", "no-fields", nil), ("x[0]", "no-elements", nil),
      ("event.tags['a']", "index-type", "positions count from 0"),
      ("counts[1]", "index-type", "write \"1\""), ("x.all(i, true)", "not-iterable", nil),
      ("[1].all(i, i)", "not-bool", nil), ("[?1]", "not-optional", nil),
      ("Evnt{}", "unknown-record", "did you mean \"Event\"?"),
      ("Event{knd: 'a'}", "no-such-field", "did you mean \"kind\"?"),
      ("Event{kind: 1}", "field-type", "write \"1\""),
      ("Event{kind: 'a', kind: 'b'}", "repeated-field", nil), ("[1].transformMapEntry(i, v, v)", "entry-type", nil),
      ("'a'.matches('(')", "bad-constant", nil),
      ("timestamp('2026-01-01T00:00:00Z').getHours('Mars/Base')", "bad-constant", nil),
    ] as [(String, String, String?)])
  func `each mistake has its code and a hint`(_ text: String, _ code: String, _ hint: String?) {
    let told = told(text)
    #expect(told.hasPrefix("error[cel/\(code)]: "), "\(told)")
    #expect(told.contains(" hint: \(hint ?? "")"), "\(told)")
  }

  @Test func `all mistakes of an expression are told at once`() {
    #expect(told("evnt.a || size(1) || x.y").components(separatedBy: "error[").count == 4)
  }
}

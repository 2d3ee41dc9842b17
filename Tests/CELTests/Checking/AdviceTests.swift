import CEL
import SourceText
import Testing

/// A hint says what would really help: what it tells to write is accepted.
@Suite struct AdviceTests {
  private static let environment: CELEnvironment = {
    var environment = CELEnvironment()
    environment.declare(RecordType("Event", [.init("kind", .string)]))
    for (name, type): (String, CELType) in [
      ("text", .string), ("n", .int), ("u", .uint), ("amount", .double), ("ok", .bool), ("now", .timestamp),
      ("span", .duration), ("tags", .list(.string)), ("counts", .map(.string, .int)), ("maybe", .optional(.string)),
      ("event", .record("Event")),
    ] {
      environment.declare(name, type)
    }
    return environment
  }()

  private func told(_ text: String) -> String {
    var log = Diagnostics()
    _ = Self.environment.check(CELSource(text), into: &log)
    return DiagnosticRenderer().render(log)
  }

  @Test func `a time beside a text is told whole`() {
    #expect(
      told("ok && now > \"yesterday\"") == """
        error[cel/no-such-overload]: ">" cannot take timestamp and string
         --> expression:1:11
          |
        1 | ok && now > "yesterday"
          |           ^
          hint: write timestamp("2026-11-23T08:30:00Z")

        """)
  }

  @Test func `a macro that is written otherwise is told whole`() {
    #expect(
      told("tags.exists_one(t)") == """
        error[cel/macro-form]: "exists_one" is not written like this
         --> expression:1:6
          |
        1 | tags.exists_one(t)
          |      ^^^^^^^^^^
          hint: write for instance: list.exists_one(x, x > 0), or list.existsOne(i, x, x > i)

        """)
  }

  @Test func `a broken pattern is told whole`() {
    #expect(
      told("text.matches(\"(?<=a)b\")") == """
        error[cel/bad-constant]: this is no pattern: this kind of group does not exist; look-around and back-references \
        are not part of RE2: (?<
         --> expression:1:14
          |
        1 | text.matches("(?<=a)b")
          |              ^^^^^^^^^
          hint: look for the surroundings with a matches() of their own, joined by && or !

        """)
  }

  /// What is wrong, the hint, and the same as the hint tells it.
  private static let mended: [(String, String, String)] = [
    ("tags[1.0]", "write 1", "tags[1]"),
    ("tags[amount]", "write int(amount), which cuts off what is behind the point", "tags[int(amount)]"),
    ("tags[u]", "write int(u)", "tags[int(u)]"),
    ("tags['a']", "positions count from 0; to look for an element write x in list", "'a' in tags"),
    ("counts[1]", "write \"1\"", "counts[\"1\"]"),
    ("counts[maybe]", "say what it is where there is none: maybe.orValue(\"\")", "counts[maybe.orValue(\"\")]"),
    ("now > text", "write timestamp(text)", "now > timestamp(text)"),
    (
      "now > '2026-01-01'", "write timestamp(\"2026-11-23T08:30:00Z\")",
      "now > timestamp(\"2026-11-23T08:30:00Z\")"
    ),
    ("now - now > 5", "say the unit, as in duration(\"5s\")", "now - now > duration(\"5s\")"),
    ("span > n", "write duration(string(n) + \"s\") for seconds", "span > duration(string(n) + \"s\")"),
    ("span > \"1h\"", "write duration(\"1h\")", "span > duration(\"1h\")"),
    ("now + 5 > now", "say the unit, as in duration(\"5s\")", "now + duration(\"5s\") > now"),
    ("n + amount > 1.0", "write double(n)", "double(n) + amount > 1.0"),
    ("n / 2.0 > 1.0", "write double(n)", "double(n) / 2.0 > 1.0"),
    ("n == u", "write uint(n)", "uint(n) == u"),
    ("n > '5'", "write 5 without quotation marks", "n > 5"),
    ("text == 5", "write \"5\"", "text == \"5\""),
    ("text + n == 'a'", "write string(n)", "text + string(n) == 'a'"),
    ("text - 'a'", "texts are only joined, with +; replace() takes parts out", "text.replace('a', '')"),
    ("ok == 'true'", "write ok or !ok alone", "!ok"),
    ("!text", "compare it first, as in !(text != \"\")", "!(text != \"\")"),
    ("ok && n", "compare it with something, as in n != 0", "ok && n != 0"),
    ("ok && tags", "compare it with something, as in size(tags) > 0", "ok && size(tags) > 0"),
    ("-u > 1u", "only an int or a double has a sign", "-int(u) > 1"),
    ("maybe == 'a'", "say what it is where there is none: maybe.orValue(\"\")", "maybe.orValue(\"\") == 'a'"),
    ("maybe.size() > 1", "say what it is where there is none: maybe.orValue(\"\")", "maybe.orValue(\"\").size() > 1"),
    ("tags == 'a'", "write 'a' in tags", "'a' in tags"),
    ("'a' in text", "write text.contains('a')", "text.contains('a')"),
    ("5 in tags", "write \"5\"", "\"5\" in tags"),
    ("n in 5", "\"in\" looks into a list or a map, and 5 is int", "n in [5]"),
    (
      "text.substring(amount, 2)", "write int(amount), which cuts off what is behind the point",
      "text.substring(int(amount), 2)"
    ),
    ("text.substring('1')", "write 1 without quotation marks", "text.substring(1)"),
    ("text.contains(5)", "write \"5\"", "text.contains(\"5\")"),
    ("tags.contains('a')", "write 'a' in tags", "'a' in tags"),
    ("n.matches('a')", "write string(n)", "string(n).matches('a')"),
    ("text.getHours()", "write timestamp(text)", "timestamp(text).getHours()"),
    ("now.getHours(5)", "the argument is a time zone, as in getHours(\"Australia/Sydney\")", "now.getHours('+05:00')"),
    ("duration(5)", "say the unit, as in duration(\"5s\")", "duration(\"5s\")"),
    ("int(ok)", "write ok ? 1 : 0", "ok ? 1 : 0"),
    ("ok ? 1 : 'a'", "write \"1\"", "ok ? \"1\" : 'a'"),
    ("text != null", "a value of type string is never null: compare it with \"\", or leave this out", "text != \"\""),
    ("event == 'a'", "take one of its fields, such as event.kind", "event.kind == 'a'"),
    ("tags + 'a' == tags", "write ['a']", "tags + ['a'] == tags"),
    ("amount % 2.0", "% takes whole numbers: write int(x) % 2", "int(amount) % 2"),
    ("text.length > 3", "write size(text)", "size(text) > 3"),
    ("n.all(x, true)", "to count up to it write lists.range(n)", "lists.range(n).all(x, true)"),
    ("tags.any(t, t == 'a')", "write list.exists(x, x > 0)", "tags.exists(t, t == 'a')"),
    ("tags.exist_one(t, t == 'a')", "did you mean \"exists_one\"?", "tags.exists_one(t, t == 'a')"),
    ("text.toLowerCase()", "write text.lowerAscii()", "text.lowerAscii()"),
    ("ok and ok", "write && for and", "ok && ok"), ("ok OR ok", "write || for or", "ok || ok"),
    ("not ok", "write ! for not, as in !text.contains(\"a\")", "!ok"),
    (
      "timestamp('2026-01-01')",
      "write the day, the letter T, hours, minutes and seconds, and Z or an offset such as +10:00",
      "timestamp('2026-01-01T00:00:00Z')"
    ),
    ("duration('1d')", "the units are h, m, s, ms, us and ns; a day is 24h", "duration('24h')"),
    ("text.matches('(')", "add “)”, or write [(] for the character itself", "text.matches('[(]')"),
    ("text.matches('[')", "add “]”, or write [[] for the character itself", "text.matches('[[]')"),
    ("text.matches('*a')", "put something before it, or write [*] for the character itself", "text.matches('[*]a')"),
    ("text.matches('a**')", "keep one of the two, or put the first into (?:…)", "text.matches('(?:a*)*')"),
    ("text.matches('a{2000}')", "write + or * for any number of them", "text.matches('a+')"),
  ]

  @Test(arguments: mended)
  func `what a hint tells to write is accepted`(_ wrong: String, _ hint: String, _ right: String) {
    let told = told(wrong)
    #expect(told.hasSuffix("  hint: \(hint)\n"), "\(told)")
    #expect(self.told(right) == "")
  }

  @Test(
    arguments: [
      ("[1, 2][5]", "positions count from 0; test size(list) first, or read with list[?index].orValue(x)"),
      ("'abc'.substring(7)", "positions count from 0; test size(text) first"),
      ("'abc'.substring(2, 1)", "write 0 <= start <= end <= size(text); the end is not part of the result"),
      ("timestamp(99999999999999)", "a time made of a number counts seconds, not milliseconds, since 1970"),
      ("9223372036854775807 + 1", "calculate with double(), or test the values first"),
      ("uint(-1)", "test first that it is not negative"), ("int(1e30)", "keep it a double, or test it first"),
    ])
  func `an error of a run has the hint of its own cause`(_ text: String, _ hint: String) throws {
    var log = Diagnostics()
    let checked = try #require(Self.environment.check(CELSource(text), into: &log))
    let program = CELProgram(checked)
    let error = #expect(throws: EvaluationError.self) { _ = try program.evaluate([:]) }
    #expect(error?.diagnostic(in: checked).hint == hint)
  }
}

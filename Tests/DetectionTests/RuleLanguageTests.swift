import Detection
import DetectionTestKit
import SourceText
import Testing

/// A mistake in a condition is shown in the rule file, however the condition is written there.
@Suite struct RuleLanguageTests {
  private func told(_ condition: String) -> String {
    let rule = RuleFixture.counting(
      """
      on: message
      as: { sender: actor, receiver: target }
      \(condition)
      count: { at_least: 3, within: 1d }
      key: [sender, receiver]
      reason: "{sender} wrote to {receiver}"
      """)
    return DiagnosticRenderer().render(RuleFixture.read([rule]).log)
  }

  @Test func `a folded condition is shown at its line and column`() {
    #expect(
      told("where: >-\n  amount < 5.0 &&\n  txt.mentions(\"threat\")") == """
        error[cel/undeclared]: there is no variable "txt"
          --> a.yaml:10:3
           |
        10 |   txt.mentions("threat")
           |   ^^^
          hint: did you mean "text"?

        """)
  }

  @Test func `a literal condition is shown at its line and column`() {
    #expect(
      told("where: |\n  amount < 5.0\n\n    && text.mentions(\"thraet\")") == """
        error[rule/unknown-set]: there is no set of phrases "thraet"
          --> a.yaml:11:22
           |
        11 |     && text.mentions("thraet")
           |                      ^^^^^^^^
          hint: did you mean "threat"?

        """)
  }

  @Test func `a plain condition over two lines is shown at its line and column`() {
    #expect(
      told("where: amount < 5.0\n  && amount") == """
        error[cel/not-bool]: "&&" needs true or false, and this is double
         --> a.yaml:9:6
          |
        9 |   && amount
          |      ^^^^^^
          hint: compare it with something, as in amount != 0.0

        """)
  }

  @Test func `a condition in single quotes is shown behind what the quotes double`() {
    #expect(
      told("where: 'text == ''its'' && amont < 1.0'") == """
        error[cel/undeclared]: there is no variable "amont"
         --> a.yaml:8:28
          |
        8 | where: 'text == ''its'' && amont < 1.0'
          |                            ^^^^^
          hint: did you mean "amount"?

        """)
  }

  @Test func `a condition in double quotes is shown behind what the quotes escape`() {
    #expect(
      told("where: \"text == \\\"a\\\" && \\\n  amont < 1.0\"") == """
        error[cel/undeclared]: there is no variable "amont"
         --> a.yaml:9:3
          |
        9 |   amont < 1.0"
          |   ^^^^^
          hint: did you mean "amount"?

        """)
  }

  @Test func `what ends too early is shown behind its last character`() {
    #expect(
      told("where: >\n  amount <\n") == """
        error[cel/unexpected]: expected a value, found the end
         --> a.yaml:9:11
          |
        9 |   amount <
          |           ^
          hint: a name, a number, a text, or a bracket can stand here

        """)
  }

  @Test func `a pattern that would take long is refused`() {
    #expect(
      told("where: text.matches(\"(?i)come.{0,600}home.{0,600}now\")") == """
        error[cel/bad-constant]: this is no pattern: written out, the pattern has 10815 parts, and may have 1500
         --> a.yaml:8:21
          |
        8 | where: text.matches("(?i)come.{0,600}home.{0,600}now")
          |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          hint: repeat less: .{0,100} counts as 900; \\p{L} counts as 1,200, and [^ ] says nearly the same in 9

        """)
  }

  @Test func `a pattern out of the log is refused`() {
    #expect(
      told("where: text.matches(target)") == """
        error[rule/pattern-not-written]: the pattern must be written here
         --> a.yaml:8:21
          |
        8 | where: text.matches(target)
          |                     ^^^^^^
          hint: write it in quotes; whether one text is in another tells text.contains(other)

        """)
  }

  @Test func `a rule that cannot tell who acts against whom says so in its alerts`() throws {
    let text = RuleFixture.counting(
      "direction: unclear\non: message\nas: { sender: actor, receiver: target }\ncount: { at_least: 1, within: 1h }\n"
        + "key: [sender, receiver]\nreason: r")
    let rules = RuleFixture.rules([text])
    let alert = try #require(PlainEvaluator(rules).run(EventText.events("0s message ana ben")).alerts.first)
    let line = String(decoding: alert.line, as: UTF8.self)
    #expect(line.hasSuffix(#""catalogue":"coordinated-pile-on","direction":"unclear"}"# + "\n"))
    #expect(try Alert(line: alert.line) == alert)
    let shown = RuleFixture.rules([text.replacing("unclear", with: "shown")])
    let other = try #require(PlainEvaluator(shown).run(EventText.events("0s message ana ben")).alerts.first)
    #expect(!String(decoding: other.line, as: UTF8.self).contains("direction"))
  }

  @Test func `a rule that cannot tell who acts against whom calls nobody a victim`() {
    let text = RuleFixture.counting(
      "direction: unclear\non: message\nas: { sender: actor, victim: target }\ncount: { at_least: 1, within: 1h }\n"
        + "key: [sender, victim]\nreason: r")
    #expect(
      DiagnosticRenderer().render(RuleFixture.read([text]).log) == """
        error[rule/presumes]: the rule's direction is unclear, and it calls somebody "victim"
         --> a.yaml:1:1
          |
        1 | bellbird: rule/1
          | ^
          hint: name roles by what they do, such as sender and receiver

        """)
  }

  @Test func `what is no condition is shown whole`() {
    #expect(
      told("where: >-\n  amount\n  + 1.0") == """
        error[rule/not-a-condition]: "where" gives double, and should say yes or no
         --> a.yaml:9:3
          |
        9 |   amount
          |   ^^^^^^
          hint: compare it with something, as in amount < 5.0

        """)
  }
}

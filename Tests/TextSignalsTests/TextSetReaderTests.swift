import GroundTestKit
import SourceText
import Testing
import TextSignals

@Suite struct TextSetReaderTests {
  static let start = """
    bellbird: text-set/1
    id: sample
    title: Sample
    meaning: Says it.
    combine_with: A history.
    near_misses: [another]
    examples: { match: [yes], not: [no] }

    """

  private func rendered(_ text: String, path: String = "sample.yaml") -> String {
    var log = Diagnostics()
    let spellings = SourceFile(
      name: "spellings.yaml", text: "bellbird: text-spellings/1\nwords: [{ word: you, spellings: [you, u] }]\n")
    let sets = TextSetReader.read(
      [
        .init(path: path, source: SourceFile(name: path, text: text)),
        .init(path: "spellings.yaml", source: spellings),
      ], into: &log)
    #expect((sets == nil) == log.hasErrors)
    return DiagnosticRenderer().render(log)
  }

  @Test func `a set is read`() { #expect(rendered(Self.start + "phrases: [i see ~you]\n") == "") }

  @Test func `a mistake is shown where it stands`() {
    #expect(
      rendered(Self.start + "phrases:\n  - i see ~yu\n") == """
        error[signals/phrase]: there are no spellings of "yu"
         --> sample.yaml:9:11
          |
        9 |   - i see ~yu
          |           ^
          hint: did you mean "you"?

        """)
  }

  @Test(arguments: [
    ("(one|two", "this choice is not closed"), ("one)", "this closes nothing"), ("one | two", "this closes nothing"),
    ("()", "there are no words here"), ("... one", "a phrase begins and ends with words"),
    ("one perhaps?", "a phrase begins and ends with words"), ("one ...? two", "a gap may be empty already"),
    ("ki*", "a beginning of fewer than three letters"), ("ex-wife", "is not one word"), ("k1ll", "is not one word"),
    ("((((((a))))))", "choices stand too deep"),
  ])
  func `what is no phrase is refused`(phrase: String, message: String) {
    let text = rendered(Self.start + "phrases: ['\(phrase)']\n")
    #expect(text.contains(message), "\(text)")
  }

  @Test(arguments: [
    ("\\w+\\d", "this escape is not read alike everywhere"), ("^\\d", "is not part of a shape"),
    ("(?=\\d)", "only groups (?: ) are read alike"), ("\\d{2", "a repetition is {2} or {1,3}"),
    ("\\d{1,99}", "at most 40"), ("street", "a shape has a digit"), ("\\d(", "signals/not-searchable"),
    ("é\\d", "plain ASCII"),
  ])
  func `what is no shape is refused`(shape: String, message: String) {
    let text = rendered(Self.start + "shapes: ['\(shape)']\n")
    #expect(text.contains(message), "\(text)")
  }

  @Test func `a set has phrases, its own name and examples`() {
    #expect(rendered(Self.start).contains("signals/empty"))
    #expect(rendered(Self.start + "whole: [one]\n", path: "other.yaml").contains("name the file sample.yaml"))
    let none = Self.start.replacing("match: [yes]", with: "match: []") + "whole: [one]\n"
    #expect(rendered(none).contains("signals/no-examples"))
    #expect(rendered(Self.start + "phrases: [one two, one two]\n").contains("signals/phrase-twice"))
    #expect(rendered(Self.start + "phrase: [one]\n").contains("did you mean \"phrases\""))
    #expect(rendered("bellbird: product/1\n").contains("signals/other-kind"))
  }

  @Test func `a phrase that explodes is refused`() {
    let words = (0..<60).map { "w\("abcdefghij".dropFirst($0 % 10))" }.joined(separator: "|")
    let text = rendered(Self.start + "phrases: ['\((0..<9).map { _ in "(\(words))" }.joined())']\n")
    #expect(text.contains("longer than 600 bytes"))
  }
}

import Primitives
import SourceText
import Testing

@testable import Vocabulary

@Suite struct VocabularyReaderTests {
  private func messages(_ text: String) -> [String] {
    var log = Diagnostics()
    let vocabulary = VocabularyReader.read(SourceFile(name: "v.yaml", text: text), into: &log)
    #expect((vocabulary == nil) == log.hasErrors)
    return log.entries.map { "\($0.code) \($0.location.line): \($0.message); \($0.hint)" }
  }

  private let head = """
    bellbird: vocabulary/1
    version: 1.0.0
    as_of: 2026-11-24
    title: Words
    status: A draft.
    schemes: [{ id: dsa, title: EU, url: "https://example.org", read: 2026-11-24 }]
    behaviours:

    """

  @Test func `a good file has no diagnostics`() {
    #expect(messages(head + "  - { id: threats, label: Threats, definition: Somebody threatens. }") == [])
  }

  @Test func `mistakes are told with what to do`() {
    let text =
      head + """
          - { id: threats, label: Threats, definition: A., codes: [{ scheme: dsb, code: X, fit: exact }] }
          - { id: threats, label: Again, definition: B., broader: threat }
          - { id: more, label: More, codes: [{ scheme: dsa, code: X, fit: good }] }
        """
    #expect(
      messages(text) == [
        "yaml/not-a-choice 8: \"scheme\" cannot be \"dsb\"; did you mean \"dsa\"?",
        "vocabulary/unknown-behaviour 9: no behaviour \"threat\" stands above; did you mean \"threats\"?",
        "vocabulary/duplicate-id 9: there are two behaviours \"threats\"; give one of them another id",
        "yaml/missing-field 10: behaviour has no \"definition\"; add definition: with its value",
        "yaml/not-a-choice 10: \"fit\" cannot be \"good\"; one of exact, close, broad, related",
      ])
  }

  @Test func `another kind of file is refused`() {
    #expect(messages("bellbird: product/1").contains { $0.hasPrefix("vocabulary/other-kind 1") })
    #expect(messages("[]").contains { $0.hasPrefix("yaml/not-fields 1") })
  }
}

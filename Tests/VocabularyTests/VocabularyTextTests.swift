import Primitives
import Testing

@testable import Vocabulary

@Suite struct VocabularyTextTests {
  @Test func `each behaviour and each code is shown`() {
    let vocabulary = VocabularyReader.embedded()
    let text = VocabularyText.render(vocabulary)
    for behaviour in vocabulary.behaviours {
      #expect(text.contains("\(behaviour.id): \(behaviour.label)\n"))
      for code in behaviour.codes { #expect(text.contains("\(code.scheme): \(code.code)")) }
    }
    #expect(text.contains("No list has a code for: payment-reference-abuse, proxy-abuse,"))
  }
}

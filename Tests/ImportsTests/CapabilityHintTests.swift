import Catalogue
import Primitives
import Testing

@testable import Imports

@Suite struct CapabilityHintTests {
  @Test func `the table has each capability of the catalogue at most once, in its order`() {
    let capabilities = CapabilityHint.table.map(\.capability)
    for capability in capabilities { #expect(Imported.catalogue.capabilities.contains(capability), "\(capability)") }
    let places = capabilities.map(Imported.catalogue.capabilities.place)
    #expect(places == places.sorted())
    #expect(Set(capabilities).count == capabilities.count)
  }

  @Test func `every capability has words`() {
    let hinted = Set(CapabilityHint.table.map(\.capability.text))
    #expect(Imported.catalogue.capabilities.ids.filter { !hinted.contains($0) }.isEmpty)
    for hint in CapabilityHint.table {
      #expect(!hint.phrases.isEmpty, "\(hint.capability)")
      for phrase in hint.phrases + hint.fieldPhrases {
        #expect(!phrase.groups.isEmpty && phrase.groups.allSatisfy { !$0.isEmpty }, "\(hint.capability)")
      }
    }
  }

  private func guessed(_ clues: Clue...) -> [String: String] {
    let guesses = CapabilityHint.guesses(from: clues)
    return Dictionary(uniqueKeysWithValues: guesses.map { (CapabilityHint.table[$0].capability.text, $1) })
  }

  @Test(
    arguments: [
      ("member locations", ["account.family.organiser", "location.share"]),
      ("trip", ["location.history"]), ("location history", ["location.share", "location.history", "activity.visible"]),
      ("invite to the family", ["account.family.organiser"]), ("chat", ["message.direct"]),
      ("bank transfer", ["payment.transfer"]), ("active sessions", ["account.session.multi"]),
      ("password reset", ["account.recovery.channel"]), ("unlock door", ["device.entry"]),
      ("camera stream", ["device.sense"]), ("block user", ["report.submit"]), ("pet food", []), ("", []),
    ] as [(String, Set<String>)])
  func `words suggest capabilities`(_ text: String, _ capabilities: Set<String>) {
    #expect(Set(guessed(Clue(words: Words.of(text), evidence: "e")).keys) == capabilities)
  }

  @Test func `every word of a phrase must be there`() {
    #expect(CapabilityHint.Phrase("payment/transfer memo").matches(["transfer", "memo"], in: []))
    #expect(CapabilityHint.Phrase("payment/transfer memo").matches(["memo"], in: ["payment"]))
    #expect(!CapabilityHint.Phrase("payment/transfer memo").matches(["payment", "transfer"], in: []))
  }

  @Test func `a field counts together with what it belongs to`() {
    let note = Clue(kind: .field, words: ["note"], context: ["payment"], evidence: "e")
    #expect(guessed(note) == ["payment.memo": "e"])
    #expect(guessed(Clue(kind: .field, words: ["note"], context: ["shop"], evidence: "e")).isEmpty)
    #expect(guessed(Clue(kind: .field, words: ["payment"], context: ["note"], evidence: "e")) == ["payment.memo": "e"])
  }

  @Test func `a field that every answer has suggests nothing`() {
    #expect(guessed(Clue(kind: .field, words: ["message"], evidence: "e")).isEmpty)
    #expect(guessed(Clue(kind: .field, words: ["location"], context: ["shop"], evidence: "e")).isEmpty)
    #expect(guessed(Clue(kind: .field, words: ["location", "last"], evidence: "e")) == ["location.share": "e"])
    #expect(guessed(Clue(words: ["message"], evidence: "e")) == ["message.direct": "e"])
  }

  @Test func `the first clue is the evidence`() {
    #expect(
      guessed(Clue(words: ["trip"], evidence: "1"), Clue(words: ["trip"], evidence: "2")) == ["location.history": "1"])
  }
}

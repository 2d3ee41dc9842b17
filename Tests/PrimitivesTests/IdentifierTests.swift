import Primitives
import Testing

@Suite struct IdentifierTests {
  private enum Bird {}

  @Test func `an identifier is its text`() {
    let literal: Identifier<Bird> = "magpie"
    #expect(literal == Identifier("magpie"))
    #expect(literal.text == "magpie")
    #expect("\(literal)" == "magpie")
  }

  @Test func `identifiers are in the order of their texts`() {
    let sorted = ["b", "a", "a-b", "B", ""].map { Identifier<Bird>($0) }.sorted()
    #expect(sorted.map(\.text) == ["", "B", "a", "a-b", "b"])
    #expect(Set(sorted + sorted).count == 5)
  }
}

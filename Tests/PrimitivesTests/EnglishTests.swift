import Primitives
import Testing

@Suite struct EnglishTests {
  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
    (["a", "b", "c", "d"], "a, b, c and d"),
  ])
  func `items become a list`(_ items: [String], _ expected: String) {
    #expect(English.list(items) == expected)
  }

  @Test func `another word may join the last item`() {
    #expect(English.list(["a", "b", "c"], joiner: "or") == "a, b or c")
    #expect(English.list(["a"], joiner: "or") == "a")
  }

  @Test(arguments: [(0, "0 findings"), (1, "1 finding"), (2, "2 findings"), (21, "21 findings")])
  func `one thing is singular`(_ number: Int, _ expected: String) {
    #expect(English.count(number, "finding") == expected)
  }

  @Test(arguments: [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")])
  func `a plural of its own is used`(_ number: Int, _ expected: String) {
    #expect(English.count(number, "entry", plural: "entries") == expected)
  }

  @Test(arguments: [
    ("", ""), ("a", "A"), ("the map", "The map"), ("The map", "The map"), ("\"map\" is on", "\"map\" is on"),
    ("éclair", "Éclair"), ("e\u{301}clair", "E\u{301}clair"), ("1 map", "1 map"), ("ßa", "SSa"),
  ])
  func `a sentence starts with a capital letter`(_ text: String, _ expected: String) {
    #expect(English.sentence(text) == expected)
  }
}

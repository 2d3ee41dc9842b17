import Testing

@testable import SourceText

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("a", [1]), ("é", [1]), ("e\u{301}", [1, 0]), ("名前", [2, 2]), ("ｱ", [1]), ("Ａ", [2]), ("한", [2]),
    ("ひらカナ", [2, 2, 2, 2]),
    ("🙂", [2]), ("⌚", [2]), ("☺", [1]), ("☺\u{FE0F}", [1, 0]), ("…", [1]), ("·", [1]), ("ا", [1]), ("\u{3000}", [2]),
    ("𠀀", [2]),
  ])
  func `columns of a terminal`(_ text: String, _ expected: [Int]) {
    #expect(text.unicodeScalars.map(\.columns) == expected)
  }
}

import SourceText
import Testing

/// Swift Testing has a type of that name, too.
typealias SourceLocation = SourceText.SourceLocation

@Suite struct SourceLocationTests {
  private func place(_ name: String, _ line: Int, _ column: Int, _ length: Int = 1) -> SourceLocation {
    SourceLocation(file: SourceFile(name: name, text: ""), line: line, column: column, length: length)
  }

  @Test func `places are equal where file name, line, column and length are`() {
    #expect(place("a", 1, 2, 3) == place("a", 1, 2, 3))
    #expect(place("a", 1, 2, 3).hashValue == place("a", 1, 2, 3).hashValue)
    let others = [place("b", 1, 2, 3), place("a", 2, 2, 3), place("a", 1, 3, 3), place("a", 1, 2, 4)]
    for other in others { #expect(place("a", 1, 2, 3) != other) }
  }

  @Test func `places are in the order of files, lines, columns and lengths`() {
    let sorted = [place("a", 1, 1), place("a", 1, 1, 2), place("a", 1, 2), place("a", 2, 1), place("b", 1, 1)]
    #expect(sorted.reversed().sorted() == sorted)
    for (index, place) in sorted.enumerated() {
      for (other, second) in sorted.enumerated() { #expect((place < second) == (index < other)) }
    }
  }

  @Test(arguments: [-5, 0, 1])
  func `at least one character is meant`(_ length: Int) {
    #expect(place("a", 1, 1, length).length == 1)
  }
}

import Foundation
import GroundTestKit
import SourceText
import Testing
import YAML

@Suite struct ScalarPlacesTests {
  /// The value of `a:` in the text, with its places.
  private func scalar(_ text: String) throws -> (value: String, places: ScalarPlaces?, file: SourceFile) {
    var log = Diagnostics()
    let file = SourceFile(name: "a.yaml", text: text)
    let node = try #require(YAMLParser.parse(file, into: &log)?["a"], "\(text)")
    guard case .scalar(let value, _) = node.value else { throw NotAScalar() }
    return (value, ScalarPlaces(of: value, at: node.location), file)
  }

  private struct NotAScalar: Error {}

  /// Where a word of the value stands in the file.
  private func place(of word: String, in text: String) throws -> String {
    let (value, places, _) = try scalar(text)
    let range = try #require(value.range(of: word))
    let offsets = [range.lowerBound, range.upperBound].map { value.utf8.distance(from: value.startIndex, to: $0) }
    let location = try #require(places).location(offsets[0]..<offsets[1])
    return "\(location.line):\(location.column)+\(location.length)"
  }

  @Test(
    arguments: [
      ("a: x == yy\n", "1:9+2"), ("a: 'x == yy'\n", "1:10+2"), ("a: \"x == yy\"\n", "1:10+2"),
      ("a: x ==\n  yy\n", "2:3+2"), ("a: 'x ==\n\n  yy'\n", "3:3+2"), ("a: \"x == \\\n   \\ yy\"\n", "2:6+2"),
      ("a: >-\n  x ==\n  yy\n", "3:3+2"), ("a: |\n  x ==\n\n    yy\n", "4:5+2"),
      ("a: |2- # a note\n\n    x ==\n  yy\n", "4:3+2"), ("a: >-\r\n  x ==\r\n  yy\r\n", "3:3+2"),
      ("b: 1\na: [] \n", nil), ("a: 'it''s yy'\n", "1:11+2"), ("a: \"\\u00e9\\t\\\"yy\\\"\"\n", "1:15+2"),
      ("a: \"émile yy\"\n", "1:11+2"), ("{a: \"yy\"}\n", "1:6+2"),
    ] as [(String, String?)])
  func `a word has its place in every style`(_ text: String, _ place: String?) throws {
    guard let place else { return }
    #expect(try self.place(of: "yy", in: text) == place)
  }

  @Test func `what runs over a line's end is shown to that end`() throws {
    #expect(try place(of: "x == yy", in: "a: >-\n  x ==\n  yy\n") == "2:3+4")
    #expect(try place(of: "\"a\"", in: "a: \"\\\"a\\\"\"\n") == "1:5+5")
  }

  @Test func `the end of a text is behind its last character`() throws {
    for (text, place) in [("a: x ==\n", "1:8"), ("a: 'x =='\n", "1:9"), ("a: >-\n  x\n  ==\n", "3:5")] {
      let (value, places, _) = try scalar(text)
      let end = try #require(places).location(value.utf8.count..<value.utf8.count)
      #expect("\(end.line):\(end.column)" == place)
    }
  }

  @Test func `a text that the file does not hold has no places`() {
    let file = SourceFile(name: "a.yaml", text: "a: x\n")
    for text in ["y", "xx", "x y"] {
      #expect(ScalarPlaces(of: text, at: SourceLocation(file: file, line: 1, column: 4)) == nil)
    }
    #expect(ScalarPlaces(of: "x", at: SourceLocation(file: file, line: 9, column: 4)) == nil)
  }

  @Test func `whatever the layout, a visible character stands where it is written`() throws {
    for seed in 0..<2_000 {
      let text = Self.randomScalar(seed: UInt64(seed))
      let (value, places, file) = try scalar(text)
      let known = try #require(places, "\(text)")
      var offset = 0
      for scalar in value.unicodeScalars {
        let location = known.location(offset..<offset + scalar.utf8.count)
        offset += scalar.utf8.count
        guard !scalar.properties.isWhitespace else { continue }
        let written = Array((file.line(location.line) ?? "").unicodeScalars.dropFirst(location.column - 1))
        // An escape stands for its character; else they are the same.
        #expect(written.first == scalar || written.first == "\\", "\(text) has \(scalar) at \(location)")
      }
    }
  }

  /// Words in one of five styles, laid out by chance over lines.
  private static func randomScalar(seed: UInt64) -> String {
    var random = SeededRandom(seed: seed)
    let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      ["x", "==", "'it''s'", "\"q\"", "é", "(a.b", "&&", ")", "日本", "\\d+", "'", "\\\\"].randomElement(using: &random)
        ?? "x"
    }
    let style = Int.random(in: 0..<5, using: &random)
    var text = ["a: w", "a: '", "a: \"", "a: >-\n  ", "a: |\n  "][style]
    for word in words {
      let written =
        switch style {
        case 0: word.filter { !"'\"\\".contains($0) }
        case 1: word.replacing("'", with: "''")
        case 2: word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("é", with: "\\u00e9")
        default: word
        }
      text += written + (["", " ", "   ", "\n  ", "\n\n  "].randomElement(using: &random) ?? "")
    }
    return text + (style == 1 ? "'\n" : style == 2 ? "\"\n" : "\n")
  }
}

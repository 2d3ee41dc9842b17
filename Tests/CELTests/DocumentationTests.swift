import Foundation
import Testing

/// What docs/cel.md shows is what happens.
@Suite struct DocumentationTests {
  static let text: String = {
    var file = URL(filePath: #filePath)
    for _ in 0..<3 { file.deleteLastPathComponent() }
    return (try? String(contentsOf: file.appending(path: "docs/cel.md"), encoding: .utf8)) ?? ""
  }()

  /// Rows of two cells, both in backticks.
  static let examples = text.matches(of: /(?m)^\| `([^`]+)` \| `([^`]+)` \|$/).map {
    (expression: String($0.1).replacing("\\|", with: "|"), value: String($0.2))
  }

  @Test func `there are examples`() { #expect(Self.examples.count >= 50) }

  @Test(arguments: examples)
  func `an example gives what it shows`(_ expression: String, _ value: String) {
    #expect(CELProgramTests.text(expression) == value)
  }
}

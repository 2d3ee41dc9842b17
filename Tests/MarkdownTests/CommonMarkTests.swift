import Foundation
import GroundTestKit
import Markdown
import Testing

/// The examples of the CommonMark specification, rendered from the tree.
@Suite struct CommonMarkTests {
  struct Example: CustomStringConvertible, Sendable {
    let number: Int
    let markdown: String
    let html: String
    var description: String { "example \(number)" }
  }

  /// Examples in fences of 32 backticks: the text, a line with a stop, the HTML; an arrow stands for a tab.
  private static func examples() throws -> [Example] {
    let text = String(decoding: try SharedData.bytes("commonmark/spec.txt"), as: UTF8.self)
    let fence = String(repeating: "`", count: 32)
    return text.components(separatedBy: "\n\(fence) example\n").dropFirst().enumerated().map { index, part in
      let lines = part.components(separatedBy: "\n\(fence)")[0].replacing("→", with: "\t") + "\n"
      let parts = ("\n" + lines).components(separatedBy: "\n.\n")
      return Example(number: index + 1, markdown: String(parts[0].dropFirst()) + "\n", html: parts[1])
    }
  }

  /// What the specification 0.31.2 says otherwise than 0.29, which the library follows: longer numbers of characters,
  /// `textarea`, currency signs as punctuation, and two forms of comments.
  private static let changedSince029: Set<Int> = [28, 173, 356, 627, 628]

  @Test(.enabled(if: SharedData.has("commonmark/spec.txt"), "needs the CommonMark specification"))
  func `the tree keeps what the specification shows`() throws {
    let examples = try Self.examples()
    #expect(examples.count > 640)
    for example in examples {
      let tree = try MarkdownParser.parse(Array(example.markdown.utf8)[...])
      let same = PlainHTML.render(tree) == example.html
      #expect(same != Self.changedSince029.contains(example.number), "\(example)")
    }
  }
}

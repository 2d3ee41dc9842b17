import GroundTestKit
import SourceText
import Testing
import YAML

/// What is read, and where it stands.
@Suite struct YAMLParserTests {
  @Test func `every value keeps its place`() {
    let reading = Reading(
      """
      # a product
      product: { id: map, name: "Map of
        friends" }
      features:
        - id: share
          grants: [a, 'b c', ]
        - >
          two
          lines
        - |
          as
          is
      größe: ja
      """)
    #expect(reading.rendered.isEmpty)
    #expect(
      reading.outline == """
        2:1 fields
          2:1+7 product:
            2:10 fields
              2:12+2 id:
                2:16+3 map
              2:21+4 name:
                2:27 "Map of friends"
          4:1+8 features:
            5:3 list
              5:5 fields
                5:5+2 id:
                  5:9+5 share
                6:5+6 grants:
                  6:13 list
                    6:14 a
                    6:17+5 "b c"
              7:5 "two lines⏎"
              10:5 "as⏎is⏎"
          13:1+5 größe:
            13:8+2 ja

        """)
  }

  @Test(arguments: [
    ("a", "1:1 a\n"), ("'a'", "1:1+3 \"a\"\n"), ("[]", "1:1 list\n"), ("{}", "1:1 fields\n"),
    ("---\na: 1\n", "2:1 fields\n  2:1 a:\n    2:4 1\n"), ("a: 1\n...\n", "1:1 fields\n  1:1 a:\n    1:4 1\n"),
    ("%YAML 1.1\n---\na: 1\n", "3:1 fields\n  3:1 a:\n    3:4 1\n"),
    ("a:\nb: ~\n", "1:1 fields\n  1:1 a:\n    1:3 \n  2:1 b:\n    2:4 ~\n"),
    ("- - x\n  - y\n", "1:1 list\n  1:3 list\n    1:5 x\n    2:5 y\n"),
    ("? a\n: b\n", "1:1 fields\n  1:3 a:\n    2:3 b\n"), ("\"k\": v", "1:1 fields\n  1:1+3 k:\n    1:6 v\n"),
    ("{a}", "1:1 fields\n  1:2 a:\n    1:3 \n"), ("---", "2:1 \n"),
    ("a: \"x\\0\\u00e9\\n\"", "1:1 fields\n  1:1 a:\n    1:4+13 \"x\0é⏎\"\n"),
  ])
  func `small texts`(_ text: String, _ expected: String) {
    let reading = Reading(text)
    #expect(reading.rendered.isEmpty)
    #expect(reading.outline == expected)
  }

  @Test func `names are counted in characters, not bytes`() {
    #expect(
      Reading("{名前: 🙂🙂, x: y}").outline == """
        1:1 fields
          1:2+2 名前:
            1:6+2 🙂🙂
          1:10 x:
            1:13 y

        """)
  }

  @Test func `a file from Windows is read like any other`() {
    let plain = Reading("a: 1\nb:\n  - 2\n")
    #expect(plain.node != nil)
    #expect(Reading("a: 1\r\nb:\r\n  - 2\r\n").outline == plain.outline)
    #expect(Reading("\u{FEFF}a: 1\nb:\n  - 2\n").outline == plain.outline)
    #expect(Reading("\u{FEFF}a: 1\r\nb:\r\n  - 2\r\n").outline == plain.outline)
  }

  @Test func `in a file from Windows mistakes are where they are shown`() {
    #expect(
      Reading("\u{FEFF}{a: 1, a: 2}\r\n").rendered == """
        error[yaml/duplicate-key]: "a" stands twice in the same block
         --> a.yaml:1:8
          |
        1 | {a: 1, a: 2}
          |        ^
          note: the first one is here
         --> a.yaml:1:2
          |
        1 | {a: 1, a: 2}
          |  ^
          hint: keep one of the two

        """)
    #expect(Reading([0xEF, 0xBB, 0xBF] + Array("é: \0".utf8)).places == ["yaml/not-text 1:4"])
  }

  @Test func `all mistakes that can be passed over are told at once`() {
    let reading = Reading("a: &x 1\nb: *x\nc: !t 2\na: 3\n<<: {d: 4}\n")
    #expect(reading.node == nil)
    #expect(
      reading.places == [
        "yaml/anchor 1:4", "yaml/alias 2:4", "yaml/tag 3:4", "yaml/duplicate-key 4:1", "yaml/merge-key 5:1",
      ])
  }

  @Test func `diagnostics of other files stay`() {
    var log = Diagnostics()
    _ = YAMLParser.parse(SourceFile(name: "one.yaml", text: "a: 1\na: 2\n"), into: &log)
    #expect(YAMLParser.parse(SourceFile(name: "two.yaml", text: "a: 1\n"), into: &log) != nil)
    _ = YAMLParser.parse(SourceFile(name: "three.yaml", text: ""), into: &log)
    #expect(log.entries.map(\.location.file.name) == ["one.yaml", "three.yaml"])
  }

  /// Writes a random tree as YAML in flow style; reading it must give the same tree.
  @Test func `random trees come back as they were written`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let (text, expected) = tree(depth: 5, using: &random)
      let reading = Reading(text)
      guard let node = reading.node, plain(node) == expected else {
        Issue.record("\(text)\n\(reading.rendered)")
        return
      }
    }
  }

  private func tree(depth: Int, using random: inout SeededRandom) -> (text: String, plain: String) {
    switch depth == 0 ? 0 : Int.random(in: 0...3, using: &random) {
    case 1:
      let items = (0..<Int.random(in: 0...4, using: &random)).map { _ in tree(depth: depth - 1, using: &random) }
      return ("[\(items.map(\.text).joined(separator: ", "))]", "[\(items.map(\.plain).joined(separator: "|"))]")
    case 2:
      let items = (0..<Int.random(in: 0...4, using: &random)).map { ("k\($0)", tree(depth: depth - 1, using: &random)) }
      let text = items.map { "\"\($0)\":\n \($1.text)" }.joined(separator: ",")
      return ("{\(text)}", "{\(items.map { "\($0)=\($1.plain)" }.joined(separator: "|"))}")
    default:
      let letters = ["a", " ", "é", "名", "🙂", ":", "#", "-", "&", "*", "!", "[", "}", ",", "?", "|", "%", "@", "~"]
      let word = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
      return ("\"\(word.joined())\"", "'\(word.joined())'")
    }
  }

  private func plain(_ node: YAMLNode) -> String {
    switch node.value {
    case .scalar(let text, _): "'\(text)'"
    case .sequence(let items): "[\(items.map(plain).joined(separator: "|"))]"
    case .mapping(let entries): "{\(entries.map { "\($0.key)=\(plain($0.value))" }.joined(separator: "|"))}"
    }
  }
}

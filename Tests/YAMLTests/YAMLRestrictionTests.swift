import GroundTestKit
import SourceText
import Testing
import YAML

/// What is refused, and what a person is told about it.
@Suite struct YAMLRestrictionTests {
  @Test(arguments: [
    (
      "a: &x 1\n",
      """
      error[yaml/anchor]: anchors and aliases are not used here
       --> a.yaml:1:4
        |
      1 | a: &x 1
        |    ^^^^
        hint: remove the word that starts with "&"

      """
    ),
    (
      "a: 1\nb: *x\n",
      """
      error[yaml/alias]: anchors and aliases are not used here
       --> a.yaml:2:4
        |
      2 | b: *x
        |    ^
        hint: write the value out where it is needed, or move it to a file and take that in with include:

      """
    ),
    (
      "a: !!binary aGVsbG8=\n",
      """
      error[yaml/tag]: tags are not used here
       --> a.yaml:1:4
        |
      1 | a: !!binary aGVsbG8=
        |    ^^^^^^^^^^^^^^^^^
        hint: remove the word that starts with "!"

      """
    ),
    (
      "a:\n  <<: {b: 1}\n  c: 2\n",
      """
      error[yaml/merge-key]: merge keys are not used here
       --> a.yaml:2:3
        |
      2 |   <<: {b: 1}
        |   ^^
        hint: write the fields out

      """
    ),
    (
      "features:\n  map: on\n  wall: on\n  map: off\n",
      """
      error[yaml/duplicate-key]: "map" stands twice in the same block
       --> a.yaml:4:3
        |
      4 |   map: off
        |   ^^^
        note: the first one is here
       --> a.yaml:2:3
        |
      2 |   map: on
        |   ^^^
        hint: keep one of the two

      """
    ),
    (
      "a: 1\n---\nb: 2\n",
      """
      error[yaml/several-documents]: a second document starts here
       --> a.yaml:2:1
        |
      2 | ---
        | ^
        hint: keep one document a file: remove the line "---"

      """
    ),
    (
      "? [a, b]\n: c\n",
      """
      error[yaml/key-not-text]: a field's name must be plain text
       --> a.yaml:1:3
        |
      1 | ? [a, b]
        |   ^
        hint: write name: value, one a line

      """
    ),
    (
      "",
      """
      error[yaml/empty]: the file is empty
       --> a.yaml:1:1
        hint: start from an example under examples/

      """
    ),
    (
      "# later\n",
      """
      error[yaml/empty]: the file is empty
       --> a.yaml:1:1
        |
      1 | # later
        | ^
        hint: start from an example under examples/

      """
    ),
    (
      "a: 1\nb\0: 2\n",
      """
      error[yaml/not-text]: the file is not plain UTF-8 text: control characters are not allowed
       --> a.yaml:2:2
        |
      2 | b·: 2
        |  ^
        hint: save it as UTF-8 and remove control characters

      """
    ),
    (
      "a:\n\tb: 1\n",
      """
      error[yaml/syntax]: this is not YAML: found character that cannot start any token (while scanning for the next token)
       --> a.yaml:2:1
        |
      2 | ·b: 1
        | ^
        hint: check the indentation (spaces, no tabs) and put text that holds ": " or starts with a symbol in quotes

      """
    ),
    (
      "a: [1, 2\nb: 3\n",
      """
      error[yaml/syntax]: this is not YAML: did not find expected ',' or ']' (while parsing a flow sequence)
       --> a.yaml:2:2
        |
      2 | b: 3
        |  ^
        note: in what starts here
       --> a.yaml:1:4
        |
      1 | a: [1, 2
        |    ^
        hint: check the indentation (spaces, no tabs) and put text that holds ": " or starts with a symbol in quotes

      """
    ),
    (
      "a: {b: \"c\n",
      """
      error[yaml/syntax]: this is not YAML: found unexpected end of stream (while scanning a quoted scalar)
       --> a.yaml:2:1
        note: in what starts here
       --> a.yaml:1:8
        |
      1 | a: {b: "c
        |        ^
        hint: check the indentation (spaces, no tabs) and put text that holds ": " or starts with a symbol in quotes

      """
    ),
    (
      "title: map: of friends\n",
      """
      error[yaml/syntax]: this is not YAML: mapping values are not allowed in this context
       --> a.yaml:1:11
        |
      1 | title: map: of friends
        |           ^
        hint: check the indentation (spaces, no tabs) and put text that holds ": " or starts with a symbol in quotes

      """
    ),
    (
      "a: \"one\u{2028}two\"\nb: 1\n",
      """
      error[yaml/hidden-line-break]: a line ends here that editors show as going on (U+2028)
       --> a.yaml:1:8
        |
      1 | a: "one·two"
        |        ^
        hint: put a plain line break or a space in its place

      """
    ),
  ])
  func `what is refused is shown with its place and a way out`(_ text: String, _ expected: String) {
    let reading = Reading(text)
    #expect(reading.node == nil)
    #expect(reading.rendered == expected)
  }

  @Test(arguments: [
    ("&x a: 1\n", "yaml/anchor 1:1"), ("&x [a]\n", "yaml/anchor 1:1"), ("a: &x {b: 1}\n", "yaml/anchor 1:4"),
    ("a: &x\n  - b\n", "yaml/anchor 1:4"), ("- *x\n", "yaml/alias 1:3"), ("*x\n", "yaml/alias 1:1"),
    ("*x : 1\n", "yaml/alias 1:1"), ("!x a: 1\n", "yaml/tag 1:1"), ("a: ! b\n", "yaml/tag 1:4"),
    ("a: !<tag:x> b\n", "yaml/tag 1:4"), ("!x [a]\n", "yaml/tag 1:1"), ("a: !x {b: 1}\n", "yaml/tag 1:4"),
    ("{<<: 1}\n", "yaml/merge-key 1:2"), ("\"<<\": 1\n", "yaml/merge-key 1:1"),
    ("{a: 1, \"a\": 2}\n", "yaml/duplicate-key 1:8"), ("é: 1\ne\u{301}: 2\n", "yaml/duplicate-key 2:1"),
    ("{a, a}\n", "yaml/duplicate-key 1:5"), ("a: 1\n--- b\n", "yaml/several-documents 2:1"),
    ("---\n---\n", "yaml/several-documents 2:1"), ("{{a: 1}: b}\n", "yaml/key-not-text 1:2"),
    ("{[]: b}\n", "yaml/key-not-text 1:2"), ("? a: b\n", "yaml/key-not-text 1:3"), ("\n\n \n", "yaml/empty 1:1"),
    ("\u{FEFF}", "yaml/empty 1:1"), ("a: \u{7F}\n", "yaml/not-text 1:4"), ("a: \u{1B}[0m\n", "yaml/not-text 1:4"),
    ("a: 1\rb: 2\r", "yaml/hidden-line-break 1:5"), ("a: 1\r", "yaml/hidden-line-break 1:5"),
    ("a\r\r\n: 1", "yaml/hidden-line-break 1:2"), ("é: 1\u{85}b: 2\n", "yaml/hidden-line-break 1:5"),
    ("a: \u{202E}b\n", "yaml/hidden-direction 1:4"), ("a: 1 # \u{202A}\n", "yaml/hidden-direction 1:8"),
    ("a: é\u{2066}b\n", "yaml/hidden-direction 1:5"), ("\u{2069}: b\n", "yaml/hidden-direction 1:1"),
    ("x: 1\n# é\u{2029}b: 2\n", "yaml/hidden-line-break 2:4"), ("a: @b\n", "yaml/syntax 1:4"),
    ("a: `b`\n", "yaml/syntax 1:4"),
    ("a: - b\n", "yaml/syntax 1:4"), ("a: 1\n b: 2\n", "yaml/syntax 2:3"), ("a: 'b\n", "yaml/syntax 2:1"),
    ("a: \"\\q\"\n", "yaml/syntax 1:5"), ("a: \"\\ud800\"\n", "yaml/syntax 1:7"), ("a: ]\n", "yaml/syntax 1:4"),
    ("%YAML 3.0\n---\na: 1\n", "yaml/syntax 1:1"), ("%TAG ! x\n", "yaml/syntax 2:1"),
    ("a: 1\n...\nb: 2\n", "yaml/syntax 3:1"),
    ("- a\nb: 1\n", "yaml/syntax 2:1"), ("a: |x\n  b\n", "yaml/syntax 1:5"),
  ])
  func `a refused text gives one diagnostic`(_ text: String, _ expected: String) {
    let reading = Reading(text)
    #expect(reading.node == nil)
    #expect(reading.places == [expected])
  }

  @Test(
    arguments: [
      ([0xFF], 1, 1), ([0x61, 0x3A, 0x20, 0xC3], 1, 4), ([0x61, 0x0A, 0xC3, 0xA9, 0xE2, 0x82], 2, 2),
      ([0x61, 0x80], 1, 2),
      ([0xC0, 0xAF], 1, 1), ([0xED, 0xA0, 0x80], 1, 1), ([0xF4, 0x90, 0x80, 0x80], 1, 1),
      ([0x61, 0xF0, 0x9F, 0x99, 0x0A], 1, 2),
      ([0x61, 0x20, 0xE2, 0x20, 0x62], 1, 3),
      // UTF-16 in both orders with and without a byte order mark, and UTF-32: Windows' line end is no hidden one.
      ([0xFF, 0xFE, 0x61, 0x00, 0x0D, 0x00, 0x0A, 0x00], 1, 1), ([0xFE, 0xFF, 0x00, 0x61, 0x00, 0x0D], 1, 1),
      ([0x61, 0x00, 0x0D, 0x00, 0x0A, 0x00], 1, 2), ([0x00, 0x61, 0x00, 0x0D], 1, 1), ([0xFF, 0xFE, 0x00, 0x00], 1, 1),
      // The byte order mark itself, cut off.
      ([0xEF, 0xBB], 1, 1),
    ] as [([UInt8], Int, Int)])
  func `bytes that are not UTF-8 are refused where they stand`(_ bytes: [UInt8], _ line: Int, _ column: Int) {
    let reading = Reading(bytes)
    #expect(reading.node == nil)
    #expect(reading.places == ["yaml/not-text \(line):\(column)"])
  }

  @Test(arguments: [
    ("a: 1\na: 2\nb: 3\n", ["a", "b"]), ("a: &x 1\nb: !t 2\n", ["a", "b"]), ("<<: { a: 1 }\nb: 2\n", ["b"]),
  ])
  func `a reader can go on past faults that leave the shape clear`(_ text: String, _ keys: [String]) {
    var log = Diagnostics()
    let file = SourceFile(name: "a.yaml", text: text)
    guard case .mapping(let entries) = YAMLParser.parse(file, keepsGoing: true, into: &log)?.value else {
      Issue.record("there is no tree")
      return
    }
    #expect(log.hasErrors)
    #expect(entries.map(\.key) == keys)
    #expect(YAMLParser.parse(file, into: &log) == nil)
  }

  @Test(arguments: ["a: &x 1\nb: *x\n", "a: 1\na: 2\nb: [\n", "a: 1\n---\nb: 2\n"])
  func `and not where a part of the text stands elsewhere or cannot be told`(_ text: String) {
    var log = Diagnostics()
    #expect(YAMLParser.parse(SourceFile(name: "a.yaml", text: text), keepsGoing: true, into: &log) == nil)
    #expect(log.hasErrors)
  }

  @Test func `scripts from right to left are read`() {
    #expect(Reading("a: שלום\u{200F} عربى\n").node != nil)
  }

  @Test func `an invalid byte far down is found there`() {
    let text = String(repeating: "größe: x # \n", count: 1) + (0..<20_000).map { "größe\($0): 名前\n" }.joined() + "éé"
    let reading = Reading(Array(text.utf8) + [0xFF])
    #expect(reading.places == ["yaml/not-text 20002:3"])
  }

  @Test func `an alias bomb costs nothing and is refused at every step`() {
    var text = "a0: &a0 [lol, lol]\n"
    for index in 1...20 { text += "a\(index): &a\(index) [*a\(index - 1), *a\(index - 1)]\n" }
    let reading = Reading(text)
    #expect(reading.node == nil)
    #expect(reading.codes.filter { $0 == "yaml/anchor" }.count == 21)
    #expect(reading.codes.filter { $0 == "yaml/alias" }.count == 40)
    #expect(reading.log.entries.count == 61)
  }

  @Test func `every further field of a name is told with the first`() {
    let reading = Reading("a: 1\na: 2\na: 3\n")
    #expect(reading.places == ["yaml/duplicate-key 2:1", "yaml/duplicate-key 3:1"])
    #expect(reading.log.entries.map { $0.related.map(\.location.line) } == [[1], [1]])
  }

  @Test func `mistakes without end are counted past a thousand`() {
    let reading = Reading("a: [\(String(repeating: "*x, ", count: 100_000))]\n")
    #expect(reading.node == nil)
    #expect(reading.log.entries.count == 1000)
    #expect(reading.log.omitted == 99_000)
  }

  // MARK: Limits

  @Test(arguments: [("[", "]"), ("{a: ", "}"), ("- ", ""), ("[{b: ", "}]")])
  func `depth 64 is read and depth 65 is not`(_ opening: String, _ closing: String) {
    let step = opening.contains("{b") ? 2 : 1
    func text(_ depth: Int) -> String {
      String(repeating: opening, count: depth / step) + (depth % step == 0 ? "x" : "[x]")
        + String(repeating: closing, count: depth / step)
    }
    #expect(Reading(text(64)).rendered.isEmpty)
    let reading = Reading(text(65))
    #expect(reading.node == nil)
    #expect(reading.codes == ["yaml/too-deep"])
    #expect(
      reading.log.entries.map(\.message) == ["values are nested more than 64 deep"])
  }

  @Test(arguments: ["[", "{a: ", "{", "- ", "? ", "[[{a: ", "\"", "- - ? "])
  func `ten thousand openings that are never closed are refused`(_ opening: String) {
    let reading = Reading(String(repeating: opening, count: 10_000))
    #expect(reading.node == nil)
    #expect(reading.log.entries.count == 1)
  }

  @Test func `ten thousand brackets are refused at the 65th`() {
    #expect(
      Reading(String(repeating: "[", count: 10_000)).rendered == """
        error[yaml/too-deep]: values are nested more than 64 deep
         --> a.yaml:1:65
          |
        1 | \(String(repeating: "[", count: 90))…
          | \(String(repeating: " ", count: 64))^
          hint: no file of Bellbird's needs more than 8 levels; look for a bracket that is never closed

        """)
  }

  @Test func `so many values are read and no more`() {
    // The list, three keys, three values and the fields.
    let text = "[{a: 1, b: 2, c: []}]"
    #expect(Reading(text, limits: YAMLLimits(bytesMax: 100, nodesMax: 8)).rendered.isEmpty)
    #expect(
      Reading(text, limits: YAMLLimits(bytesMax: 100, nodesMax: 7)).rendered == """
        error[yaml/too-many-values]: the file has more than 7 values
         --> a.yaml:1:18
          |
        1 | [{a: 1, b: 2, c: []}]
          |                  ^
          hint: split it and take the parts in with include:

        """)
  }

  @Test func `so many bytes are read and no more`() {
    let text = "a: \(String(repeating: "x", count: 2045))"
    #expect(Reading(text, limits: YAMLLimits(bytesMax: 2048)).rendered.isEmpty)
    #expect(
      Reading(text + "\n", limits: YAMLLimits(bytesMax: 2048)).rendered == """
        error[yaml/too-large]: the file is larger than the limit of 2 kB
         --> a.yaml:1:1
          |
        1 | a: \(String(repeating: "x", count: 87))…
          | ^
          hint: split it and take the parts in with include:

        """)
    #expect(YAMLLimits.document.bytesMax == 32 << 20)
  }

  @Test func `a very long line is read`() {
    let word = String(repeating: "word ", count: 400_000)
    let reading = Reading("a: \"\(word)\"\nb: 1\nb: 2\n")
    #expect(reading.places == ["yaml/duplicate-key 3:1"])
    #expect(Reading("a: \"\(word)\"").node?["a"]?.location.length == 2_000_002)
  }

  // MARK: Hostile texts

  @Test(.enabled(if: !SharedData.naughtyStrings.isEmpty, "the Big List of Naughty Strings is absent"))
  func `naughty strings are read or refused, and told without a control character`() {
    for text in SharedData.naughtyStrings {
      for framed in [text, "a: \(text)\n", "- '\(text)'\n", "\(text): 1\n\(text): 2\n", "{a: [\(text)\n"] {
        let reading = Reading(framed)
        #expect((reading.node == nil) == reading.log.hasErrors)
        let hidden = reading.rendered.unicodeScalars.contains {
          $0 != "\n"
            && [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        #expect(!hidden, "\(text.debugDescription)")
      }
    }
  }

  @Test func `random symbols are read or refused`() {
    var random = SeededRandom(seed: 6)
    let pieces = [
      "a", "b: ", ": ", "- ", "\n", "  ", "\n  ", "[", "]", "{", "}", ",", "&x ", "*x", "!t ", "? ", "| ", ">", "'",
      "\"", "#",
      "---\n", "...\n", "%", "\t", "\r\n", "\\", "é", "🙂", "~", "<<", "\u{85}", "\0",
    ]
    var accepted = 0
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 1...15, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
        .joined()
      let reading = Reading(text)
      if reading.node != nil { accepted += 1 }
      guard (reading.node == nil) == reading.log.hasErrors,
        !reading.log.entries.contains(where: { !isInside($0.location) })
      else {
        Issue.record("\(text.debugDescription)\n\(reading.rendered)")
        return
      }
    }
    #expect(accepted > 100)
  }

  /// A place is in the text, or just behind a line's or the text's end.
  private func isInside(_ location: SourceText.SourceLocation) -> Bool {
    let text = location.file.line(location.line)?.unicodeScalars.count ?? 0
    let isLine =
      location.file.line(location.line) != nil || location.line == 1 || location.file.line(location.line - 1) != nil
    return isLine && (1...text + 1).contains(location.column)
  }
}

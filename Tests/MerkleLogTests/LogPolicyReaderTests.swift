import GroundTestKit
import Primitives
import Sodium
import SourceText
import Testing

@testable import MerkleLog

/// The rules of C2SP tlog-policy; files of our own.
@Suite struct LogPolicyReaderTests {
  private static func key(_ name: String, seed: UInt8, _ kind: NoteKey.Kind) throws -> NoteKey {
    let pair = try LogFixture.signingKey(seed)
    return try #require(NoteKey(name: name, kind: kind, key: pair.verifyingKey))
  }

  private func log(_ seed: UInt8 = 1) throws -> String {
    try Self.key("log\(seed).example", seed: seed, .signature).text
  }
  private func witness(_ seed: UInt8) throws -> String {
    try Self.key("w\(seed).example", seed: seed, .cosignature).text
  }

  private func read(_ text: String) -> (policy: LogPolicy?, told: Diagnostics) {
    var told = Diagnostics()
    let policy = LogPolicyReader.read(SourceFile(name: "policy.txt", text: text), into: &told)
    return (policy, told)
  }

  @Test func `two levels of groups are met as the specification says`() throws {
    let names = try (1...6).map { "witness W\($0) \(try witness(UInt8($0 + 10))) https://w\($0).example/\n" }.joined()
    let text = """
      # a remark
      \tlog \(try log())   https://log.example/

      \(names)group X 2 W1 W2 W3
      group Y any W4 W5 W6
      group both all X Y
      quorum both

      """
    let policy = try #require(read(text).policy)
    #expect(policy.logs.count == 1 && policy.witnesses.map(\.name) == (1...6).map { "W\($0)" })
    func isMet(_ numbers: [Int]) -> Bool { policy.quorum.isMet(by: Set(numbers.map { policy.witnesses[$0 - 1].key })) }
    #expect(isMet([1, 2, 4]) && isMet([1, 3, 6]) && isMet([1, 2, 3, 4, 5, 6]))
    #expect(!isMet([]) && !isMet([1, 4]) && !isMet([1, 2, 3]) && !isMet([4, 5, 6]))
  }

  @Test func `none needs nobody, a single witness needs itself`() throws {
    #expect(read("quorum none").policy?.quorum == LogPolicy.Quorum.none)
    let policy = try #require(read("witness w \(try witness(9))\nquorum w\n").policy)
    #expect(policy.logs.isEmpty && !policy.quorum.isMet(by: []))
    #expect(policy.quorum.isMet(by: [policy.witnesses[0].key]))
  }

  @Test func `names are bytes`() throws {
    // A Kelvin sign is not a K, and letters in two normal forms are two names.
    let text =
      "witness K \(try witness(1))\nwitness \u{212A} \(try witness(2))\nwitness é \(try witness(3))\n"
      + "witness e\u{301} \(try witness(4))\ngroup none-of-them all K \u{212A} é e\u{301}\nquorum none-of-them\n"
    #expect(read(text).policy?.witnesses.count == 4)
  }

  @Test func `each mistake is told with its place`() throws {
    let (log, one, two) = try (log(), witness(1), witness(2))
    let witnesses = "witness a \(one)\nwitness b \(two)\n"
    let cases: [(text: String, code: String, line: Int, column: Int)] = [
      ("", "no-quorum", 1, 1), ("log \(log)\n", "no-quorum", 1, 1), ("qourum none\n", "unknown-word", 1, 1),
      ("quorum none\nquorum none\n", "two-quorums", 2, 1), ("quorum x\n", "unknown-name", 1, 8),
      ("quorum none extra\n", "words", 1, 13), ("log\nquorum none\n", "words", 1, 1),
      ("log x\nquorum none\n", "no-key", 1, 5), ("log \(one)\nquorum none\n", "other-key", 1, 5),
      ("witness a \(log)\nquorum none\n", "other-key", 1, 11),
      ("log \(log)\nlog \(log)\nquorum none\n", "same-key", 2, 5),
      ("witness a \(one)\nwitness b \(one)\nquorum none\n", "same-key", 2, 11),
      ("witness a \(one)\nwitness a \(two)\nquorum none\n", "name-taken", 2, 9),
      ("witness none \(one)\nquorum none\n", "name-taken", 1, 9),
      ("\(witnesses)group g 3 a b\nquorum g\n", "threshold", 3, 9),
      ("\(witnesses)group g 0 a b\nquorum g\n", "threshold", 3, 9),
      ("\(witnesses)group g 01 a b\nquorum g\n", "threshold", 3, 9),
      ("\(witnesses)group g all\nquorum g\n", "words", 3, 9),
      ("\(witnesses)group g all a a\nquorum g\n", "member-twice", 3, 15),
      ("\(witnesses)group g all a\ngroup h all g a\nquorum h\n", "member-twice", 4, 15),
      ("\(witnesses)group g all g\nquorum g\n", "unknown-name", 3, 13),
      ("\(witnesses)group g all none\nquorum g\n", "unknown-name", 3, 13),
      ("quorum none\r\n", "control-character", 1, 12), ("quorum\u{B}none\n", "control-character", 1, 7),
    ]
    for (text, code, line, column) in cases {
      let (policy, told) = read(text)
      let first = try #require(told.entries.first, "\(text)")
      #expect(policy == nil, "\(text)")
      #expect(first.code == "log-policy/\(code)" && first.location.line == line, "\(text): \(first)")
      #expect(first.location.column == column, "\(text): \(first.location.column)")
    }
  }

  @Test func `what is told, whole`() {
    let told = read("# ours\nquorm none\n").told
    #expect(
      DiagnosticRenderer().render(told) == """
        error[log-policy/unknown-word]: a line begins with log, witness, group or quorum, not "quorm"
         --> policy.txt:2:1
          |
        2 | quorm none
          | ^^^^^
          hint: did you mean "quorum"?

        """)
  }

  @Test func `a policy that is too long is refused, deep groups are not a problem`() throws {
    #expect(read(String(repeating: "\n", count: 5_000)).told.entries.map(\.code) == ["log-policy/too-long"])
    var text = "witness w \(try witness(1))\ngroup g0 all w\n"
    for level in 1..<4_000 { text += "group g\(level) all g\(level - 1)\n" }
    let policy = try #require(read(text + "quorum g3999\n").policy)
    #expect(policy.quorum.isMet(by: [policy.witnesses[0].key]) && !policy.quorum.isMet(by: []))
  }

  @Test func `random lines are told or read, and never crash`() throws {
    var random = SeededRandom(seed: 12)
    let words = try [
      "log", "witness", "group", "quorum", "none", "all", "any", "2", "a", "b", log(), witness(1), "\u{FF}", "#",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        (0..<Int.random(in: 0...5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
          .joined(separator: " ")
      }.joined(separator: "\n")
      let (policy, told) = read(text)
      #expect((policy == nil) == told.hasErrors)
    }
  }
}

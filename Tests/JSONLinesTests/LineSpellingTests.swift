import GroundTestKit
import Testing

/// Most members are read in one step, and those whose name has an escape always one part after the other: both must say
/// the same of any line.
struct LineSpellingTests {
  /// The pieces of a line, some of them wrong. `spell` writes a name.
  static func line(_ random: inout SeededRandom, _ spell: (String) -> String) -> String {
    let names = ["ts", "kind", "actor", "amount", "count", "ok", "seen", "age", "tags", "a", "b", "c", "other", ""]
    let values = [
      "5", "1767225600000", "99999999999999", "-1", "1.5", "01", "null", "true", "nul", #""login""#, #""message""#,
      #""messages""#, #""x""#, #""""#, #""\u006cogin""#, #""a\"b""#, #""\q""#, #"""#, #""x"y"#, "{}", "[]", #"["x"]"#,
      #"{"c":"deep"}"#, #"{"b":{"c":"deep"}}"#, "[1,{}]", "", "1 2", #""a" "b""#,
    ]
    var parts: [String] = ["{"]
    let standard = [("ts", "7"), ("kind", #""login""#), ("actor", #""ann""#), ("count", "3")]
    for place in 0..<Int.random(in: 1...7, using: &random) {
      let isUsual = Int.random(in: 0..<3, using: &random) > 0
      let usual = standard[place % standard.count]
      let name = isUsual ? usual.0 : names[Int.random(in: 0..<names.count, using: &random)]
      let value = isUsual ? usual.1 : values[Int.random(in: 0..<values.count, using: &random)]
      parts += [place == 0 ? "" : ",", "\"\(spell(name))\"", ":", value]
    }
    parts.append("}")
    if Int.random(in: 0..<4, using: &random) == 0 {
      let place = Int.random(in: 0..<parts.count, using: &random)
      parts[place] = ["", ",", ":", "}", "{", "x", "\""][Int.random(in: 0..<7, using: &random)]
    }
    return parts.joined(separator: ["", "", " ", "\t"][Int.random(in: 0..<4, using: &random)])
  }

  static func escaped(_ name: String) -> String {
    name.unicodeScalars.map { "\\u00" + (["6", "7"][Int($0.value >> 4) - 6]) + String($0.value & 15, radix: 16) }
      .joined()
  }

  @Test(arguments: 0..<20) func `how names are spelt changes nothing`(seed: UInt64) throws {
    var (plain, other) = (SeededRandom(seed: seed), SeededRandom(seed: seed))
    let lines = (0..<300).map { _ in Self.line(&plain) { $0 } }
    let spelt = (0..<300).map { _ in Self.line(&other, Self.escaped) }
    for (line, same) in zip(lines, spelt) {
      let one = try LineReaderTests.read(Array((line + "\n").utf8))
      let two = try LineReaderTests.read(Array((same + "\n").utf8))
      #expect(one.rows == two.rows, "\(line)")
      #expect(one.refusals == two.refusals, "\(line)")
    }
    // The lines together, where one that spoils the others is among them and where none is.
    let whole = try LineReaderTests.read(Array(lines.joined(separator: "\n").utf8))
    let apart = try LineReaderTests.read(Array(spelt.joined(separator: "\n").utf8))
    #expect(whole.rows == apart.rows)
    #expect(!whole.rows.isEmpty)
  }
}

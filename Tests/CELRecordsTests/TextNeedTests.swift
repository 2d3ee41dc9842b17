import CEL
import GroundTestKit
import Records
import Testing

@testable import CELRecords

/// What makes it pointless to run an expression.
@Suite struct TextNeedTests {
  private static let words = ["", "a", "zq", "@ann", "@", "ab", "don't", "é", "7", "x y", "Zoë 17", "q"]

  private static func need(_ expression: String) throws -> TextNeed {
    RecordProgram(try Sample.language.check(expression), Sample.language).need
  }

  @Test func `calls that look for a text need its bytes`() throws {
    let place = try #require(Sample.language.schema.index(of: "text"))
    for expression in [
      "text.contains('zq7')", "text.startsWith('zq7')", "text.endsWith('zq7')", "text.matches('zq7')",
      "regex.extract(text, 'zq7(x*)')", "x > 1.0 && text.contains('zq7')", "text.contains('z') && text.contains('q7')",
    ] {
      #expect(try Self.need(expression) == TextNeed(field: place, of: "zq7"), "\(expression)")
    }
  }

  @Test func `what can hold without a text needs none`() throws {
    for expression in [
      "text.contains('')", "!text.contains('zq')", "text.contains('zq') || x > 1.0", "text.matches('(?i)zq')",
      "text.contains(word)", "'zq'.contains(text)", "x > 1.0", "text != 'zq'", "text.contains('zq') ? false : true",
    ] {
      #expect(try Self.need(expression) == .nothing, "\(expression)")
    }
  }

  @Test(arguments: 0..<20) func `nothing holds without its need`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func word() -> String { Self.words[Int.random(in: 0..<Self.words.count, using: &random)] }
    var (lacking, holding) = (0, 0)
    for _ in 0..<40 {
      let calls = ["contains", "startsWith", "endsWith", "matches"]
      let terms = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        "text.\(calls[Int.random(in: 0..<4, using: &random)])(\"\(word())\")"
      }
      let check = try Sample.language.check(terms.joined(separator: " && "))
      let extract = try Sample.language.check("regex.extract(text, \"\(word())\")")
      let (condition, part) = (RecordProgram(check, Sample.language), RecordProgram(extract, Sample.language))
      for _ in 0..<20 {
        let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in word() }.joined()
        let record = SampleRecord(Sample.language.schema, ["text": .text(text)])
        let holds = record.holds(condition)
        #expect(holds == (record.lacks(condition.need) ? .no : holds), "\(terms) in \(text)")
        if record.lacks(part.need) { #expect(record.value(part) == Found(.absent)) }
        if record.lacks(condition.need) { lacking += 1 }
        if holds == .yes { holding += 1 }
      }
    }
    #expect(lacking > 50 && holding > 20)
  }

  @Test func `a text's bytes are those it has, wherever it stands`() {
    let text = Array("a zq@Zoë 17 and more that is longer than eight".utf8)
    for start in text.indices {
      for end in start...text.count {
        let expected = text[start..<end].reduce(UInt64(0)) { $0 | 1 &<< UInt64($1) }
        let run = Cell(start: UInt32(start), count: UInt32(end - start))
        let found = TextNeed.bytes(of: run, in: text.span.bytes)
        #expect(found == expected)
      }
    }
    let long = [UInt8](repeating: 1, count: 2000)
    let all = TextNeed.bytes(of: Cell(start: 0, count: 2000), in: long.span.bytes)
    #expect(all == .max)
  }
}

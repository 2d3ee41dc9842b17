import GroundTestKit
import Testing

@testable import CELRecords

@Suite struct TextRunTests {
  /// Random texts of few letters, somewhere inside of a buffer or at one of its ends.
  private func each(_ body: (_ buffer: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Void) {
    var random = SeededRandom(seed: 5)
    for _ in 0..<4000 {
      let buffer = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0x61...0x63, using: &random)
      }
      let ends = (0..<4).map { _ in Int.random(in: 0...buffer.count, using: &random) }
      body(buffer, min(ends[0], ends[1])..<max(ends[0], ends[1]), min(ends[2], ends[3])..<max(ends[2], ends[3]))
    }
  }

  private func run<Result>(
    _ buffer: [UInt8], _ left: Range<Int>, _ right: Range<Int>,
    _ body: (borrowing TextRun, borrowing TextRun) -> Result
  ) -> Result {
    let bytes = buffer.span.bytes
    return body(
      TextRun(bytes, start: left.lowerBound, count: left.count),
      TextRun(bytes, start: right.lowerBound, count: right.count))
  }

  @Test func `texts compare as their bytes do, wherever they stand`() {
    each { buffer, left, right in
      let (one, other) = (Array(buffer[left]), Array(buffer[right]))
      #expect(run(buffer, left, right) { $0.isEqual($1) } == (one == other))
      #expect(run(buffer, left, right) { $0.precedes($1) } == one.lexicographicallyPrecedes(other))
      #expect(run(buffer, left, right) { $0.starts(with: $1) } == one.starts(with: other))
      #expect(run(buffer, left, right) { $0.ends(with: $1) } == one.reversed().starts(with: other.reversed()))
    }
  }

  @Test func `a text is found exactly where it stands`() {
    each { buffer, left, right in
      let part = right.prefix(4)
      let (one, other) = (Array(buffer[left]), Array(buffer[part]))
      let expected =
        other.count <= one.count
        && (0...(one.count - other.count)).contains { one[$0..<($0 + other.count)].elementsEqual(other) }
      #expect(run(buffer, left, part) { $0.contains($1) } == expected, "\(one) \(other)")
    }
  }

  @Test func `bytes with high bits are told apart`() {
    let buffer: [UInt8] = [0x80, 0x00, 0x01, 0xFF, 0x7F, 0x81, 0x00, 0x01, 0x80, 0x02]
    for byte in buffer.indices {
      for other in buffer.indices {
        let expected = buffer[other...].contains(buffer[byte])
        #expect(run(buffer, other..<buffer.count, byte..<byte + 1) { $0.contains($1) } == expected)
        #expect(run(buffer, byte..<byte + 1, other..<other + 1) { $0.precedes($1) } == (buffer[byte] < buffer[other]))
      }
    }
  }

  @Test(
    arguments: ["", "a", "é", "日本語", "🙂🙂🙂🙂", "a🙂é日", "no other letters in this text than plain ones"]
      + SharedData.naughtyStrings)
  func `code points are counted`(_ text: String) {
    let bytes = Array(text.utf8)
    for padding in [0, 3, 9] {
      let buffer = [UInt8](repeating: 0xBF, count: padding) + bytes + [UInt8](repeating: 0x80, count: padding)
      let count = run(buffer, padding..<padding + bytes.count, 0..<0) { one, _ in one.codePointCount }
      #expect(count == text.unicodeScalars.count)
    }
  }
}

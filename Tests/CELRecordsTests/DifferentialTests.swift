import CEL
import Foundation
import SourceText
import Testing

@testable import CELRecords

/// The fast path against the complete evaluator, which shares no code with it.
@Suite struct DifferentialTests {
  /// Pairs of an expression and a record; `CEL_RECORDS_PAIRS` asks for more.
  private static let pairs = ProcessInfo.processInfo.environment["CEL_RECORDS_PAIRS"].flatMap { Int($0) } ?? 4000
  private static let recordsEach = 5

  @Test func `random expressions give the same on both paths, errors included`() throws {
    let seed = ProcessInfo.processInfo.environment["CEL_RECORDS_SEED"].flatMap { UInt64($0) } ?? 1
    var random = RandomExpression(seed: seed)
    var (fast, failed, decided) = (0, 0, 0)
    for _ in 0..<Self.pairs / Self.recordsEach {
      let text = random.next()
      let checked = try Sample.language.check(text)
      let program = RecordProgram(checked, Sample.language)
      if program.slowReason == nil { fast += 1 }
      for _ in 0..<Self.recordsEach {
        let record = random.record()
        let (found, expected) = (record.value(program), record.completeValue(checked, Sample.language))
        #expect(found == expected, "seed \(seed): \(text) with \(record)")
        if case .value(.failed) = expected { failed += 1 } else { decided += 1 }
        guard checked.type == .bool else { continue }
        let answer: Answer =
          switch expected {
          case .value(.bool(let flag)): flag ? .yes : .no
          default: .failed
          }
        #expect(record.holds(program) == answer, "seed \(seed): \(text) with \(record)")
      }
    }
    // A test of nothing but the slow path, or of nothing but errors, would not be one.
    #expect(fast * 100 >= Self.pairs / Self.recordsEach * 95)
    #expect(failed * 10 > Self.pairs && decided * 10 > Self.pairs * 3)
  }
}

import Foundation
import GroundTestKit
import SourceText
import Testing

@testable import CEL

/// The public conformance suite, all of it that needs no protobuf message.
@Suite(.enabled(if: SharedData.has(ConformanceCase.folder), "the conformance suite is not here"))
struct ConformanceTests {
  /// May only grow.
  static let passedMin = 1741

  @Test func `every test passes that is not excluded`() throws {
    var passed = 0
    var failures: [String] = []
    let exclusions = try Exclusions.read()
    let cases = try ConformanceCase.all()
    for test in cases where exclusions.reason(for: test.path) == nil {
      if let problem = problem(test) {
        failures.append("\(test.path): \(test.expression) — \(problem)")
      } else {
        passed += 1
      }
    }
    #expect(failures.isEmpty, "\(failures.count) fail:\n\(failures.joined(separator: "\n"))")
    #expect(passed >= Self.passedMin, "\(passed) passed of \(cases.count)")
  }

  @Test func `what is excluded really needs what is not there`() throws {
    let exclusions = try Exclusions.read()
    let cases = try ConformanceCase.all()
    var unused = Set(exclusions.patterns)
    for test in cases {
      guard let pattern = exclusions.pattern(for: test.path) else { continue }
      unused.remove(pattern)
      let isMiscopied = exclusions.reason(for: test.path)?.hasPrefix("the JSON copy") == true
      #expect(test.namesMessage || isMiscopied, "\(test.path) is excluded and names no message: \(test.expression)")
    }
    #expect(unused.isEmpty, "nothing is excluded by \(unused.sorted())")
  }

  /// What is wrong, or nil where the test passes.
  private func problem(_ test: ConformanceCase) -> String? {
    do {
      let environment = try test.environment()
      var log = Diagnostics()
      let source = CELSource(test.expression)
      let checked = test.isChecked ? environment.check(source, into: &log) : environment.resolve(source, into: &log)
      guard let checked else {
        return test.expectsError ? nil : DiagnosticRenderer().render(log)
      }
      if let type = try test.expectedType(), checked.type != type { return "type \(checked.type), not \(type)" }
      return test.isCheckOnly ? nil : try difference(test, checked)
    } catch let needs as ConformanceCase.NeedsMessage {
      return "needs the message \(needs.what)"
    } catch {
      return "\(error)"
    }
  }

  private func difference(_ test: ConformanceCase, _ checked: CheckedExpression) throws -> String? {
    let values = try test.values()
    let outcome = Result { () throws(EvaluationError) in try CELProgram(checked).evaluate(values) }
    if test.expectsError {
      if case .success(let value) = outcome { return "gives \(CELJSON.text(value)) and should fail" }
      return nil
    }
    let expected = try test.expectedValue()
    switch outcome {
    case .failure(let error): return error.message
    case .success(let value):
      return Self.same(value, expected) ? nil : "gives \(CELJSON.text(value)), not \(CELJSON.text(expected))"
    }
  }

  /// Equal, and of the same type; not-a-number is the same as itself here.
  private static func same(_ left: CELValue, _ right: CELValue) -> Bool {
    switch (left, right) {
    case (.double(let one), .double(let other)) where one.isNaN: other.isNaN
    case (.list(let one), .list(let other)): one.count == other.count && zip(one, other).allSatisfy(same)
    case (.map(let one), .map(let other)):
      one.count == other.count
        && zip(one.keys, one.values).allSatisfy { key, value in other[key].map { same(value, $0) } ?? false }
    default: left.type.name == right.type.name && CELValue.isEqual(left, right)
    }
  }
}

import CEL
import SourceText

/// Any text is an expression or is refused with diagnostics that can be shown; an expression that is checked runs within
/// its limits, and gives a value of its type.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCEL(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  var log = Diagnostics()
  let checked = environment.check(CELSource(text), into: &log)
  precondition((checked == nil) == log.hasErrors, "an expression is checked, or refused with an error")
  for diagnostic in log.entries { precondition(diagnostic.location.column >= 1, "a diagnostic has a place") }
  _ = DiagnosticRenderer().render(log)
  if let checked { run(checked) }
  var quiet = Diagnostics()
  if let resolved = environment.resolve(CELSource(text), into: &quiet) { run(resolved) }
  return 0
}

private let environment: CELEnvironment = {
  var limits = CELLimits()
  limits.costMax = 20_000
  var environment = CELEnvironment(limits: limits)
  environment.declare(
    RecordType("Event", [.init("kind", .string), .init("amount", .double), .init("tags", .list(.string))]))
  environment.declare("event", .record("Event"))
  environment.declare("text", .string)
  environment.declare("list", .list(.int))
  environment.declare("map", .map(.string, .int))
  environment.declare("number", .int)
  environment.declare("any", .dyn)
  return environment
}()

private let values: [CELValue?] = {
  var map = CELMap()
  map.insert(.string("a"), .int(1))
  let event = environment.record("Event").map {
    CELValue.record(CELRecord($0, [.string("payment"), .double(4.5), .list([.string("new")])]))
  }
  return [
    event, .string("Know where you are"), .list([.int(3), .int(1)]), .map(map), .int(7), .list([.null, .double(.nan)]),
  ]
}()

private func run(_ expression: CheckedExpression) {
  let outcome = CELProgram(expression).run(values)
  switch outcome.result {
  case .success(let value): precondition(CELJSON.text(value, bytesMax: 1 << 20) != "", "a value can be shown")
  case .failure(let error): _ = DiagnosticRenderer().render(error.diagnostic(in: expression))
  }
}

import CEL
import SourceText
import Testing

@Suite struct CostEstimateTests {
  private func environment() -> CELEnvironment {
    var environment = CELEnvironment()
    environment.declare("text", .string)
    environment.declare("list", .list(.string))
    environment.declare("map", .map(.string, .int))
    environment.declare("n", .int)
    environment.declare("any", .dyn)
    return environment
  }

  static let expressions = [
    "n + 1", "text == 'abc' && n > 3 || text.contains('x')", "list.exists(x, x == text)", "list.all(x, x != text)",
    "list.map(x, x + text).filter(x, size(x) > 3)", "map.transformList(k, v, v + n)", "n > 0 ? text : text + text",
    "[n, n, n].map(x, x * 2)", "cel.bind(t, text + text, t + t).contains(text)", "text.replace('a', 'bb')",
    "list.map(x, list.map(y, x == y))", "map['a'] + map.b", "any == list", "size(any)", "list.sort().distinct()",
    "optional.of(n).optMap(x, x + 1).orValue(n)", "{'a': n}.a", "text.matches('a+b')", "list.join(text)",
  ]

  @Test(arguments: expressions)
  func `a run takes as many steps as estimated`(_ text: String) throws {
    var log = Diagnostics()
    let checked = try #require(environment().check(CELSource(text), into: &log))
    let estimate = checked.cost(variableSizeMax: 40)
    for size in [0, 1, 7, 40] {
      let word = String(repeating: "ab", count: size / 2)
      let list = CELValue.list((0..<size).map { _ in .string(word) })
      var map = CELMap()
      for key in ["a", "b"] + (0..<size).map(String.init).prefix(size / 2) { map.insert(.string(key), .int(2)) }
      let outcome = CELProgram(checked).run([.string(word), list, .map(map), .int(Int64(size)), list])
      if case .failure(let error) = outcome.result { Issue.record("\(text): \(error.message)") }
      #expect((estimate.min...estimate.max).contains(outcome.cost), "\(outcome.cost) is not in \(estimate)")
    }
  }

  @Test func `what nothing bounds is said so`() throws {
    var log = Diagnostics()
    let loop = try #require(environment().check(CELSource("list.map(x, list)"), into: &log))
    #expect(loop.cost().max == .max)
    let plain = try #require(environment().check(CELSource("n + 1 < 5"), into: &log))
    #expect((plain.cost().min, plain.cost().max) == (3, 3))
  }
}

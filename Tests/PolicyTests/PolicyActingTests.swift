import Policy
import SourceText
import Testing

/// Whether a behaviour leads to anything: the matrix calls nothing accountable that does not.
@Suite struct PolicyActingTests {
  /// The small policy with a grid that gives nothing, and these rules and interim protections.
  private func acts(rules: String, interim: String) throws -> [Bool] {
    var lines = try Examples.text("Tests/Fixtures/policies/sound.yaml").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    for index in lines.indices where lines[index].contains("{ told: [") {
      lines[index] = lines[index].prefix { $0 != "{" } + "{ told: none, sure: none }"
    }
    let text = lines.joined(separator: "\n")
      .replacing(#"'breach && "records" in evidence'"#, with: rules)
      .replacing(#"'danger == "immediate"'"#, with: interim)
    let policy = try Examples.read(SourceFile(name: "policy.yaml", text: text))
    return policy.behaviours.indices.map(policy.acts)
  }

  @Test(arguments: [
    (#"'breach'"#, #"'life_threat'"#, [false, false]),
    (#"'"threats" in behaviours && breach'"#, #"'life_threat'"#, [true, false]),
    (#"'breach'"#, #"'"contact" in behaviours'"#, [false, true]),
    (#"'!("threats" in behaviours)'"#, #"'life_threat'"#, [false, false]),
    (#"'"threats" in behaviours && role == "survivor"'"#, #"'life_threat'"#, [false, false]),
  ])
  func `rules and interim protection count where they ask for it`(
    rules: String, interim: String, expected: [Bool]
  ) throws {
    #expect(try acts(rules: rules, interim: interim) == expected)
  }

  @Test func `the grid counts`() throws {
    let policy = try Examples.fixture("sound")
    #expect(policy.behaviours.indices.map(policy.acts) == [true, true])
  }
}

import JSON
import Policy
import Testing

@Suite struct PolicySchemaTests {
  @Test func `the schema asks for what the reader asks for`() throws {
    let required = PolicySchema.policy(for: Examples.catalogue)["required"]?.array?.compactMap(\.string) ?? []
    for name in ["measures", "grid", "coercion", "appeals", "changes"] { #expect(required.contains(name)) }
    for name in ["rules", "interim", "facts", "services"] { #expect(!required.contains(name)) }
  }

  @Test func `every fact that all policies have is completed`() throws {
    let facts = try #require(PolicySchema.caseFacts["properties"]?["facts"]?["properties"]?.members?.map(\.name))
    let policy = try Examples.fixture("sound")
    #expect(Set(facts) == Set(policy.facts.facts.map(\.name)))
  }

  @Test func `completion knows the steps of a decision`() throws {
    let expect = try #require(PolicySchema.tests["properties"]?["tests"]?["items"]?["properties"]?["expect"])
    #expect(expect["properties"]?["steps"] != nil)
  }
}

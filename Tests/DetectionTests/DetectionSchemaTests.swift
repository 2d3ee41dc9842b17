import Catalogue
import Detection
import DetectionTestKit
import JSON
import Testing

@Suite struct DetectionSchemaTests {
  private let schemas = [
    DetectionSchema.rule(for: RuleFixture.catalogue), DetectionSchema.facts(for: RuleFixture.catalogue),
    DetectionSchema.eventMap, DetectionSchema.ruleTests(for: RuleFixture.catalogue),
  ]

  @Test func `every reference inside a schema leads somewhere`() {
    for schema in schemas {
      var references: Set<String> = []
      func collect(_ value: JSONValue) {
        if let reference = value["$ref"]?.string { references.insert(reference) }
        for member in value.members ?? [] { collect(member.value) }
        for item in value.array ?? [] { collect(item) }
      }
      collect(schema)
      for reference in references {
        #expect(schema["$defs"]?[String(reference.dropFirst("#/$defs/".count))] != nil, "\(reference)")
      }
    }
  }

  @Test func `a rule's schema offers every pattern`() {
    let words = schemas[0]["properties"]?["pattern"]?["enum"]?.array
    #expect(words?.count == RuleFixture.catalogue.patterns.count)
  }
}

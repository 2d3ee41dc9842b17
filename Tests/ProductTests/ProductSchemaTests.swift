import Catalogue
import JSON
import Primitives
import TestKit
import Testing

@testable import Product

@Suite struct ProductSchemaTests {
  private let schema = ProductSchema.json(for: Fixture.catalogue)

  @Test func `it offers every word of the catalogue, each with its meaning`() {
    let words = schema["$defs"]?["capability"]?["anyOf"]?.array?.first
    #expect(words?["enum"]?.array?.count == Fixture.catalogue.capabilities.count)
    #expect(words?["markdownEnumDescriptions"]?.array?.count == Fixture.catalogue.capabilities.count)
    let controls = schema["$defs"]?["control"]?["properties"]?["id"]
    #expect(controls?["enum"]?.array?.count == Fixture.catalogue.controls.count)
    #expect(
      schema["$defs"]?["relationship"]?["enum"]?.array?.count == Fixture.catalogue.relationships.count)
  }

  @Test func `every reference inside it leads somewhere`() {
    var references: Set<String> = []
    func collect(_ value: JSONValue) {
      if let reference = value["$ref"]?.string { references.insert(reference) }
      for member in value.members ?? [] { collect(member.value) }
      for item in value.array ?? [] { collect(item) }
    }
    collect(schema)
    #expect(references.count > 4)
    for reference in references {
      #expect(schema["$defs"]?[String(reference.dropFirst("#/$defs/".count))] != nil, "\(reference)")
    }
  }
}

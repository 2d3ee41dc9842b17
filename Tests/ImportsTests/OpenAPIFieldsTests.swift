import SourceText
import Testing
import YAML

@testable import Imports

@Suite struct OpenAPIFieldsTests {
  /// The names found for the operation in `get`.
  private func names(_ get: String, components: String = "{}") throws -> [String] {
    var log = Diagnostics()
    let text = "get: \(get)\ncomponents: \(components)\n"
    let root = try #require(YAMLParser.parse(SourceFile(name: "f", text: text), into: &log), "\(log.entries)")
    var fields = OpenAPIFields(root)
    return fields.of(try #require(root["get"]), sharedParameters: nil).map(\.name)
  }

  private func body(_ schema: String) -> String {
    "{ requestBody: { content: { application/json: { schema: \(schema) } } } }"
  }

  @Test(arguments: [
    "{ properties: { lat: {} } }", "{ type: array, items: { properties: { lat: {} } } }",
    "{ allOf: [{ properties: { lat: {} } }] }",
    "{ oneOf: [{ $ref: '#/components/schemas/P' }] }", "{ $ref: '#/components/schemas/P' }",
    "{ $ref: '#/components/schemas/List' }", "{ $ref: '#/components/schemas/a~1b~0c' }",
  ])
  func `properties are found where they usually stand`(_ schema: String) throws {
    let components = """
      { schemas: { P: { properties: { lat: {} } }, List: { items: { $ref: '#/components/schemas/P' } },
        a/b~c: { properties: { lat: {} } } } }
      """
    #expect(try names(body(schema), components: components) == ["lat"])
  }

  @Test func `parameters, bodies and answers may be referred to`() throws {
    let found = try names(
      """
      { parameters: [{ $ref: '#/components/parameters/A' }], requestBody: { $ref: '#/components/requestBodies/B' },
        responses: { '201': { $ref: '#/components/responses/C' } } }
      """,
      components: """
        { parameters: { A: { name: lat } },
          requestBodies: { B: { content: { a/b: { schema: { properties: { online: {} } } } } } },
          responses: { C: { content: { a/b: { schema: { properties: { gps: {} } } } } } } }
        """)
    #expect(found == ["lat", "online", "gps"])
  }

  @Test func `errors are not what an operation gives`() throws {
    #expect(
      try names("{ responses: { '400': { content: { a/b: { schema: { properties: { lat: {} } } } } } } }").isEmpty)
  }

  @Test(arguments: [
    "{ $ref: '#/components/schemas/Loop' }", "{ $ref: '#/components/schemas/Chain' }", "{ $ref: './other.yaml#/P' }",
    "{ $ref: '#/components/schemas/Missing' }", "{ $ref: [a] }", "{ $ref: '#' }", "{ $ref: '' }", "text", "[1]", "null",
    "{ properties: [lat] }", "{ allOf: { a: b } }", "{ items: text }",
  ])
  func `circles, chains and other files are not followed`(_ schema: String) throws {
    let components = """
      { schemas: { Loop: { $ref: '#/components/schemas/Loop', items: { $ref: '#/components/schemas/Loop' } },
        Chain: { $ref: '#/components/schemas/Next' }, Next: { properties: { lat: {} } } } }
      """
    #expect(try names(body(schema), components: components).isEmpty)
  }

  @Test func `only what can be a clue is kept, and once`() throws {
    #expect(try names(body("{ properties: { colour: {}, lat: {} } }")) == ["lat"])
    #expect(
      try names(body("{ properties: { lat: {}, lat_2: {}, online: {}, lat_online: {} } }")) == [
        "lat", "online", "lat_online",
      ])
  }
}

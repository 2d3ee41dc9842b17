import JSON
import Testing

@Suite struct JSONSchemaTests {
  private enum Sample: JSONSchema {
    static let fields = Self.fields("A thing.", required: ["id"], ["id": name, "tags": oneOrMany(text("A tag."))])
    static let open = Self.fields("A thing.", ["is_new": flag("New.")])
  }

  @Test func `a block of fields has no other fields`() {
    #expect(Sample.fields["additionalProperties"] == false)
    #expect(Sample.fields["required"] == ["id"])
    #expect(Sample.open["required"] == nil)
    #expect(Sample.open["properties"]?["is_new"]?["type"] == "boolean")
  }

  @Test func `one or many is a value or a list of it`() {
    let tag: JSONValue = ["type": "string", "description": "A tag."]
    #expect(Sample.fields["properties"]?["tags"] == ["anyOf": [tag, ["type": "array", "items": tag]]])
  }
}

import Guides
import JSON
import TestKit
import Testing

@Suite struct GuideSchemaTests {
  @Test(arguments: [
    GuideSchema.helplines, GuideSchema.words, GuideSchema.menus, GuideSchema.guide(for: Fixture.catalogue),
  ])
  func `a schema says what it is`(schema: JSONValue) throws {
    let text = String(decoding: JSONWriter.write(schema), as: UTF8.self)
    #expect(text.contains("https://json-schema.org/draft/2020-12/schema"))
    #expect(text.contains("\"additionalProperties\":false") || text.contains("\"additionalProperties\": false"))
  }

  @Test func `an editor completes topics, capabilities and words`() {
    let guide = String(decoding: JSONWriter.write(GuideSchema.guide(for: Fixture.catalogue)), as: UTF8.self)
    for word in ["location-check", "location.share", "anyone-with-this-phone", "sharing-children"] {
      #expect(guide.contains("\"\(word)\""), "\(word)")
    }
    #expect(String(decoding: JSONWriter.write(GuideSchema.words), as: UTF8.self).contains("\"safety_history\""))
  }
}

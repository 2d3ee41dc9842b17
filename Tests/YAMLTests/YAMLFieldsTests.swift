import SourceText
import Testing
import YAML

@Suite struct YAMLFieldsTests {
  /// Reads the text as fields and gives what there was to tell.
  private func read(_ text: String, _ use: (inout YAMLFields, inout Diagnostics) -> Void) throws -> String {
    let node = try #require(Reading(text).node)
    var log = Diagnostics()
    if var fields = YAMLFields(node, "feature", into: &log) {
      use(&fields, &log)
      fields.finish(into: &log)
    }
    return DiagnosticRenderer().render(log)
  }

  @Test func `fields that are asked for and there are no matter`() throws {
    let rendered = try read("id: map\ntitle: 'Map'\non: true\nroles: [a, b]\n") { fields, log in
      #expect(fields.what == "feature")
      #expect(fields.location.line == 1)
      #expect(fields.text("id", into: &log) == "map")
      #expect(fields.optionalText("title", into: &log) == "Map")
      #expect(fields.optionalBool("on", into: &log) == true)
      #expect(fields.list("roles", into: &log).count == 2)
      #expect(fields.optionalText("absent", into: &log) == nil)
      #expect(fields.optionalBool("absent", into: &log) == nil)
      #expect(fields.list("absent", into: &log).isEmpty)
      #expect(fields.optional("absent") == nil)
      #expect(fields.required("id", into: &log)?.location.column == 5)
    }
    #expect(rendered.isEmpty)
  }

  @Test(arguments: [("[a]", "a list"), ("a", "a single value"), ("''", "a single value")])
  func `what is no block of fields is told`(_ text: String, _ kind: String) throws {
    let rendered = try read(text) { _, _ in Issue.record("there are no fields") }
    #expect(
      rendered.hasPrefix("error[yaml/not-fields]: feature is \(kind), and should be a block of fields\n --> a.yaml:1:"))
    #expect(rendered.hasSuffix("\n  hint: write name: value lines below it, indented by two spaces\n"))
  }

  @Test func `a missing field is told at the block`() throws {
    let rendered = try read("title: Map\n") { fields, log in
      #expect(fields.text("id", into: &log) == nil)
      _ = fields.text("title", into: &log)
    }
    #expect(
      rendered == """
        error[yaml/missing-field]: feature has no "id"
         --> a.yaml:1:1
          |
        1 | title: Map
          | ^
          hint: add id: with its value

        """)
  }

  @Test(arguments: ["id:", "id: ~", "id: null"])
  func `a field that is null is missing, and told at its name`(_ text: String) throws {
    let rendered = try read("title: Map\n\(text)\n") { fields, log in
      #expect(fields.text("id", into: &log) == nil)
      #expect(fields.optionalText("title", into: &log) == "Map")
    }
    #expect(
      rendered == """
        error[yaml/missing-field]: feature has no "id"
         --> a.yaml:2:1
          |
        2 | \(text)
          | ^^
          hint: add id: with its value

        """)
    let optional = try read(text) { fields, _ in #expect(fields.optional("id") == nil) }
    #expect(optional.isEmpty)
  }

  @Test func `empty text in quotes is there`() throws {
    let rendered = try read("id: ''") { fields, log in #expect(fields.text("id", into: &log)?.isEmpty == true) }
    #expect(rendered.isEmpty)
  }

  @Test func `an unknown field is told, with the field that was probably meant`() throws {
    #expect(
      try read("id: map\ntitel: Map\n") { fields, log in
        _ = fields.text("id", into: &log)
        _ = fields.optionalText("title", into: &log)
      } == """
        error[yaml/unknown-field]: feature has no field "titel"
         --> a.yaml:2:1
          |
        2 | titel: Map
          | ^^^^^
          hint: did you mean "title"?

        """)
  }

  @Test func `what is far from all fields gets the list of them, each once`() throws {
    let rendered = try read("id: map\ncolour: red\n") { fields, log in
      _ = fields.text("id", into: &log)
      _ = fields.optionalText("title", into: &log)
      _ = fields.optionalText("title", into: &log)
    }
    #expect(rendered.hasSuffix("  hint: known fields: id, title\n"))
  }

  @Test func `a field that is there already is not suggested while others are missing`() throws {
    let use: (inout YAMLFields, inout Diagnostics) -> Void = { fields, _ in
      for name in ["role", "roles"] { _ = fields.optional(name) }
    }
    #expect(try read("role: x\nrolex: y\n", use).hasSuffix("  hint: did you mean \"roles\"?\n"))
    #expect(try read("role: x\nroles: z\nrolex: y\n", use).hasSuffix("  hint: did you mean \"role\"?\n"))
  }

  @Test func `every unknown field is told, in the order of the text`() throws {
    let node = try #require(Reading("c: 1\na: 2\nb: 3\n").node)
    var log = Diagnostics()
    var fields = try #require(YAMLFields(node, "feature", into: &log))
    _ = fields.optional("a")
    fields.finish(into: &log)
    #expect(log.entries.map(\.message) == ["feature has no field \"c\"", "feature has no field \"b\""])
  }

  @Test func `a wrong kind is told with the field's name`() throws {
    let rendered = try read("id: [map]\non: maybe\nroles: admin\n") { fields, log in
      #expect(fields.text("id", into: &log) == nil)
      #expect(fields.optionalBool("on", into: &log) == nil)
      #expect(fields.list("roles", into: &log).isEmpty)
    }
    #expect(
      rendered == """
        error[yaml/not-text]: feature's "id" is a list, and should be text
         --> a.yaml:1:5
          |
        1 | id: [map]
          |     ^
          hint: write one value after the colon

        error[yaml/not-bool]: feature's "on" should be true or false
         --> a.yaml:2:5
          |
        2 | on: maybe
          |     ^^^^^
          hint: write true or false

        error[yaml/not-list]: feature's "roles" is a single value, and should be a list
         --> a.yaml:3:8
          |
        3 | roles: admin
          |        ^^^^^
          hint: write [a, b], or one "- " line for each

        """)
  }
}

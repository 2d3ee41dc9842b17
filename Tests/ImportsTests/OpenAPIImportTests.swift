import Catalogue
import Foundation
import Imports
import Primitives
import Product
import SourceText
import Testing

@Suite struct OpenAPIImportTests {
  private func paths(_ paths: String, more: String = "") -> Imported {
    .openAPI("openapi: 3.1.0\ninfo: { title: Sample }\n\(more)\npaths:\n\(paths)\n")
  }

  @Test func `the guide shows what is really printed`() throws {
    let guide = try String(contentsOf: Imported.root.appending(path: "docs/importing.md"), encoding: .utf8)
    let blocks = guide.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
      .map { $0.element.drop { $0 != "\n" }.dropFirst() }
    let input = try #require(blocks.first { $0.hasPrefix("openapi:") })
    let output = try #require(blocks.first { $0.hasPrefix("# A first guess") })
    let imported = Imported.openAPI(String(input))
    #expect(imported.yaml == String(output))
    #expect(imported.told.isEmpty)
    let summary = try #require(imported.summary)
    #expect(guide.contains("product.yaml: \(summary)\n"))
    #expect(try imported.product().features.contains { !$0.capabilities.isEmpty })
  }

  @Test func `a tag becomes a feature with its guesses`() throws {
    let imported = paths(
      """
        /v1/members/{id}/location:
          get: { tags: [live-map], operationId: getMemberLocation }
        /v1/payments:
          post:
            tags: [Money]
            requestBody: { content: { application/json: { schema: { properties: { note: {} } } } } }
        /v1/weather:
          get: {}
      """)
    #expect(
      imported.features == """
          - id: live-map
            title: Live map
            capabilities:
              - location.share  # guessed from GET /v1/members/{id}/location: confirm
            subject: member
            viewer: other
            # Who can start it, who is told, who can end it alone? Who notices the end, what remains?

          - id: money
            title: Money
            capabilities:
              - payment.transfer  # guessed from POST /v1/payments: confirm
              - payment.memo  # guessed from "note" in POST /v1/payments: confirm
            subject: member
            viewer: other
            # Who can start it, who is told, who can end it alone? Who notices the end, what remains?

          - id: weather
            title: Weather
            # Not recognised: name the capability, or delete the feature if nobody can do anything to anybody with it.
            capabilities: [x-weather]

        """)
    let product = try imported.product()
    #expect(
      product.features.map { $0.capabilities.map(\.text) } == [
        ["location.share"], ["payment.transfer", "payment.memo"], [],
      ])
    #expect(product.features[0].grants[0].unanswered.count == 6)
  }

  @Test(arguments: [
    ("/v2/lists/{id}: { get: {} }", "lists"), ("/api/v1.1/lists: { get: {} }", "lists"),
    ("/{tenant}/lists: { get: {} }", "lists"),
    ("/: { get: {} }", "general"), ("/v1/{id}: { get: {} }", "general"), ("/views: { get: {} }", "views"),
    ("/lists: { get: { tags: [Things] } }", "things"), ("/lists: { get: { tags: [] } }", "lists"),
    ("/lists: { get: { tags: [[Things], '', {}] } }", "feature"),
  ])
  func `an operation finds its feature`(_ path: String, _ id: String) throws {
    #expect(try paths("  \(path)").product().features.map(\.id.text) == [id])
  }

  @Test func `tags keep the order in which the file declares them`() throws {
    let imported = paths(
      "  /b: { get: { tags: [b, late] } }\n  /a: { get: { tags: [a] } }",
      more: "tags: [{ name: a }, { name: b }, { name: unused }]")
    #expect(try imported.product().features.map(\.id.text) == ["a", "b", "unused", "late"])
  }

  @Test(arguments: [
    ("/x: { get: { operationId: listTrips } }", ["location.history  # guessed from GET /x: confirm"]),
    ("/x: { get: { summary: All trips } }", ["location.history  # guessed from the summary of GET /x: confirm"]),
    ("/x: { get: { tags: [Trips] } }", ["location.history  # guessed from the tag \"Trips\": confirm"]),
    (
      "/x: { get: { parameters: [{ name: lat, in: query }] } }",
      ["location.share  # guessed from \"lat\" in GET /x: confirm"]
    ),
    ("/x: { parameters: [{ name: lat }], get: {} }", ["location.share  # guessed from \"lat\" in GET /x: confirm"]),
    ("/x: { post: { operationId: postUser } }", []),
    ("/x: { post: { operationId: createPost } }", ["content.post  # guessed from POST /x: confirm"]),
    (
      "/trips/{tripId}/weather: { get: { tags: [Sky], operationId: getTripWeather, summary: The weather of a trip } }",
      []
    ),
    ("/trips/{tripId}/weather: { get: {} }", ["location.history  # guessed from the path /trips: confirm"]),
    (
      "/payments/{id}/memo: { put: { tags: [Notes] } }",
      ["payment.memo  # guessed from PUT /payments/{id}/memo: confirm"]
    ),
    ("/messages/send: { post: {} }", ["message.direct  # guessed from POST /messages/send: confirm"]),
    ("/x: { summary: trips, get: {}, trips: {}, x-trips: {} }", []),
  ])
  func `guesses say what they come from`(_ path: String, _ guesses: [String]) {
    let imported = paths("  \(path.replacing("/x:", with: "/pets:"))")
    #expect(imported.guesses == guesses.map { $0.replacing("/x", with: "/pets") })
  }

  @Test func `where nothing is recognised the model says so and stands`() throws {
    let imported = paths("  /pets: { get: {} }")
    #expect(imported.told.isEmpty)
    #expect(imported.yaml?.contains("\n# Nothing in it was recognised: name the capabilities yourself.\n") == true)
    #expect(imported.summary == "1 feature, 0 guesses to confirm")
    #expect(try imported.product().features.map(\.id.text) == ["pets"])
  }

  @Test(arguments: ["openapi: 3.1.0\ninfo: { title: S }", "openapi: 3.0.3\ninfo: { title: S }\npaths: {}"])
  func `a file without operations gives a feature to start from`(_ text: String) throws {
    let imported = Imported.openAPI(text)
    #expect(imported.codes == ["import/nothing-there"])
    #expect(try imported.product().features.map(\.title) == ["Start here"])
  }

  @Test func `Swagger is told whole`() {
    #expect(
      Imported.openAPI("swagger: \"2.0\"\npaths: {}\n").told == """
        error[import/swagger]: this is Swagger 2.0, the format before OpenAPI 3
         --> openapi.yaml:1:10
          |
        1 | swagger: "2.0"
          |          ^^^^^
          hint: convert it to OpenAPI 3 first; editor.swagger.io and swagger2openapi do that

        """)
  }

  @Test func `another version is told whole`() {
    #expect(
      Imported.openAPI("openapi: 4.0.0\n").told == """
        error[import/other-version]: OpenAPI "4.0.0" is no version that can be read
         --> openapi.yaml:1:10
          |
        1 | openapi: 4.0.0
          |          ^^^^^
          hint: give a file that starts with openapi: 3.0.x or 3.1.x

        """)
  }

  @Test(arguments: [
    ("[1, 2]", ["import/other-format"]), ("text", ["import/other-format"]), ("info: {}", ["import/other-format"]),
    ("openapi: [3]", ["import/other-version"]), ("openapi: 3", ["import/other-version"]),
    ("openapi: 2.0", ["import/other-version"]), ("openapi: { a: b }", ["import/other-version"]),
    ("", ["yaml/empty"]), ("{\"openapi\": \"3.1.0\"", ["yaml/syntax"]),
    ("openapi: 3.1.0\nx: &a 1\ny: *a", ["yaml/anchor", "yaml/alias"]),
    ("openapi: 3.1.0\nopenapi: 3.1.0", ["yaml/duplicate-key"]),
    ("openapi: 3.1.0\nx: " + String(repeating: "[", count: 100), ["yaml/too-deep"]),
    ("{\"openapi\": \"3.1.0\", \"x\": " + String(repeating: "{\"a\":", count: 100_000), ["yaml/too-deep"]),
  ])
  func `what cannot be read is told`(_ text: String, _ codes: [String]) {
    let imported = Imported.openAPI(text)
    #expect(imported.codes == codes)
    #expect(imported.yaml == nil)
    #expect(imported.log.entries.allSatisfy { $0.location.file.name == "openapi.yaml" && !$0.hint.isEmpty })
  }

  @Test(arguments: [
    ("openapi: 3.2.0\ninfo: { title: S }\npaths: { /a: { get: {} } }", ["import/newer-version"]),
    ("openapi: 3.1.0\npaths: { /a: { get: {} } }", ["import/no-name"]),
    ("openapi: 3.1.0\ninfo: [S]\npaths: { /a: { get: {} } }", ["import/no-name"]),
    ("openapi: 3.1.0\ninfo: { title: { a: b } }\npaths: { /a: { get: {} } }", ["import/no-name"]),
    ("openapi: 3.1.0\ninfo: { title: S }\ntags: a\npaths: { /a: { get: {} } }", ["import/skipped"]),
    ("openapi: 3.1.0\ninfo: { title: S }\npaths: [/a]", ["import/skipped", "import/nothing-there"]),
    (
      "openapi: 3.1.0\ninfo: { title: S }\npaths: { /a: [], /b: { get: text }, /c: { get: {} } }",
      ["import/skipped", "import/skipped"]
    ),
    ("openapi: 3.1.0\ninfo: { title: S }\npaths: { /a: null, /c: { get: null } }", ["import/nothing-there"]),
    (
      "openapi: 3.1.0\ninfo: { title: S }\npaths: { /a: { $ref: ./a.yaml }, /b: { $ref: ./b.yaml } }",
      ["import/other-files"]
    ),
  ])
  func `what is odd is told, and the rest is read`(_ text: String, _ codes: [String]) throws {
    let imported = Imported.openAPI(text)
    #expect(imported.codes == codes)
    #expect(imported.log.entries.allSatisfy { $0.severity == .warning && !$0.hint.isEmpty })
    _ = try imported.product()
  }

  @Test func `more than 500 tags are cut with a message`() throws {
    let imported = paths((0..<812).map { "  /t\($0): { get: {} }" }.joined(separator: "\n"))
    #expect(
      imported.told == """
        warning[import/too-many]: there are more than 500 tags: 312 were left out
           --> openapi.yaml:505:3
            |
        505 |   /t500: { get: {} }
            |   ^^^^^
          hint: import the parts that people use, one file each

        """)
    #expect(try imported.product().features.count == 500)
  }

  @Test func `hostile text stays text`() throws {
    for text in Hostile.texts {
      let evil = Hostile.json(text)
      // YAML ends a key after 1024 characters.
      let path = Hostile.json("/" + String(String.UnicodeScalarView(text.unicodeScalars.prefix(100))))
      let imported = Imported.openAPI(
        """
        {"openapi": "3.1.0", "info": {"title": \(evil), "version": \(evil)},
         "tags": [{"name": \(evil)}, {"name": \(Hostile.json("GPS \(text)"))}],
         "paths": {\(path): {"get": {"operationId": \(evil), "summary": \(Hostile.json("trip \(text)")),
           "parameters": [{"name": \(Hostile.json("lat \(text)"))}]},
          "post": {"tags": [\(evil), \(Hostile.json("\(text)\(text)"))]}}}}
        """)
      let product = try imported.product()
      #expect(product.features.count <= 4)
      #expect(product.features.contains { $0.capabilities.contains("location.share") }, "\(text)")
      #expect(product.features.contains { $0.capabilities.contains("location.history") }, "\(text)")
    }
  }

  @Test func `a damaged file ends in a message or a model that can be read`() throws {
    let text = """
      {"openapi": "3.0.3", "info": {"title": "S", "version": "1"}, "tags": [{"name": "Live \\ud83d\\ude00 map"}],
      "paths": {"/members/{id}/location": {"get": {"tags": ["Live map"], "responses": {"200": {"content": {"a/b":
      {"schema": {"$ref": "#/components/schemas/P"}}}}}}}}, "components": {"schemas": {"P": {"properties": {"lat": {}}}}}}
      """
    var random = Seeded(state: 7)
    for _ in 0..<1500 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(contentsOf: Array("\"{}[]:,#\n\\-&*! ".utf8).shuffled(using: &random).prefix(2), at: place)
        }
      }
      let imported = Imported(OpenAPIImport.model, .init(name: "openapi.yaml", bytes: bytes))
      if imported.yaml == nil { #expect(imported.log.hasErrors) } else { _ = try imported.product() }
    }
  }
}

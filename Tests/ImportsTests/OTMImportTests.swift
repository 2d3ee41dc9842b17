import Catalogue
import Imports
import Primitives
import Product
import SourceText
import Testing

@Suite struct OTMImportTests {
  private func model(_ rest: String, project: String = "{ id: front-door, name: Front door }") -> Imported {
    .otm("otmVersion: 0.2.0\nproject: \(project)\n\(rest)\n")
  }

  @Test func `components become features with their guesses`() throws {
    let imported = model(
      """
      assets:
        - { id: a1, name: Unlock history, risk: { confidentiality: 90, integrity: 50, availability: 50 } }
      trustZones: [{ id: z, name: Internet, risk: { trustRating: 1 } }]
      components:
        - { id: app, name: Phone app, type: mobile-client, parent: { trustZone: z }, tags: null }
        - { id: lock, name: Key desk, type: web-service, tags: [door], assets: { stored: [a1, gone] } }
        - { id: db, name: Store, type: gps-database, parent: { component: lock } }
      dataflows:
        - { id: d1, name: Guest key codes, source: app, destination: lock, bidirectional: true }
        - { id: d2, name: Rows, source: lock, destination: db, assets: [a1] }
        - { id: d3, name: Trips, source: lock, destination: gone }
      threats: [{ id: t, name: Stolen session, risk: { likelihood: 1, impact: 1 } }]
      mitigations: [{ id: m, name: Camera, riskReduction: 1 }]
      """)
    #expect(imported.told.isEmpty)
    #expect(
      imported.features == """
          - id: phone-app
            title: Phone app
            # Data flows to Key desk.
            # Not recognised: name the capability, or delete the feature if nobody can do anything to anybody with it.
            capabilities: [x-phone-app]

          - id: key-desk
            title: Key desk
            # Data flows from Phone app, to Store.
            capabilities:
              - account.credential.share  # guessed from the dataflow "Guest key codes": confirm
              - activity.visible  # guessed from the asset "Unlock history": confirm
              - device.entry  # guessed from the tag "door": confirm
            subject: member
            viewer: other
            # Who can start it, who is told, who can end it alone? Who notices the end, what remains?

          - id: store
            title: Store
            # Data flows from Key desk.
            capabilities:
              - location.share  # guessed from the type "gps-database": confirm
              - activity.visible  # guessed from the asset "Unlock history": confirm
              - device.entry  # guessed from the asset "Unlock history": confirm
            subject: member
            viewer: other
            # Who can start it, who is told, who can end it alone? Who notices the end, what remains?

        """)
    let product = try imported.product()
    #expect(product.id == "front-door")
    #expect(product.name == "Front door")
    #expect(product.features.map(\.id.text) == ["phone-app", "key-desk", "store"])
  }

  @Test func `components with one id or one name stay two features`() throws {
    let product = try model(
      """
      components: [{ id: a, name: Map }, { id: a, name: Other }, { id: b, name: Map }, { name: Map }, { id: c }]
      dataflows: [{ name: Trips, source: c, destination: a }]
      """
    ).product()
    #expect(product.features.map(\.id.text) == ["map", "other", "map-2", "map-3", "c"])
    #expect(product.features.map { $0.capabilities.isEmpty } == [false, true, true, true, true])
  }

  @Test func `at most five neighbours are named`() {
    let components = (0..<9).map { "{ id: c\($0), name: C\($0), type: t }" }.joined(separator: ", ")
    let flows = (1..<9).map { "{ id: f\($0), name: f, source: c0, destination: c\($0) }" }.joined(separator: ", ")
    let imported = model("components: [\(components)]\ndataflows: [\(flows), \(flows)]")
    #expect(imported.yaml?.contains("    # Data flows to C1, C2, C3, C4 and C5.\n") == true)
  }

  @Test func `a version that cannot be read is told whole`() {
    #expect(
      Imported.otm("{\"otmVersion\": \"2\"}").told == """
        error[import/other-version]: Open Threat Model "2" is no version that can be read
         --> threats.otm:1:16
          |
        1 | {"otmVersion": "2"}
          |                ^^^
          hint: give a file that starts with otmVersion: 0.1.0 or 0.2.0

        """)
  }

  @Test(arguments: [
    ("[1]", ["import/other-format"]), ("openapi: 3.1.0", ["import/other-format"]),
    ("otmVersion: []", ["import/other-version"]),
    ("", ["yaml/empty"]), ("{\"otmVersion\": \"0.1.0\",", ["yaml/syntax"]),
  ])
  func `what cannot be read is told`(_ text: String, _ codes: [String]) {
    let imported = Imported.otm(text)
    #expect(imported.codes == codes)
    #expect(imported.yaml == nil)
  }

  @Test(arguments: [
    ("components: [{ id: a, name: A }]", "{ id: p }", ["import/no-name"]),
    ("components: [{ id: a, name: A }]", "text", ["import/no-name"]),
    ("components: { a: b }", "{ name: P }", ["import/skipped", "import/nothing-there"]),
    ("components: [text, { id: a }]", "{ name: P }", ["import/skipped"]),
    (
      "components: null\ndataflows: text\nassets: text", "{ name: P }",
      ["import/skipped", "import/skipped", "import/nothing-there"]
    ),
    ("dataflows: [1, { source: [] }, { source: a, destination: a }]", "{ name: P }", ["import/nothing-there"]),
    ("components: [{ id: [], name: {}, type: [], tags: x, assets: [] }]", "{ name: P }", []),
  ])
  func `what is odd is told, and the rest is read`(_ rest: String, _ project: String, _ codes: [String]) throws {
    let imported = model(rest, project: project)
    #expect(imported.codes == codes)
    #expect(imported.log.entries.allSatisfy { $0.severity == .warning && !$0.hint.isEmpty })
    _ = try imported.product()
  }

  @Test func `a newer version is read with a warning`() throws {
    let imported = Imported.otm("otmVersion: 0.3.1\nproject: { id: p, name: P }\ncomponents: [{ id: a, name: A }]")
    #expect(imported.codes == ["import/newer-version"])
    _ = try imported.product()
  }

  @Test func `more than 500 components are cut with a message`() throws {
    let imported = model(
      "components:\n" + (0..<503).map { "  - { id: c\($0), name: C, type: t }" }.joined(separator: "\n"))
    #expect(
      imported.told == """
        warning[import/too-many]: there are more than 500 components: 3 were left out
           --> threats.otm:504:5
            |
        504 |   - { id: c500, name: C, type: t }
            |     ^
          hint: import the parts that people use, one file each

        """)
    #expect(try imported.product().features.count == 500)
  }

  @Test func `hostile text stays text`() throws {
    for text in Hostile.texts {
      let evil = Hostile.json(text)
      let imported = Imported.otm(
        """
        {"otmVersion": "0.2.0", "project": {"id": \(evil), "name": \(evil)},
         "assets": [{"id": \(evil), "name": \(Hostile.json("trip \(text)"))}],
         "components": [
          {"id": \(evil), "name": \(evil), "type": \(Hostile.json("camera \(text)")), "tags": [\(evil)],
           "assets": {"stored": [\(evil)]}},
          {"id": "b", "name": \(evil), "type": \(evil)}],
         "dataflows": [
          {"name": \(Hostile.json("chat \(text)")), "source": \(evil), "destination": "b", "tags": [\(evil)]}]}
        """)
      let product = try imported.product()
      #expect(product.features.count == 2)
      #expect(product.features[0].capabilities.contains("device.sense"))
      #expect(product.features[1].capabilities.contains("message.direct"))
    }
  }
}

public import Catalogue
public import JSON
internal import Primitives

/// The JSON Schema (2020-12) of a product model, so that editors complete and check while somebody writes.
public enum ProductSchema: JSONSchema {
  public static func json(for catalogue: PatternCatalogue) -> JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://bellbird.example/schema/product/1",
      "title": "Bellbird product model",
      "description": JSONValue("What a product lets people do to each other. Catalogue \(catalogue.version)."),
      "type": "object",
      "required": ["bellbird"],
      "additionalProperties": false,
      "properties": [
        "bellbird": ["const": "product/1", "description": "The kind of file and its version."],
        "product": product,
        "include": list(text("Another file of this kind, from the folder of this one.")),
        "sources": list(source),
        "relationships": list(reference("relationship")),
        "roles": ["type": "object", "propertyNames": name, "additionalProperties": role],
        "controls": list(reference("control")),
        "features": list(feature),
        "surfaces": surfaces,
      ],
      "$defs": [
        "capability": [
          "description": "Something the product lets people do; a private word starts with x-.",
          "anyOf": [
            described(catalogue.capabilities.map { ($0.id.text, "\($0.title). \($0.meaning)") }),
            ["type": "string", "pattern": "^x-"],
          ],
        ],
        "relationship": described(catalogue.relationships.map { ($0.id.text, $0.meaning) }),
        "control": control(catalogue),
        "evidence": evidence,
        "grant": grant,
        "parties": oneOrMany(text("subject, viewer, either, nobody, or a role")),
      ],
    ]
  }

  private static let product: JSONValue = fields(
    "What this is a model of.", required: ["id", "name"],
    [
      "id": name, "name": text("As people know it."), "version": text("In quotes."),
      "summary": text("What the product is for, in a sentence or two."),
      "owner": text("Who answers for this model: a mail address or a team."),
      "status": choice(
        ["adopted", "proposed"], "Whether the product's makers stand by this model; adopted if not given."),
    ])

  private static let source: JSONValue = fields(
    "A public document that the model was read from.", required: ["id", "title", "publisher", "url", "read"],
    [
      "id": name, "title": text("As published."), "publisher": text("Who published it."),
      "url": ["type": "string", "format": "uri", "pattern": "^https?://"], "read": date("When it was read."),
      "note": text("How far it was read."),
    ])

  private static let role: JSONValue = fields(
    "A part that a person plays in the product.", required: ["can_be"],
    [
      "title": text("Without an article: family organiser."),
      "can_be": list(reference("relationship")),
      "pays": flag("Pays the bill, so gets receipts and can cancel."),
      "administers": flag("Holds the organiser's, parent's or administrator's role."),
      "owns": flag("Is the lawful owner of the account, device or contract."),
      "staff": flag("Works for the company."),
    ])

  private static let feature: JSONValue = fields(
    "Something that people do with the product.", required: ["id", "title", "capabilities"],
    [
      "id": name, "was": list(name), "title": text("As a menu would say it."),
      "capabilities": list(reference("capability")),
      "subject": text("The role whose data, device, money or body it is about; leave out for anyone."),
      "viewer": text("The role that gains; leave out for anyone."),
      "effort": choice(["menu", "setup"], "How much it takes to begin."),
      "grant": reference("grant"), "grants": list(reference("grant")),
      "logged": fields(
        "Where use can be read afterwards.",
        ["to_subject": flag("By the subject."), "to_platform": flag("By the company.")]),
      "controls": list(reference("control")),
      "sources": list(text("The id of a document in sources.")),
    ])

  private static let grant: JSONValue = fields(
    "What the viewer gains over the subject.",
    [
      "subject": text("The role it is about, where the feature's is not meant."),
      "viewer": text("The role that gains, where the feature's is not meant."),
      "started_by": text("subject, viewer, either, both, default-on, or a role."),
      "subject_accepts": flag("Starts only after the subject accepts on an account of their own."),
      "subject_told": oneOrMany(
        choice(Grant.Told.allCases.map(\.rawValue) + ["never"], "When the subject is told.")),
      "ended_by": reference("parties"), "end_noticed_by": reference("parties"),
      "expires_after": [
        "type": "string", "pattern": "^(never|[1-9][0-9]*[mhdw])$", "description": "30m, 24h, 30d, 4w or never.",
      ],
      "residue": text("What remains afterwards; none if nothing."),
      "evidence": oneOrMany(reference("evidence")),
    ])

  private static let surfaces: JSONValue = fields(
    "Where people meet the company.",
    [
      "support": fields(
        "Customer support.",
        [
          "channels": list(text("phone, chat, …")), "staff_lookup": flag("Staff can see or change customers' records."),
          "controls": list(reference("control")),
        ])
    ])

  private static func control(_ catalogue: PatternCatalogue) -> JSONValue {
    fields(
      "A control that is there, with what shows it.", required: ["id", "state"],
      [
        "id": described(catalogue.controls.map { ($0.id.text, "\($0.title). Test: \($0.test)") }),
        "state": choice(DeclaredControl.State.allCases.map(\.rawValue), "Whether it holds for everybody."),
        "evidence": oneOrMany(reference("evidence")),
      ])
  }

  private static let evidence: JSONValue = [
    "description": "What shows that a control is there.",
    "anyOf": [
      text("path/to/test#name below this folder, or https://…"),
      fields(
        "A test in a JUnit report.", required: ["junit", "test"],
        ["junit": text("The report."), "test": text("Suite.case")]),
      fields("A clause of the policy.", required: ["policy"], ["policy": text("policy.yaml#clause")]),
      fields("A public page.", required: ["url"], ["url": text("https://…"), "read": date("When it was read.")]),
      fields(
        "Somebody's word.", required: ["attested_by", "on"], ["attested_by": text("Who says so."), "on": date("When.")]),
    ],
  ]
}

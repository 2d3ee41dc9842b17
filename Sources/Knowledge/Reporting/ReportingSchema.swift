public import Catalogue
public import JSON
internal import Primitives

/// The JSON Schema (2020-12) of `reporting.yaml`, so that editors complete and check while somebody writes.
public enum ReportingSchema: JSONSchema {
  public static func json(for catalogue: PatternCatalogue) -> JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://bellbird.example/schema/reporting/1",
      "title": "Bellbird reporting",
      "description": JSONValue("How people can tell the company about abuse. Catalogue \(catalogue.version)."),
      "type": "object",
      "required": ["bellbird", "status"],
      "additionalProperties": false,
      "properties": [
        "bellbird": ["const": "reporting/1", "description": "The kind of file and its version."],
        "status": choice(
          ReportingModel.Status.allCases.map(\.rawValue), "Whether the company stands by it, or somebody proposes it."),
        "ways": list(way(catalogue)),
        "profiles": list(choice(ReportingModel.Profile.allCases.map(\.rawValue), "Forms of report that are offered.")),
        "languages": list(text("A language tag: en, ar.")),
        "recipients": list(
          fields(
            "Who reads reports.", required: ["id", "title"],
            ["id": name, "title": text("As people would say it."), "sees": list(text("A part of the report."))])),
        "retention": list(
          fields(
            "How long something is kept.", required: ["what", "days"],
            [
              "what": text("What is kept, and after what the days count."),
              "days": ["type": "integer", "minimum": 1, "maximum": 36500],
            ])),
        "contact_windows": list(
          fields(
            "When the company may answer.", required: ["from", "to"],
            ["from": hour, "to": hour])),
        "cover_name": text("Under which harmless name messages about a report arrive."),
      ],
    ]
  }

  private static let hour: JSONValue = [
    "type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$", "description": "HH:MM in her own time.",
  ]

  private static let asks: JSONValue = [
    "enum": ["no", "optional", "required", false], "description": "Whether it is asked for.",
  ]

  private static func way(_ catalogue: PatternCatalogue) -> JSONValue {
    fields(
      "One way to tell.", required: ["id", "title", "covers"],
      [
        "id": name, "title": text("As the product calls it."),
        "where": oneOrMany(text("The menus that lead there.")),
        "open_to": oneOrMany(choice(ReportWay.Person.allCases.map(\.rawValue), "Who may use it.")),
        "covers": coverage(catalogue),
        "needs_account": flag("Only people with an account can use it."),
        "asks_evidence": asks, "asks_identity": asks,
        "pattern_reports": flag("Takes what happens again and again, over accounts and time."),
        "multiple_items": flag("Takes several items at once."),
        "after_block": flag("Still works after a block, a deletion or leaving."),
        "helper_can_file": flag("An advocate or friend can file for her."),
        "tells_outcome": flag("Tells what came of it, with reasons."),
        "safe_contact": flag("Asks first how it is safe to answer."),
        "sends_to_other": flag("Tells her to speak to whoever harms her."),
        "emergency": flag("Says what to do in danger before any field."),
        "languages": list(text("A language tag.")),
        "evidence": oneOrMany([
          "anyOf": [
            text("path/to/test#name below this folder, or https://…"),
            fields(
              "A public page.", required: ["url", "read"],
              ["url": text("https://…"), "read": date("When it was read.")]),
          ]
        ]),
      ])
  }

  private static func coverage(_ catalogue: PatternCatalogue) -> JSONValue {
    let families = catalogue.taxonomies.find("sok-2021")?.classes.map { ($0.id, $0.title) } ?? []
    return [
      "anyOf": [
        ["const": "all"],
        fields(
          "Families and patterns of the catalogue.",
          [
            "families": list(described(families)),
            "patterns": list(described(catalogue.patterns.map { ($0.id.text, $0.title) })),
          ]),
      ]
    ]
  }
}

public import JSON
internal import Matrix

/// The JSON Schema (2020-12) of `bellbird matrix --format json`.
public enum MatrixSchema: JSONSchema {
  public static let json: JSONValue = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://bellbird.example/schema/matrix/1",
    "title": "Bellbird matrix",
    "description": "What a company does about each pattern of abuse that its product enables.",
    "type": "object",
    "required": ["schema", "product", "catalogue", "summary", "next", "patterns", "notApplicable"],
    "additionalProperties": false,
    "properties": [
      "schema": ["const": "bellbird/matrix/1"],
      "product": fields(
        "What the matrix is about.", required: ["id", "name"], ["id": name, "name": text(""), "version": text("")]),
      "catalogue": text("The catalogue's version."),
      "summary": fields(
        "For a board.", required: ["text", "patterns", "critical", "outcomes"],
        [
          "text": text("Two sentences."), "patterns": count, "critical": count,
          "outcomes": .object(
            Outcome.allCases.map { .init($0.rawValue, reference("counts")) }.wrapped("Cells by state.")),
        ]),
      "next": list(
        fields(
          "What would change most, one for each outcome.", required: ["outcome", "gap", "first", "patterns"],
          ["outcome": outcome, "gap": gap, "first": reference("next"), "patterns": list(name)])),
      "patterns": list(row),
      "notApplicable": list(
        fields(
          "A pattern that the product does not enable.", required: ["pattern", "reason"],
          ["pattern": name, "reason": text("")])),
      "changes": list(
        fields(
          "A cell that changed since an earlier matrix.", required: ["kind", "pattern", "outcome"],
          [
            "kind": choice(MatrixChange.Kind.allCases.map(\.rawValue), ""), "pattern": name, "outcome": outcome,
            "before": state, "after": state,
          ])),
      "gate": fields(
        "Whether a change may go in.", required: ["passed", "stops"],
        [
          "passed": flag(""),
          "stops": list(fields("", required: ["pattern", "outcome"], ["pattern": name, "outcome": outcome])),
        ]),
    ],
    "$defs": [
      "counts": fields(
        "", required: Cell.State.allCases.map(\.rawValue), ["met": count, "partial": count, "missing": count]),
      "next": fields(
        "The single next thing to do.", required: ["gap", "action", "file", "command"],
        [
          "gap": gap, "action": text("In a sentence."), "file": text("Where."),
          "command": text("Shows whether it is done."),
        ]
      ),
    ],
  ]

  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let outcome = choice(Outcome.allCases.map(\.rawValue), "One of the five outcomes.")
  private static let state = choice(Cell.State.allCases.map(\.rawValue), "How far it is met.")
  private static let gap = choice(NextThing.Gap.allCases.map(\.rawValue), "The kind of gap.")

  private static let row: JSONValue = fields(
    "A pattern that the product enables.", required: ["id", "title", "family", "critical", "cells"],
    [
      "id": name, "title": text(""), "family": name, "critical": flag("It can cost a life by itself."),
      "cells": list(
        fields(
          "", required: ["outcome", "state", "reason", "proofs"],
          [
            "outcome": outcome, "state": state, "reason": text("In a sentence."),
            "proofs": list(
              fields(
                "Something that shows it.", required: ["kind", "id", "text"],
                [
                  "kind": choice(Proof.Kind.allCases.map(\.rawValue), ""), "id": text(""), "text": text(""),
                  "file": text(""), "line": ["type": "integer", "minimum": 1], "url": text(""),
                ])),
            "next": reference("next"),
          ])),
    ])
}

extension [JSONValue.Member] {
  /// As the properties of an object with no others.
  fileprivate func wrapped(_ description: String) -> [JSONValue.Member] {
    [
      .init("type", "object"), .init("description", JSONValue(description)), .init("additionalProperties", false),
      .init("required", JSONValue(map(\.name))), .init("properties", .object(self)),
    ]
  }
}

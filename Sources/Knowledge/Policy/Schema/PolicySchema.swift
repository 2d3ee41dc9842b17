public import Catalogue
public import JSON

/// The JSON Schemas (2020-12) of policies, their tests and cases, so that editors complete and check while somebody
/// writes.
public enum PolicySchema: JSONSchema {
  public static func policy(for catalogue: PatternCatalogue) -> JSONValue {
    let properties: KeyValuePairs<String, JSONValue> = [
      "bellbird": ["const": "policy/1"],
      "status": described([
        ("adopted", "In force."), ("proposed", "Somebody's draft; it claims nothing about the company."),
      ]),
      "name": text("What people call it."), "version": whole(1, "Goes up with each change."),
      "since": date("Since when it holds."), "summary": text("What it is about, in two or three sentences."),
      "services": named(text("What people call it."), "Every service of the company."),
      "facts": [
        "type": "object", "description": "Facts of this policy, beside those that every policy has.",
        "additionalProperties": fact,
      ],
      "severities": named(text("What it means."), "The lightest first."),
      "certainties": named(text("What it needs."), "The weakest first."),
      "evidence": named(evidence, "What shows what happened, and how far it goes."),
      "training": named(training, "What people learn before they decide."),
      "deciders": named(decider, "Who may decide."),
      "measures": named(measure, "What the company does, the lightest first."),
      "behaviours": named(behaviour(catalogue), "What people do, in public words."),
      "conduct": conduct, "grid": grid, "rules": named(rule, "Beside the grid."),
      "interim": named(interim, "Protection until somebody has looked; it never asks for evidence."),
      "coercion": coercion, "linked_accounts": linkedAccounts,
      "equal_treatment": fields("Everybody is treated alike.", required: ["words"], ["words": text("In public.")]),
      "human_review": humanReview, "police": police, "notice": notice, "appeals": appeals,
      "changes": list(
        fields(
          "What is new in a version.", required: ["version", "date", "words"],
          ["version": whole(1, ""), "date": date(""), "words": text("In public.")])),
    ]
    return .object(
      introduction(
        "policy", "Bellbird policy", required: ["bellbird", "status", "name", "version", "since", "summary"] + needed)
        + [.init("properties", .object(properties.map { JSONValue.Member($0, $1) })), definitions])
  }

  private static let needed = PolicyReader.required

  public static let tests: JSONValue = .object(
    introduction("policy-tests", "Tests of a Bellbird policy", required: ["bellbird", "date", "tests"])
      + [
        .init(
          "properties",
          [
            "bellbird": ["const": "policy-tests/1"], "date": date("The day of the decisions."),
            "given": facts("For all tests."), "tests": list(test),
          ]), definitions,
      ])

  public static let caseFacts: JSONValue = .object(
    introduction("case-facts", "A case for a Bellbird policy", required: ["facts"])
      + [
        .init(
          "properties",
          [
            "case": text("How the people who work on it call it."), "date": date("The day of the decision."),
            "facts": facts("What is known."), "history": history,
          ]), definitions,
      ])

  // MARK: Parts

  static func introduction(_ kind: String, _ title: String, required: [String]) -> [JSONValue.Member] {
    [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"), .init("title", .string(title)),
      .init("description", .string("docs/policy.md explains the format.")), .init("type", "object"),
      .init("required", JSONValue(required)), .init("additionalProperties", false),
    ]
  }

  static func named(_ item: JSONValue, _ description: String) -> JSONValue {
    [
      "type": "object", "description": .string(description), "propertyNames": name, "additionalProperties": item,
    ]
  }

  static func whole(_ least: Int, _ description: String) -> JSONValue {
    ["type": "integer", "minimum": JSONValue(least), "description": .string(description)]
  }

  static let definitions = JSONValue.Member(
    "$defs",
    [
      "span": [
        "type": "string", "pattern": "^[1-9][0-9]{0,3}[hdmy]$",
        "description": "Hours, days, months or years: 72h, 90d, 6m, 2y.",
      ],
      "names": oneOrMany(name),
      "condition": ["type": "string", "minLength": 1, "description": "CEL over the facts of a case, docs/cel.md."],
      "severity": [
        "anyOf": [
          name,
          list(
            fields(
              "If it holds.", required: ["is"],
              ["is": name, "when": reference("condition"), "because": text("In public.")])),
        ]
      ],
      "review": fields(
        "A person looks, in time.", required: ["within", "by"], ["within": reference("span"), "by": name]),
    ])
}

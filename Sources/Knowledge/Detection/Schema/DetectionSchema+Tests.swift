public import Catalogue
public import JSON
internal import Primitives

extension DetectionSchema {
  /// Of tests of rules. An event's own fields are those of the folder's event map, of which this knows nothing: any
  /// name may stand there.
  public static func ruleTests(for catalogue: PatternCatalogue) -> JSONValue {
    let test = block(
      "A small log, and the alerts that the rules must raise on it.",
      [
        .init("title", text("What happens in the log.")),
        .init("shows", choice(RuleTest.Shows.allCases.map(\.rawValue), "What the log is an example of.")),
        .init("log", list(reference("event"))),
        .init("alerts", list(reference("alert"))),
      ], required: ["title", "shows", "log", "alerts"])
    // A test of abuse has an alert, and one of a near miss has none.
    let counts: [JSONValue] = [
      ["if": shows(.abuse), "then": ["properties": ["alerts": ["minItems": 1]]]],
      ["if": shows(.nearMiss), "then": ["properties": ["alerts": ["maxItems": 0]]]],
    ]
    let members: [JSONValue.Member] = [
      .init("bellbird", ["const": "rule-tests/1"]),
      .init(
        "start",
        [
          "type": "string", "description": "The moment that at: 0s stands for; Monday 2 March 2026 if not given.",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}",
        ]),
      .init(
        "tests",
        [
          "type": "array", "maxItems": JSONValue(RuleTestReader.testsMax),
          "items": ["allOf": .array([reference("test")] + counts)],
        ]),
    ]
    return .object(
      introduction("rule-tests", "Bellbird tests of detection rules", required: ["bellbird", "tests"])
        + [
          .init("properties", .object(members)),
          .init("$defs", ["span": span, "test": test, "event": event(catalogue), "alert": alert]),
        ])
  }

  private static func shows(_ what: RuleTest.Shows) -> JSONValue {
    ["properties": ["shows": ["const": JSONValue(what.rawValue)]], "required": ["shows"]]
  }

  private static func event(_ catalogue: PatternCatalogue) -> JSONValue {
    let scalar: JSONValue = ["type": ["string", "number", "boolean"]]
    return [
      "type": "object", "description": "One event, or several of a kind.", "required": ["at", "kind"],
      "properties": [
        "at": ["description": "How long after the start.", "$ref": "#/$defs/span"], "kind": kind(catalogue),
        "times": whole(1...TestLogReader.eventsMax),
        "every": ["description": "From each to the next.", "$ref": "#/$defs/span"],
      ],
      "additionalProperties": oneOrMany(scalar), "propertyNames": ["pattern": "^[a-z][a-z0-9_]{0,59}$"],
    ]
  }

  private static let alert = block(
    "An alert that must be raised.",
    [
      .init("rule", ["type": "string", "pattern": "^[A-Za-z0-9-]{1,60}$"]),
      .init("key", oneOrMany(["type": ["string", "number"], "description": "The key's parts, in order."])),
      .init("at", reference("span")),
    ], required: ["rule", "key"])
}

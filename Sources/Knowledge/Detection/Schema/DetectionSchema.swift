public import Catalogue
public import JSON
internal import Primitives
internal import Records

/// The JSON Schemas (2020-12) of rules, facts, event maps and tests, so that editors complete and check while somebody writes.
public enum DetectionSchema: JSONSchema {
  public static func rule(for catalogue: PatternCatalogue) -> JSONValue {
    .object(
      introduction(
        "rule", "Bellbird detection rule", required: ["bellbird", "id", "title", "pattern", "level", "key", "reason"])
        + [
          .init("properties", .object(heading(catalogue) + stepMembers + countMembers + episodeMembers)),
          .init("oneOf", [["required": ["count", "on", "as"]], ["required": ["opens", "within", "needs"]]]),
          .init(
            "$defs",
            [
              "span": span, "kinds": oneOrMany(kind(catalogue)), "roles": roles, "pairs": pairs, "joined": joined,
              "step": block("A step that picks events.", stepMembers),
              "need": block("Something that must follow the opening.", stepMembers + needMembers),
            ]),
        ])
  }

  public static func facts(for catalogue: PatternCatalogue) -> JSONValue {
    let change: [JSONValue.Member] = [
      .init("on", reference("kinds")), .init("where", expression("Which of these events show it.")),
      .init("who", expression("Who it is about.")), .init("to", expression("To whom.")),
    ]
    let link: [JSONValue.Member] =
      change.prefix(3) + [
        .init("with", expression("The device, card or phone.")), .init("forget", reference("span")),
        .init("most", ["anyOf": [whole(2...RuleLimits.mostMax), ["const": "none"]]]),
      ]
    let members: [JSONValue.Member] = [
      .init("bellbird", ["const": "facts/1"]),
      .init(
        "joined",
        block("The first such event is when somebody joined.", Array(change.prefix(3)), required: ["on", "who"])),
      .init(
        "links",
        named(block("Who is seen with the same thing.", link, required: ["on", "who", "with", "most"]))),
      .init(
        "relations",
        named(
          block(
            "How one person stands to another.",
            change + [.init("until", block("What ends it.", change, required: ["on", "who", "to"]))],
            required: ["on", "who", "to"]))),
    ]
    return .object(
      introduction("facts", "Bellbird facts", required: ["bellbird"])
        + [.init("properties", .object(members)), .init("$defs", ["span": span, "kinds": oneOrMany(kind(catalogue))])])
  }

  public static let eventMap: JSONValue = {
    let units = EventMap.TimeUnit.allCases.map(\.rawValue)
    let types = FieldType.Item.allCases.map(\.rawValue)
    let field = fields(
      "Where the field stands, and what it is.",
      [
        "from": path, "type": choice(types + types.map { "list of \($0)" }, "string if not given."),
        "unit": choice(units, "Of a timestamp or a duration."),
        "constant": ["description": "The same value in every event.", "type": ["string", "number", "boolean"]],
      ])
    let members: [JSONValue.Member] = [
      .init("bellbird", ["const": "event-map/1"]),
      .init("status", choice(["adopted", "proposed"], "Whether the company runs these rules; adopted if not given.")),
      .init(
        "time",
        [
          "anyOf": [
            path,
            fields(
              "Where, and how it is written.", required: ["from", "unit"], ["from": path, "unit": choice(units, "")]),
          ]
        ]),
      .init("kind", path), .init("id", path),
      .init("kinds", ["type": "object", "additionalProperties": text("What rules call it.")]),
      .init("lateness", span),
      .init(
        "fields",
        [
          "type": "object", "propertyNames": ["pattern": "^[a-z][a-z0-9_]{0,59}$"],
          "additionalProperties": ["anyOf": [path, field]],
        ]),
    ]
    return .object(
      introduction("event-map", "Bellbird event map", required: ["bellbird", "time", "kind", "fields"])
        + [.init("properties", .object(members))])
  }()
}

extension DetectionSchema {
  private static func heading(_ catalogue: PatternCatalogue) -> [JSONValue.Member] {
    let levels = DetectionRule.Level.allCases.map(\.rawValue)
    return [
      .init("bellbird", ["const": "rule/1"]), .init("id", ["type": "string", "pattern": "^[A-Za-z0-9-]{1,60}$"]),
      .init("title", text("What it finds, in a few words.")),
      .init("pattern", described(catalogue.patterns.map { ($0.id.text, $0.title) })),
      .init("level", choice(levels, "How soon a person should look.")),
      .init(
        "direction",
        choice(DetectionRule.Direction.allCases.map(\.rawValue), "Whether the log shows who acts against whom.")),
      .init("key", list(text("A role, or window."))),
      .init("again", ["anyOf": [span, ["const": "never"]]]),
      .init("same", ["type": "array", "description": "Roles that may be one identity."]),
      .init("reason", text("What an alert says, with {role}, {count}, {elapsed} and {window}.")),
      .init("near_misses", list(text("What looks alike and is harmless."))),
    ]
  }

  private static let stepMembers: [JSONValue.Member] = [
    .init("on", reference("kinds")), .init("as", reference("roles")),
    .init("where", expression("A condition on the event.")), .init("joined", oneOrMany(reference("joined"))),
    .init("linked", oneOrMany(reference("pairs"))), .init("not_linked", oneOrMany(reference("pairs"))),
    .init("held", oneOrMany(reference("pairs"))), .init("not_held", oneOrMany(reference("pairs"))),
  ]

  private static let countMembers: [JSONValue.Member] = [
    .init(
      "count",
      fields(
        "How many, in which window.", required: ["at_least"],
        [
          "at_least": whole(1...RuleLimits.atLeastMax), "within": reference("span"),
          "per": choice(CalendarWindow.Unit.allCases.map(\.rawValue), "A window of the calendar."),
          "zone": [
            "type": "string", "pattern": "^(UTC|Z|[+-][0-9]{2}:[0-9]{2}|[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*)$",
            "description": "By whose clock: Australia/Sydney, UTC, +05:30.",
          ],
          "from": date("The day on which window 0 starts."), "distinct": text("A role: count people, not events."),
        ])),
    .init("reset", reference("step")),
  ]

  private static let needMembers: [JSONValue.Member] = [
    .init("at_least", whole(1...RuleLimits.atLeastMax)), .init("distinct", text("A role: count people, not events.")),
  ]

  private static let episodeMembers: [JSONValue.Member] = [
    .init("opens", reference("step")), .init("within", reference("span")), .init("needs", list(reference("need"))),
    .init("unless", list(reference("step"))),
    .init("order", choice(EpisodeForm.Order.allCases.map(\.rawValue), "Whether needs follow each other.")),
    .init("open_max", whole(1...RuleLimits.openMax)),
  ]

  static let span: JSONValue = [
    "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "minLength": 2,
    "description": "7d, 24h, 1d12h, 90m, 30s.",
  ]

  private static let path = text("A member of the line's object, with dots into objects: user.id.")

  private static let roles: JSONValue = [
    "type": "object", "description": "Who is in the event.", "propertyNames": name,
    "additionalProperties": expression("A field, or an expression that gives a text."),
  ]

  private static let pairs: JSONValue = [
    "type": "object", "additionalProperties": ["type": "array", "minItems": 2, "maxItems": 2],
  ]

  private static let joined: JSONValue = [
    "type": "object", "additionalProperties": ["anyOf": [span, ["const": "after-opening"]]],
  ]

  static func kind(_ catalogue: PatternCatalogue) -> JSONValue {
    ["anyOf": [described(catalogue.events.map { ($0.id.text, $0.meaning) }), text("A kind of your log.")]]
  }

  private static func expression(_ description: String) -> JSONValue { text("\(description) CEL.") }

  static func whole(_ range: ClosedRange<Int>) -> JSONValue {
    ["type": "integer", "minimum": JSONValue(range.lowerBound), "maximum": JSONValue(range.upperBound)]
  }

  private static func named(_ value: JSONValue) -> JSONValue {
    ["type": "object", "propertyNames": name, "additionalProperties": value]
  }

  static func block(
    _ description: String, _ members: [JSONValue.Member], required: [String] = ["on", "as"]
  ) -> JSONValue {
    [
      "type": "object", "description": JSONValue(description), "required": JSONValue(required),
      "additionalProperties": false, "properties": .object(members),
    ]
  }

  static func introduction(_ kind: String, _ title: String, required: [String]) -> [JSONValue.Member] {
    [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", JSONValue("https://bellbird.example/schema/\(kind)/1")), .init("title", JSONValue(title)),
      .init("type", "object"), .init("required", JSONValue(required)), .init("additionalProperties", false),
    ]
  }
}

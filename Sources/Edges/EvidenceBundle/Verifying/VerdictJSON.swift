internal import Evidence
public import JSON

/// A verdict for programs; `bellbird schema evidence-check` describes it.
public enum VerdictJSON: JSONSchema {
  static let format = "bellbird/evidence-check/v1"

  public static func json(_ verdict: BundleVerdict) -> JSONValue {
    [
      "format": JSONValue(format),
      "outcome": JSONValue(verdict.holds ? "holds" : "fails"),
      "first_bad_leaf": orNull(verdict.firstBadLeaf),
      "exhibits": orNull(verdict.exhibitCount),
      "leaves": JSONValue(verdict.leafCount),
      "origin": verdict.checkpoint.map { JSONValue($0.origin) } ?? .null,
      "size": orNull(verdict.checkpoint?.size),
      "stamps": .array(verdict.stampTimes.map { JSONValue(UTCTime.text($0)) }),
      "checks": .array(verdict.checks.map(json)),
      "not_proved": JSONValue(verdict.unproved),
    ]
  }

  private static func json(_ check: BundleCheck) -> JSONValue {
    [
      "check": JSONValue(check.id.rawValue),
      "number": orNull(check.number),
      "outcome": JSONValue(check.outcome.rawValue),
      "finding": check.finding.map { JSONValue($0) } ?? .null,
      "place": check.place.map { JSONValue($0) } ?? .null,
    ]
  }

  private static func orNull(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }

  public static var schema: JSONValue {
    let number: JSONValue = ["type": ["integer", "null"], "minimum": 0]
    let text: JSONValue = ["type": ["string", "null"]]
    let check = fields(
      "One thing that was checked.", required: ["check", "number", "outcome", "finding", "place"],
      [
        "check": described(BundleCheck.ID.allCases.map { ($0.rawValue, $0.title) }), "number": number,
        "outcome": choice(["holds", "fails", "absent"], "absent: something for it is not there."), "finding": text,
        "place": text,
      ])
    let whole = fields(
      "What came out of checking an evidence bundle.",
      required: [
        "format", "outcome", "first_bad_leaf", "exhibits", "leaves", "origin", "size", "stamps", "checks", "not_proved",
      ],
      [
        "format": ["const": JSONValue(format)],
        "outcome": choice(["holds", "fails"], "fails where one check fails."), "first_bad_leaf": number,
        "exhibits": number, "leaves": ["type": "integer", "minimum": 0], "origin": text, "size": number,
        "stamps": list(self.text("A time in UTC.")), "checks": list(check),
        "not_proved": list(self.text("A sentence.")),
      ])
    guard case .object(let members) = whole else { return whole }
    return .object(
      [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("$id", "https://bellbird.example/schema/evidence-check/1"),
      ]
        + members)
  }
}

public import JSON

/// The JSON Schema (2020-12) of `data/record/items.json` in a bundle, for programs that read it.
public enum EvidenceRecordSchema: JSONSchema {
  public static let json: JSONValue = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://bellbird.example/schema/evidence-bundle/1",
    "title": "Bellbird evidence bundle: record",
    "type": "object",
    "required": ["format", "case", "origin", "chain", "exhibits", "custody"],
    "additionalProperties": false,
    "properties": [
      "format": ["const": JSONValue(EvidenceRecord.format)],
      "case": hex(EvidenceRecord.caseIDBytes, "The case, by a random number."),
      "origin": text("The log's name."),
      "chain": choice(EvidenceRecord.Chain.allCases.map(\.rawValue), "Whether every entry of the case is shown."),
      "exhibits": list(exhibit),
      "custody": list(entry),
    ],
  ]

  private static let exhibit = all(
    "One thing that was received.",
    [
      "exhibit": number("From 1, anew in each bundle."), "mark": text("How statements refer to it."),
      "file": text("Where its exact bytes lie."), "name": orNull(text("The file's name where it came from.")),
      "type": all(
        "Media types.",
        ["claimed": orNull(text("What the sender said.")), "found": orNull(text("What its bytes say."))]),
      "bytes": number("How many."), "sha256": hex(32, "Of the bytes."),
      "blind": hex(32, "Opens the leaf's commitment to the content."), "leaf": number("Index in the log."),
      "received": time, "captured_by": orNull(text("Who or what made it.")),
      "submitted_by": choice(Role.allCases.map(\.rawValue), "Who handed it in."), "working": list(copy),
    ])

  private static let copy = all(
    "A copy to look at.",
    [
      "file": text("Where it lies."), "bytes": number("How many."), "sha256": hex(32, "Of the copy."),
      "blind": orNull(hex(32, "Opens its leaf's commitment.")), "leaf": orNull(number("Index in the log.")),
      "made_by": text("The program."),
    ])

  private static let entry = all(
    "Something that happened.",
    [
      "entry": number("From 1, anew in each bundle."), "leaf": number("Index in the log."),
      "kind": choice(Leaf.Kind.allCases.map(\.name), "What kind of thing."),
      "reason": orNull(choice(Reason.allCases.map(\.name), "Why, as a class.")),
      "actor": text("A role, or role/name."), "exhibits": list(number("An exhibit of this bundle.")),
      "previous": orNull(number("The case's leaf before, where the chain is whole.")),
      "chain_blind": orNull(hex(32, "Opens the leaf's place in the chain.")), "time": time,
      "why": orNull(text("In a person's words.")),
    ])

  private static let time: JSONValue = [
    "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", "description": "UTC.",
  ]

  private static func all(_ description: String, _ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    fields(description, required: members.map(\.key), members)
  }

  private static func number(_ description: String) -> JSONValue {
    ["type": "integer", "minimum": 0, "description": JSONValue(description)]
  }

  private static func hex(_ byteCount: Int, _ description: String) -> JSONValue {
    ["type": "string", "pattern": JSONValue("^[0-9a-f]{\(2 * byteCount)}$"), "description": JSONValue(description)]
  }

  private static func orNull(_ schema: JSONValue) -> JSONValue { ["anyOf": [schema, ["type": "null"]]] }
}

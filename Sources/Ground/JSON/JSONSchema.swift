/// The parts that JSON Schemas (2020-12) of our files are made of. A schema is a type that conforms, and uses them by name.
public protocol JSONSchema {}

extension JSONSchema {
  /// Lower-case letters, digits and hyphens.
  public static var name: JSONValue { ["type": "string", "pattern": "^[a-z0-9-]{1,60}$"] }

  /// Any text.
  public static func text(_ description: String) -> JSONValue {
    ["type": "string", "description": JSONValue(description)]
  }

  /// True or false.
  public static func flag(_ description: String) -> JSONValue {
    ["type": "boolean", "description": JSONValue(description)]
  }

  /// YAML gives a date as text or, in some readers, as a date; both show as YYYY-MM-DD.
  public static func date(_ description: String) -> JSONValue {
    ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": JSONValue(description)]
  }

  /// One of several words.
  public static func choice(_ values: [String], _ description: String) -> JSONValue {
    ["enum": JSONValue(values), "description": JSONValue(description)]
  }

  /// One of several words, each explained (`markdownEnumDescriptions` is what editors show beside a completion).
  public static func described(_ words: [(String, String)]) -> JSONValue {
    [
      "type": "string", "enum": JSONValue(words.map(\.0)), "markdownEnumDescriptions": JSONValue(words.map(\.1)),
    ]
  }

  /// A list of values of one kind.
  public static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }
  /// A value, or a list of them.
  public static func oneOrMany(_ item: JSONValue) -> JSONValue { ["anyOf": [item, list(item)]] }
  /// What stands under `$defs` by that name.
  public static func reference(_ name: String) -> JSONValue { ["$ref": JSONValue("#/$defs/\(name)")] }

  /// A block of fields, with no other than these.
  public static func fields(
    _ description: String, required: [String] = [], _ members: KeyValuePairs<String, JSONValue>
  ) -> JSONValue {
    .object([
      "type": "object", "description": JSONValue(description),
      "required": required.isEmpty ? nil : JSONValue(required), "additionalProperties": false,
      "properties": .object(members.map { JSONValue.Member($0, $1) }),
    ])
  }
}

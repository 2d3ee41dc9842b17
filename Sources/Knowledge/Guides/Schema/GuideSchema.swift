public import Catalogue
public import JSON
internal import Primitives

/// The JSON Schemas (2020-12) of what people write for guides, so that editors complete and check meanwhile.
public enum GuideSchema: JSONSchema {
  /// The fields of a guide, and of its steps under `$defs`.
  public static func guide(for catalogue: PatternCatalogue) -> JSONValue {
    let original: KeyValuePairs<String, JSONValue> = [
      "bellbird": ["const": "guide/1"], "id": name, "title": text("As a reader sees it."),
      "page": [
        "type": "integer", "minimum": 1, "maximum": 999,
        "description": "The place in the reading order; gives the file name.",
      ],
      "short_title": text("Neutral: it stands in the browser's history. The site has one of its own."),
      "topics": list(described(catalogue.topics.map { ($0.id.text, $0.title) })),
      "situations": list(words(Situation.self)), "audience": list(words(Audience.self)),
      "products": ["anyOf": [["const": "any"], list(name)]],
      "versions": list(
        fields(
          "A system that steps name.", required: ["system", "from", "to"],
          ["system": text("iOS, Android …"), "from": text(""), "to": text("")])),
      "last_reviewed": date("When somebody last followed its steps."),
      "reviewers": list(fields("Who read it.", required: ["role", "name"], ["role": text(""), "name": text("")])),
      "specialist_review": choice(["needed", "done"], "Whether a specialist has read it."),
      "sources": list(name), "related": list(name),
    ]
    let translation: KeyValuePairs<String, JSONValue> = [
      "bellbird": ["const": "guide/1"], "id": name, "language": name, "title": text("In that language."),
      "short_title": text("Neutral."), "source_hash": ["type": "string", "pattern": "^[0-9a-f]{16}$"],
      "review": choice(["needed", "done"], "Whether a native specialist has read it."), "translated": date("When."),
    ]
    return .object(
      introduction("guide", "Bellbird guide: front matter") + [
        .init(
          "anyOf",
          [
            fields(
              "An English guide.",
              required: [
                "bellbird", "id", "title", "topics", "situations", "audience", "products", "last_reviewed",
                "specialist_review", "sources",
              ], original),
            fields(
              "A translation.", required: ["bellbird", "id", "language", "title", "source_hash", "review"], translation),
          ]), .init("$defs", ["step": step(catalogue)]),
      ])
  }

  private static func step(_ catalogue: PatternCatalogue) -> JSONValue {
    fields(
      "What a step sets off.", required: ["id", "notifies", "visible_to", "evidence_loss", "reversible"],
      [
        "id": name, "menu": described(catalogue.capabilities.map { ($0.id.text, $0.title) }),
        "notifies": oneOrMany(words(Notified.self)), "visible_to": oneOrMany(words(Onlooker.self)),
        "evidence_loss": text("none, or what is lost for good."), "captures": flag("Whether it saves proof."),
        "capture_skip": text("Why nothing needs saving before a loss."), "reversible": text("yes, or how to undo it."),
        "depends_on": oneOrMany(name), "living_together": text("What changes for somebody who lives with the person."),
      ])
  }

  public static var helplines: JSONValue {
    let source = fields("The page on which it was read.", required: ["url"], ["url": text("https://…")])
    let line = fields(
      "Somebody who helps.", required: ["id", "name", "text", "source", "read"],
      [
        "id": name, "name": text(""), "number": text("Digits and spaces."),
        "others": list(
          fields("Another way by phone.", required: ["how", "number"], ["how": text("by text"), "number": text("")])),
        "url": text("https://…"),
        "languages": list(text("")), "hours": text("When they answer."), "text": text("What they do."),
        "source": source,
        "read": date("The day of reading."),
      ])
    let country = fields(
      "Who helps in a country.", required: ["title", "emergency"],
      [
        "title": text(""), "languages": list(text("Pages in this language show the country first.")),
        "emergency": fields(
          "The number in danger.", required: ["number", "text", "source", "read"],
          ["number": text(""), "text": text("Who answers."), "source": source, "read": date("The day of reading.")]),
        "lines": list(line),
      ])
    return file(
      "helplines", "Bellbird helplines", required: ["bellbird", "countries"],
      [
        "bellbird": ["const": "helplines/1"],
        "countries": ["type": "object", "propertyNames": ["pattern": "^[A-Z]{2}$"], "additionalProperties": country],
      ])
  }

  public static var words: JSONValue {
    let each = GuideWord.allCases.map { JSONValue.Member($0.rawValue, ["type": "string"]) }
    return file(
      "guide-words", "Bellbird guide words", required: ["bellbird", "language", "name", "direction", "words"],
      [
        "bellbird": ["const": "guide-words/1"], "language": name, "name": text("What the language calls itself."),
        "direction": words(GuideWords.Direction.self),
        "countries": ["type": "object", "additionalProperties": ["type": "string"]],
        "words": ["type": "object", "additionalProperties": false, "properties": .object(each)],
      ])
  }

  public static var menus: JSONValue {
    let menu = fields(
      "Where a feature is found.", required: ["feature", "path"],
      [
        "feature": name, "path": oneOrMany(text("What one taps.")), "note": text("Why there is no page to cite."),
        "text": text("A sentence more for this product."),
        "source": fields(
          "Where it was seen.", required: ["url", "read"], ["url": text("https://…"), "read": date("")]),
      ])
    return file(
      "guide-menus", "Bellbird guide menus", required: ["bellbird", "status", "product"],
      [
        "bellbird": ["const": "guide-menus/1"], "status": words(GuideMenus.Status.self),
        "product": fields("As people know it.", required: ["name"], ["name": text("")]), "menus": list(menu),
        "exit": fields(
          "Where the quick exit leads; the weather if not given.", required: ["title", "url"],
          ["title": text("As a reader is told: a page about football."), "url": text("https://…")]),
      ])
  }

  private static func words<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> JSONValue
  where Choice.RawValue == String {
    choice(Choice.allCases.map(\.rawValue), "")
  }

  private static func introduction(_ name: String, _ title: String) -> [JSONValue.Member] {
    [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", JSONValue("https://bellbird.example/schema/\(name)/1")), .init("title", JSONValue(title)),
    ]
  }

  private static func file(
    _ name: String, _ title: String, required: [String], _ members: KeyValuePairs<String, JSONValue>
  ) -> JSONValue {
    guard case .object(let rest) = fields("", required: required, members) else { return .object([]) }
    return .object(introduction(name, title) + rest.filter { $0.name != "description" })
  }
}

internal import Catalogue
internal import JSON

/// The sections of a policy.
extension PolicySchema {
  private static func words<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> [String]
  where Choice.RawValue == String { Choice.allCases.map(\.rawValue) }

  static let fact = fields(
    "Something to be known about a case.", required: ["type", "text"],
    [
      "type": choice(["bool", "int", "choice", "set"], "What values it has."),
      "values": list(name), "max": whole(1, "The largest number."), "text": text("What it means."),
    ])

  static let evidence = fields(
    "A kind of evidence.", required: ["from", "reaches", "words"],
    [
      "from": choice(words(EvidenceKind.Origin.self), "Held by the company, or from outside."),
      "reaches": name, "with_another": name, "check": text("How it is found to be genuine."), "handled_by": name,
      "words": text("In public."),
    ])

  static let training = fields(
    "Something to learn.", required: ["title", "words"], ["title": text(""), "words": text("What it teaches.")])

  static let decider = fields(
    "Who may decide.", required: ["title"],
    ["title": text("In public."), "training": reference("names"), "refresh": reference("span")])

  static let measure = fields(
    "Something that the company does.", required: ["kind", "title", "words", "ends"],
    [
      "kind": choice(words(Measure.Kind.self), "Its place on the ladder, or beside it."), "title": text("In public."),
      "words": text("In public."),
      "ends": [
        "anyOf": [
          ["enum": ["once", "never"]], reference("span"),
          fields(
            "When it may end.",
            ["after": reference("span"), "needs": oneOrMany(choice(words(Measure.Need.self), ""))]),
        ]
      ],
      "services": ["anyOf": [["const": "all"], reference("names")]], "decided_by": reference("names"),
      "automatic": flag("Whether a program may give it."),
      "counts_for": ["anyOf": [["const": "always"], reference("span")]],
    ])

  static func behaviour(_ catalogue: PatternCatalogue) -> JSONValue {
    fields(
      "Something that people do.", required: ["title", "track", "words", "severity"],
      [
        "title": text("In public."), "track": choice(words(Behaviour.Track.self), "One thing, or conduct over time."),
        "patterns": oneOrMany(choice(catalogue.patterns.ids, "A pattern of the catalogue.")),
        "words": text("In public."), "examples": oneOrMany(text("")), "not_meant": oneOrMany(text("")),
        "severity": reference("severity"),
      ])
  }

  static let conduct = fields(
    "How single acts add up.", required: ["words", "window", "across", "severity"],
    [
      "words": text("In public."), "window": reference("span"),
      "across": oneOrMany(choice(words(Conduct.Across.self), "Over what they are counted.")),
      "severity": reference("severity"),
    ])

  static let grid: JSONValue = {
    let cell: JSONValue = ["anyOf": [["const": "none"], reference("names")]]
    let rows = named(named(cell, "By certainty."), "By severity.")
    return fields("Which measures follow.", required: ["item", "conduct"], ["item": rows, "conduct": rows])
  }()

  static let rule: JSONValue = {
    let base = fields(
      "Something beside the grid.", required: ["when", "because"],
      [
        "when": reference("condition"), "because": text("In public."), "add": reference("names"),
        "forbid": reference("names"), "raise": name,
      ])
    guard case .object(let members) = base else { return base }
    return .object(
      members + [.init("oneOf", [["required": ["add"]], ["required": ["forbid"]], ["required": ["raise"]]])])
  }()

  static let interim = fields(
    "Protection for a while.", required: ["when", "because", "add"],
    [
      "when": reference("condition"), "because": text("In public."), "add": reference("names"),
      "ends": reference("span"), "review": reference("review"),
    ])

  static let coercion = fields(
    "For who was made to do it.", required: ["words", "ask", "recover"],
    [
      "words": text("In public."), "ask": text("The question."), "recover": reference("names"),
      "measures": reference("names"),
    ])

  static let linkedAccounts = fields(
    "New and linked accounts.", required: ["words", "returned"],
    ["words": text("In public."), "review": reference("review"), "returned": reference("names")])

  static let humanReview = fields(
    "What a person decides.", required: ["words", "needed_for"],
    ["words": text("In public."), "needed_for": oneOrMany(choice(words(Measure.Kind.self), ""))])

  static let police = fields(
    "When the police are told.", required: ["words", "without_consent"],
    ["words": text("In public."), "without_consent": oneOrMany(choice(words(Police.Exception.self), ""))])

  static let notice = fields(
    "What the person is told.",
    required: ["words", "preview", "names_reporter", "quotes_report", "to_respondent", "to_survivor"],
    [
      "words": text("In public."), "preview": flag("The survivor sees it first."),
      "preview_within": reference("span"), "names_reporter": flag("Must be false."),
      "quotes_report": flag("Must be false."),
      "to_respondent": text("With {behaviour}, {measure}, {date}, {appeal}."), "to_survivor": text("The same."),
    ])

  static let appeals = fields(
    "How a decision is looked at again.",
    required: [
      "words", "open", "free", "by", "steps", "answer_within", "restore_within", "gives_reasons", "out_of_court",
      "reviewer", "new_evidence", "shows_reporter", "protection", "learns_every",
    ],
    [
      "words": text("In public."), "open": reference("span"), "free": flag(""),
      "by": oneOrMany(choice(words(Appeals.Party.self), "")), "steps": whole(1, "From the decision to the form."),
      "answer_within": reference("span"), "decided_by": name, "restore_within": reference("span"),
      "gives_reasons": flag(""), "out_of_court": text("Where else to go."),
      "reviewer": choice(words(Appeals.Reviewer.self), "Another person than the first time."),
      "new_evidence": flag(""), "shows_reporter": flag("Must be false."),
      "protection": choice(words(Appeals.Protection.self), "During the appeal."), "learns_every": reference("span"),
      "misuse": fields(
        "When somebody may no longer appeal.", required: ["warns_first", "factors"],
        ["warns_first": flag(""), "factors": oneOrMany(choice(words(Appeals.Factor.self), ""))]),
    ])

  // MARK: Cases and tests

  static func facts(_ description: String) -> JSONValue {
    let known = Fact.builtIn.map { fact -> JSONValue.Member in
      let value: JSONValue =
        switch fact.kind {
        case .bool: flag(fact.text)
        case .int(let max):
          ["type": "integer", "minimum": 0, "maximum": JSONValue(max), "description": .string(fact.text)]
        case .choice(let words): choice(words, fact.text)
        case .set(let words): oneOrMany(choice(words, fact.text))
        }
      return .init(fact.name, value)
    }
    let own: [JSONValue.Member] = [
      .init(Fact.behavioursName, reference("names")), .init(Fact.evidenceName, reference("names")),
    ]
    return [
      "type": "object", "description": .string(description), "properties": .object(own + known),
      "additionalProperties": ["anyOf": [["type": "boolean"], ["type": "integer"], reference("names")]],
    ]
  }

  static let history = fields(
    "What happened before.",
    [
      "incidents": list(
        fields(
          "Found to be true.", required: ["on"],
          ["on": date(""), "account": text("Which account."), "service": text("Which service.")])),
      "measures": list(
        fields(
          "What was given.", required: ["measure", "on"],
          ["measure": name, "on": date(""), "lifted": flag("Somebody has ended it.")])),
    ])

  static let test = fields(
    "A case with what must be decided.", required: ["title", "given", "expect"],
    [
      "title": text("What it shows."), "given": facts("The case."), "history": history,
      "on": date("Another day than the file's."),
      "expect": fields(
        "What is not named is not compared.",
        [
          "measures": reference("names"), "interim": reference("names"), "support": reference("names"),
          "never": reference("names"), "severity": name, "certainty": name,
          "shield": choice(["none", "survivor", "coercion"], ""),
          "police": choice(["no", "with-consent", "threat-to-life", "legal-duty"], ""),
          "steps": oneOrMany(choice(words(Decision.Step.self), "")),
        ]),
    ])
}

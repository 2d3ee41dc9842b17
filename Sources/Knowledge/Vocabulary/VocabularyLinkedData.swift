public import JSON
internal import Primitives

/// The vocabulary as linked data: SKOS in JSON-LD 1.1, so that other systems can take it in as it is.
public enum VocabularyLinkedData {
  private static let base = "https://bellbird.example/vocabulary/1"

  public static func json(_ vocabulary: BehaviourVocabulary) -> JSONValue {
    let scheme: JSONValue = [
      "@id": JSONValue(base), "@type": "skos:ConceptScheme", "dct:title": JSONValue(vocabulary.title),
      "owl:versionInfo": JSONValue(vocabulary.version), "dct:modified": JSONValue("\(vocabulary.asOf)"),
      "dct:license": "https://creativecommons.org/licenses/by/4.0/", "skos:editorialNote": JSONValue(vocabulary.status),
      "skos:hasTopConcept": .array(vocabulary.behaviours.filter { $0.broader == nil }.map { reference($0.id.text) }),
    ]
    return [
      "@context": [
        "skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/",
        "owl": "http://www.w3.org/2002/07/owl#", "bellbird": JSONValue("\(base)#"), "@language": "en",
      ],
      "@graph": .array(
        [scheme] + vocabulary.behaviours.map { concept($0, vocabulary) } + vocabulary.schemes.map(list)
          + codes(of: vocabulary)),
    ]
  }

  private static func concept(_ behaviour: Behaviour, _ vocabulary: BehaviourVocabulary) -> JSONValue {
    let narrower = vocabulary.narrower(than: behaviour.id)
    var members: [JSONValue.Member] = [
      .init("@id", JSONValue("\(base)/\(behaviour.id)")), .init("@type", "skos:Concept"),
      .init("skos:inScheme", ["@id": JSONValue(base)]), .init("skos:notation", JSONValue(behaviour.id.text)),
      .init("skos:prefLabel", JSONValue(behaviour.label)), .init("skos:definition", JSONValue(behaviour.definition)),
    ]
    if let broader = behaviour.broader {
      members.append(.init("skos:broader", reference(broader.text)))
    } else {
      members.append(.init("skos:topConceptOf", ["@id": JSONValue(base)]))
    }
    if !narrower.isEmpty { members.append(.init("skos:narrower", .array(narrower.map { reference($0.id.text) }))) }
    for fit in Behaviour.Fit.allCases {
      let codes = behaviour.codes.filter { $0.fit == fit }
      if !codes.isEmpty {
        members.append(.init("skos:\(fit.rawValue)Match", .array(codes.map { ["@id": JSONValue(address($0))] })))
      }
    }
    if !behaviour.patterns.isEmpty { members.append(.init("bellbird:pattern", JSONValue(behaviour.patterns))) }
    return .object(members)
  }

  private static func list(_ scheme: CodeScheme) -> JSONValue {
    .object([
      "@id": JSONValue("\(base)/codes/\(scheme.id)"), "@type": "skos:ConceptScheme",
      "dct:title": JSONValue(scheme.title),
      "dct:source": JSONValue(scheme.url), "bellbird:read": JSONValue("\(scheme.read)"),
      "skos:editorialNote": scheme.note.map(JSONValue.string),
    ])
  }

  /// The codes that are named, each once, in the order in which they come up.
  private static func codes(of vocabulary: BehaviourVocabulary) -> [JSONValue] {
    var seen: Set<String> = []
    return vocabulary.behaviours.flatMap(\.codes).filter { seen.insert(address($0)).inserted }.map { code in
      .object([
        "@id": JSONValue(address(code)), "@type": "skos:Concept",
        "skos:inScheme": ["@id": JSONValue("\(base)/codes/\(code.scheme)")], "skos:notation": JSONValue(code.code),
        "bellbird:keyword": code.keyword.map(JSONValue.string),
      ])
    }
  }

  private static func reference(_ id: String) -> JSONValue { ["@id": JSONValue("\(base)/\(id)")] }

  /// A code has no address of its own anywhere: ours says in which list it stands.
  private static func address(_ code: Behaviour.Code) -> String {
    let name = [code.code, code.keyword].compactMap(\.self).joined(separator: "/")
    return "\(base)/codes/\(code.scheme)/\(name.map { $0 == "#" ? "." : "\($0)" }.joined())"
  }
}

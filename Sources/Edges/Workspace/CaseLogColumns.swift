internal import JSONLines
internal import Policy
internal import Records

/// Which columns a log of decisions has: the facts of one or two policies, and what is said of the case itself.
struct CaseLogColumns {
  /// The kinds of lines, by their numbers.
  static let decision: Int32 = 0
  static let incident: Int32 = 1

  let format: LineFormat
  let places: [String: Int]
  let id: Int
  let cluster: Int
  let person: Int
  let decided: Int
  /// Nil where nobody asked, or the group is a fact.
  let group: Int?

  init(_ tables: [FactTable], group: String?) throws(CaseLog.Problem) {
    var fields: [RecordSchema.Field] = []
    var sources: [LineFormat.Source] = []
    var places: [String: Int] = [:]
    func add(_ name: String, _ type: FieldType, _ path: [String]) -> Int {
      fields.append(.init(name, type))
      sources.append(.path(path))
      return fields.count - 1
    }
    for fact in tables.flatMap(\.facts) {
      if let known = places[fact.name] {
        guard fields[known].type == fact.fieldType else { throw .otherType(fact.name) }
      } else {
        places[fact.name] = add("facts.\(fact.name)", fact.fieldType, ["facts", fact.name])
      }
    }
    id = add("case", .string, ["case"])
    cluster = add("cluster", .string, ["cluster"])
    person = add("person", .string, ["person"])
    decided = add("decided", .list(.string), ["decided"])
    self.group = group.flatMap { places[$0] == nil ? add("groups.\($0)", .string, ["groups", $0]) : nil }
    guard let schema = RecordSchema(fields) else { throw .tooMany("facts") }
    self.places = places
    format = LineFormat(
      time: ["at"], timeUnit: .rfc3339, kind: ["kind"], id: nil, schema: schema, sources: sources,
      kinds: [
        .init("decision", Self.decision, means: "decision"), .init("incident", Self.incident, means: "incident"),
      ])
  }
}

extension Fact {
  /// What a member of a line is read as.
  fileprivate var fieldType: FieldType {
    switch kind {
    case .bool: .bool
    case .int: .int
    case .choice: .string
    case .set: .list(.string)
    }
  }
}

internal import CEL
internal import Records

/// The objects that dots in the names of fields make, inner ones before the outer ones that hold them.
struct RecordObjects: Sendable {
  struct Member: Sendable {
    /// The field's number; nil for an object.
    let field: Int?
    /// The object's place in `all`; nil for a field.
    let object: Int?
  }

  struct Object: Sendable {
    let type: RecordType
    let members: [Member]
  }

  private(set) var all: [Object] = []
  private var places: [String: Int] = [:]

  init(_ schema: RecordSchema) {
    for field in schema.fields {
      let parts = field.name.split(separator: ".")
      for count in stride(from: parts.count - 1, to: 0, by: -1) {
        _ = add(parts.prefix(count).joined(separator: "."), schema)
      }
    }
  }

  private mutating func add(_ path: String, _ schema: RecordSchema) -> Int {
    if let known = places[path] { return known }
    var fields: [RecordType.Field] = []
    var members: [Member] = []
    for (index, field) in schema.fields.enumerated() where field.name.hasPrefix("\(path).") {
      let rest = field.name.dropFirst(path.count + 1)
      let name = String(rest.prefix { $0 != "." })
      guard !fields.contains(where: { $0.name == name }) else { continue }
      if name.count == rest.count {
        fields.append(.init(name, CELType(field.type)))
        members.append(Member(field: index, object: nil))
      } else {
        let inner = "\(path).\(name)"
        fields.append(.init(name, .record(inner)))
        members.append(Member(field: nil, object: add(inner, schema)))
      }
    }
    all.append(Object(type: RecordType(path, fields), members: members))
    places[path] = all.count - 1
    return all.count - 1
  }
}

/// Which fields a record has: each is one cell, and its place in the record never changes.
public struct RecordSchema: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    /// As expressions write it; dots reach into objects (`counts.messages`).
    public let name: String
    public let type: FieldType

    public init(_ name: String, _ type: FieldType) {
      self.name = name
      self.type = type
    }
  }

  /// A record says in the bits of one number which of its fields are present.
  public static let fieldsMax = 64

  public let fields: [Field]

  /// Nil where there are too many fields, or two of one name.
  public init?(_ fields: [Field]) {
    guard fields.count <= Self.fieldsMax, Set(fields.map(\.name)).count == fields.count else { return nil }
    self.fields = fields
  }

  public func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

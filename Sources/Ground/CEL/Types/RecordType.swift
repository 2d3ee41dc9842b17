/// A record with named fields, such as an event of one kind.
public struct RecordType: Sendable {
  public struct Field: Sendable {
    public let name: String
    public let type: CELType

    public init(_ name: String, _ type: CELType) {
      self.name = name
      self.type = type
    }
  }

  public let name: String
  public let fields: [Field]
  private let positions: [String: Int]

  public init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
    positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where the field stands among the others.
  public func position(of field: String) -> Int? { positions[field] }
}

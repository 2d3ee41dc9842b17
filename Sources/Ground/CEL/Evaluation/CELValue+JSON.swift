public import JSON

extension CELValue {
  /// A number without fraction and exponent is an int, any other a double; an object is a map.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .integer(let number): self = .int(number)
    case .decimal(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .array(let items): self = .list(items.map { CELValue($0) })
    case .object(let members):
      var map = CELMap()
      for member in members { map.insert(.string(member.name), CELValue(member.value)) }
      self = .map(map)
    }
  }
}

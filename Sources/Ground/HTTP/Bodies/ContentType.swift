/// What a body says it is.
enum ContentType {
  case form
  case multipart(boundary: [UInt8])
  case other(String)

  private static let boundaryMarks = Array("'()+_,-./:=? ".utf8)

  init(_ fields: HeaderFields) throws(Refusal) {
    guard let bytes = fields.bytes("content-type") else { throw .contentType }
    let parts = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(\.trimmed)
    if HeaderFields.matches(parts[0], "application/x-www-form-urlencoded") {
      guard parts.dropFirst().allSatisfy(Self.saysUTF8) else { throw .contentType }
      self = .form
    } else if HeaderFields.matches(parts[0], "multipart/form-data") {
      guard parts.count == 2 else { throw .multipart }
      self = .multipart(boundary: try Self.boundary(parts[1]))
    } else {
      let name = parts[0].map { $0.isLetter ? $0 | 0x20 : $0 }
      self = .other(String(decoding: name, as: UTF8.self))
    }
  }

  private static func saysUTF8(_ parameter: ArraySlice<UInt8>) -> Bool {
    HeaderFields.matches(parameter, "charset=utf-8")
  }

  /// RFC 2046, section 5.1.1: 1 to 70 characters, the last of them no space.
  private static func boundary(_ parameter: ArraySlice<UInt8>) throws(Refusal) -> [UInt8] {
    guard HeaderFields.matches(parameter.prefix(9), "boundary=") else { throw .multipart }
    var value = parameter.dropFirst(9)
    if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
      value = value.dropFirst().dropLast()
    }
    let isBoundary = value.allSatisfy { $0.isLetter || $0.isDigit || boundaryMarks.contains($0) }
    guard (1...70).contains(value.count), isBoundary, value.last != UInt8(ascii: " ") else { throw .multipart }
    return Array(value)
  }
}

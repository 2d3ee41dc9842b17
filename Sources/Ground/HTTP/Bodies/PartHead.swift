/// The head of one part of a multipart form (RFC 7578).
public struct PartHead: Hashable, Sendable {
  public let name: String
  /// What the client calls the file: data about it, never a path. Nil for a text field.
  public let fileName: String?
  /// What the client says the file is; nothing may be decided by it.
  public let type: String?

  /// Reads the lines between the boundary and the empty line.
  init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    var (disposition, type): (ArraySlice<UInt8>?, String?)
    var rest = bytes
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\r")) ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[min(end + 2, rest.endIndex)...]
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line[..<colon].allSatisfy(\.isToken),
        line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0.isBlank })
      else {
        throw .multipart
      }
      let value = line[(colon + 1)...].trimmed
      if HeaderFields.matches(line[..<colon], "content-disposition") {
        guard disposition == nil else { throw .multipart }
        disposition = value
      } else if HeaderFields.matches(line[..<colon], "content-type") {
        guard type == nil else { throw .multipart }
        type = String(validating: value, as: UTF8.self)
      } else if HeaderFields.matches(line[..<colon], "content-transfer-encoding") {
        throw .multipart
      }
    }
    guard let disposition else { throw .multipart }
    (name, fileName) = try Self.names(disposition)
    self.type = type
  }

  /// `form-data; name="…"; filename="…"`, and nothing else.
  private static func names(_ value: ArraySlice<UInt8>) throws(Refusal) -> (String, String?) {
    guard HeaderFields.matches(value.prefix(9), "form-data") else { throw .multipart }
    var rest = value.dropFirst(9)
    var found: [String: String] = [:]
    while !rest.isEmpty {
      guard rest.first == UInt8(ascii: ";") else { throw .multipart }
      rest = rest.dropFirst().drop(while: \.isBlank)
      guard let equals = rest.firstIndex(of: UInt8(ascii: "=")), equals + 1 < rest.endIndex,
        rest[equals + 1] == UInt8(ascii: "\""),
        let quote = rest[(equals + 2)...].firstIndex(of: UInt8(ascii: "\""))
      else { throw .multipart }
      let key = String(decoding: rest[..<equals].map { $0 | 0x20 }, as: UTF8.self)
      guard ["name", "filename"].contains(key), found[key] == nil else { throw .multipart }
      found[key] = try unescaped(rest[(equals + 2)..<quote])
      rest = rest[(quote + 1)...]
    }
    guard let name = found["name"] else { throw .multipart }
    return (name, found["filename"])
  }

  /// Browsers write the quote and line breaks as %22, %0D and %0A, and everything else as it is (HTML Standard).
  private static func unescaped(_ raw: ArraySlice<UInt8>) throws(Refusal) -> String {
    guard let text = String(validating: raw, as: UTF8.self) else { throw .multipart }
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var (result, rest) = ("", text[...])
    while let first = rest.first {
      let escape = [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")].first { rest.hasPrefix($0.0) }
      result += escape?.1 ?? String(first)
      rest = rest.dropFirst(escape == nil ? 1 : 3)
    }
    return result
  }
}

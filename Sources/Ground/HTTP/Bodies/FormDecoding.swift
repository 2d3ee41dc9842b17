/// `application/x-www-form-urlencoded`, decoded in place: what is encoded and what is decoded never stand in memory both.
enum FormDecoding {
  struct Field: Sendable {
    let name: String
    var value: Range<Int>
  }

  static func decode(_ bytes: inout [UInt8], fieldsMax: Int) throws(Refusal) -> [Field] {
    guard !bytes.isEmpty else { return [] }
    var fields: [Field] = []
    var (start, place) = (0, 0)
    while place <= bytes.count {
      if place == bytes.count || bytes[place] == UInt8(ascii: "&") {
        guard fields.count < fieldsMax else { throw .tooManyFields }
        if place > start { fields.append(try field(&bytes, start..<place)) }
        start = place + 1
      }
      place += 1
    }
    return fields
  }

  private static func field(_ bytes: inout [UInt8], _ range: Range<Int>) throws(Refusal) -> Field {
    let equals = bytes[range].firstIndex(of: UInt8(ascii: "=")) ?? range.upperBound
    let name = try decode(&bytes, range.lowerBound..<equals)
    let value = try decode(&bytes, min(equals + 1, range.upperBound)..<range.upperBound)
    return Field(name: String(decoding: bytes[name], as: UTF8.self), value: value)
  }

  /// Writes the decoded bytes over the encoded ones and says where they end. Strict UTF-8 without NUL.
  private static func decode(_ bytes: inout [UInt8], _ range: Range<Int>) throws(Refusal) -> Range<Int> {
    var (from, to) = (range.lowerBound, range.lowerBound)
    while from < range.upperBound {
      var byte = bytes[from]
      from += 1
      if byte == UInt8(ascii: "+") { byte = UInt8(ascii: " ") }
      if byte == UInt8(ascii: "%") {
        guard from + 1 < range.upperBound, let high = bytes[from].hexValue, let low = bytes[from + 1].hexValue else {
          throw .form
        }
        (byte, from) = (high << 4 | low, from + 2)
      }
      guard byte != 0 else { throw .form }
      bytes[to] = byte
      to += 1
    }
    for place in to..<range.upperBound { bytes[place] = 0 }
    guard UTF8Check.isValid(bytes[range.lowerBound..<to]) else { throw .form }
    return range.lowerBound..<to
  }
}

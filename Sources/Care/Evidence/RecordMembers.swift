public import JSON
internal import Primitives

/// The members of an object in a file that programs write in one form, asked for one by one; whatever cannot be is said with its place.
public struct RecordMembers {
  let value: JSONValue
  private let place: String

  /// The root of a file within limits.
  public init(_ bytes: [UInt8], byteCountMax: Int) throws(RecordError) {
    guard bytes.count <= byteCountMax else { throw .tooLarge }
    do throws(JSONError) { self.init(try JSONParser.parse(bytes, depthMax: 8), at: "") } catch {
      throw .notJSON(reason: error.reason)
    }
  }

  public init(_ value: JSONValue, at place: String) {
    self.value = value
    self.place = place
  }

  public func wrong(_ name: String) -> RecordError { .wrong(place: place.isEmpty ? name : "\(place).\(name)") }

  public func text(_ name: String, where holds: (String) -> Bool = { _ in true }) throws(RecordError) -> String {
    guard let text = value[name]?.string, holds(text) else { throw wrong(name) }
    return text
  }

  public func textOrNull(_ name: String, where holds: (String) -> Bool = { _ in true }) throws(RecordError) -> String? {
    value[name] == .null ? nil : try text(name, where: holds)
  }

  /// In base 64.
  public func base64(_ name: String, byteCountMax: Int) throws(RecordError) -> [UInt8] {
    guard let bytes = value[name]?.string.flatMap({ Base64.decode($0) }), bytes.count <= byteCountMax else {
      throw wrong(name)
    }
    return bytes
  }

  /// From 0.
  public func number(_ name: String) throws(RecordError) -> Int {
    guard case .integer(let number)? = value[name], number >= 0 else { throw wrong(name) }
    return Int(number)
  }

  public func numberOrNull(_ name: String) throws(RecordError) -> Int? { value[name] == .null ? nil : try number(name) }

  public func hex(_ name: String, byteCount: Int) throws(RecordError) -> [UInt8] {
    guard let bytes = value[name]?.string.flatMap({ Hex.decode($0) }), bytes.count == byteCount else {
      throw wrong(name)
    }
    return bytes
  }

  public func hexOrNull(_ name: String, byteCount: Int) throws(RecordError) -> [UInt8]? {
    value[name] == .null ? nil : try hex(name, byteCount: byteCount)
  }

  public func object(_ name: String) throws(RecordError) -> RecordMembers {
    guard let member = value[name], member.members != nil else { throw wrong(name) }
    return RecordMembers(member, at: place.isEmpty ? name : "\(place).\(name)")
  }

  public func list(_ name: String, countMax: Int) throws(RecordError) -> [RecordMembers] {
    guard let items = value[name]?.array, items.count <= countMax else { throw wrong(name) }
    return items.enumerated().map { RecordMembers($1, at: "\(place.isEmpty ? "" : "\(place).")\(name)[\($0)]") }
  }

  /// Rising, each in the range.
  public func numbers(_ name: String, in range: ClosedRange<Int>, countMax: Int) throws(RecordError) -> [Int] {
    guard let items = value[name]?.array, items.count <= countMax else { throw wrong(name) }
    var numbers: [Int] = []
    for item in items {
      guard case .integer(let number) = item, range.contains(Int(number)), Int(number) > numbers.last ?? 0 else {
        throw wrong(name)
      }
      numbers.append(Int(number))
    }
    return numbers
  }
}

extension RecordMembers {
  public func isNull(_ name: String) -> Bool { value[name] == .null }

  public func texts(_ name: String, countMax: Int) throws(RecordError) -> [String] {
    guard let items = value[name]?.array, items.count <= countMax else { throw wrong(name) }
    let texts = items.compactMap(\.string)
    guard texts.count == items.count else { throw wrong(name) }
    return texts
  }
}

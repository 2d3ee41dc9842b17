internal import JSON
internal import Primitives

/// The members of an object in `items.json`, asked for one by one; whatever cannot be is said with its place.
struct RecordMembers {
  private let value: JSONValue
  private let place: String

  init(_ value: JSONValue, at place: String) {
    self.value = value
    self.place = place
  }

  func wrong(_ name: String) -> RecordError { .wrong(place: place.isEmpty ? name : "\(place).\(name)") }

  func text(_ name: String, where holds: (String) -> Bool = { _ in true }) throws(RecordError) -> String {
    guard let text = value[name]?.string, holds(text) else { throw wrong(name) }
    return text
  }

  func textOrNull(_ name: String, where holds: (String) -> Bool = { _ in true }) throws(RecordError) -> String? {
    value[name] == .null ? nil : try text(name, where: holds)
  }

  /// From 0.
  func number(_ name: String) throws(RecordError) -> Int {
    guard case .integer(let number)? = value[name], number >= 0 else { throw wrong(name) }
    return Int(number)
  }

  func numberOrNull(_ name: String) throws(RecordError) -> Int? { value[name] == .null ? nil : try number(name) }

  func hex(_ name: String, byteCount: Int) throws(RecordError) -> [UInt8] {
    guard let bytes = value[name]?.string.flatMap({ Hex.decode($0) }), bytes.count == byteCount else {
      throw wrong(name)
    }
    return bytes
  }

  func hexOrNull(_ name: String, byteCount: Int) throws(RecordError) -> [UInt8]? {
    value[name] == .null ? nil : try hex(name, byteCount: byteCount)
  }

  func object(_ name: String) throws(RecordError) -> RecordMembers {
    guard let member = value[name], member.members != nil else { throw wrong(name) }
    return RecordMembers(member, at: place.isEmpty ? name : "\(place).\(name)")
  }

  func list(_ name: String, countMax: Int) throws(RecordError) -> [RecordMembers] {
    guard let items = value[name]?.array, items.count <= countMax else { throw wrong(name) }
    return items.enumerated().map { RecordMembers($1, at: "\(place.isEmpty ? "" : "\(place).")\(name)[\($0)]") }
  }

  /// Rising, each in the range.
  func numbers(_ name: String, in range: ClosedRange<Int>, countMax: Int) throws(RecordError) -> [Int] {
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

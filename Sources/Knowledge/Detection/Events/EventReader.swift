public import JSON
internal import Records

/// Reads events out of a platform's log, by the event map.
public struct EventReader: Sendable {
  /// Why a line is no event. It never quotes the line.
  public struct Malformed: Error, Hashable, Sendable {
    public let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  private let map: EventMap

  public init(_ map: EventMap) { self.map = map }

  /// The event on one line, without its line feed.
  public func event(line: [UInt8], number: Int64) throws(Malformed) -> DetectionEvent {
    guard line.count <= RuleLimits.lineBytesMax else { throw Malformed("the line is longer than 1 MiB") }
    guard let json = try? JSONParser.parse(line) else { throw Malformed("the line is not JSON") }
    return try event(json, number: number)
  }

  public func event(_ json: JSONValue, number: Int64) throws(Malformed) -> DetectionEvent {
    guard case .object = json else { throw Malformed("the line is no object") }
    guard let kind = value(at: map.kind, in: json)?.string else { throw Malformed("the kind is no text") }
    var fields: [String: FieldValue] = [:]
    for field in map.fields { fields[field.name] = try value(of: field, in: json) }
    return DetectionEvent(
      number: number, id: try id(json), time: try time(json), kind: map.ruleKind(kind), fields: fields)
  }

  private func time(_ json: JSONValue) throws(Malformed) -> Milliseconds {
    guard let found = value(at: map.time, in: json), let nanoseconds = moment(found, map.timeUnit) else {
      throw Malformed("the time is absent or none")
    }
    return nanoseconds / 1_000_000
  }

  private func id(_ json: JSONValue) throws(Malformed) -> String? {
    guard let path = map.id else { return nil }
    switch value(at: path, in: json) {
    case .string(let text) where !text.isEmpty && text.utf8.count <= RuleLimits.identityBytesMax: return text
    case .integer(let number): return String(number)
    default: throw Malformed("the id is absent or none")
    }
  }

  private func value(of field: EventMap.Field, in json: JSONValue) throws(Malformed) -> FieldValue? {
    switch field.source {
    case .constant(let value): return value
    case .path(let path):
      guard let found = value(at: path, in: json) else { return nil }
      guard let value = read(found, as: field.type, field.unit) else {
        throw Malformed("the field \(field.name) has another type")
      }
      return value
    }
  }

  /// Nil where the path leads to nothing or to null.
  private func value(at path: EventMap.Path, in json: JSONValue) -> JSONValue? {
    let found = path.reduce(json as JSONValue?) { value, name in
      value?.members?.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
    return found == .null ? nil : found
  }

  private func read(_ json: JSONValue, as type: FieldType, _ unit: EventMap.TimeUnit) -> FieldValue? {
    switch (type, json) {
    case (.bool, .bool(let flag)): return .bool(flag)
    case (.int, .integer(let number)): return .int(number)
    case (.double, .integer(let number)): return .double(Double(number))
    case (.double, .decimal(let number)): return .double(number)
    case (.string, .string(let text)): return .string(Self.visible(text))
    case (.timestamp, _): return moment(json, unit).map(FieldValue.timestamp)
    case (.duration, .integer(let number)): return LogTime.span(number, in: unit).map(FieldValue.duration)
    case (.list(let item), .array(let items)):
      let values = items.map { read($0, as: item.type, unit) }
      return values.contains(nil) ? nil : .list(values.compactMap { $0 })
    default: return nil
    }
  }

  private func moment(_ json: JSONValue, _ unit: EventMap.TimeUnit) -> Int64? {
    switch json {
    case .integer(let number): LogTime.nanoseconds(number, in: unit)
    case .string(let text) where unit == .rfc3339: LogTime.nanoseconds(rfc3339: text.utf8)
    default: nil
    }
  }

  /// The start of a text that conditions see: whole characters (Unicode scalars) of at most 64 KiB.
  static func visible(_ text: String) -> String {
    guard text.utf8.count > RuleLimits.textBytesMax else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: RuleLimits.textBytesMax)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text.unicodeScalars[..<end])
  }
}

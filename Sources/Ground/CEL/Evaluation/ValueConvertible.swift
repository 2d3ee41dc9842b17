/// A Swift type that is one of the language's, so that functions can be written in Swift's types.
protocol ValueConvertible: SendableMetatype {
  static var celType: CELType { get }
  init?(_ value: CELValue)
  var celValue: CELValue { get }
}

extension Bool: ValueConvertible {
  static var celType: CELType { .bool }
  init?(_ value: CELValue) { if case .bool(let flag) = value { self = flag } else { return nil } }
  var celValue: CELValue { .bool(self) }
}

extension Int64: ValueConvertible {
  static var celType: CELType { .int }
  init?(_ value: CELValue) { if case .int(let number) = value { self = number } else { return nil } }
  var celValue: CELValue { .int(self) }
}

extension UInt64: ValueConvertible {
  static var celType: CELType { .uint }
  init?(_ value: CELValue) { if case .uint(let number) = value { self = number } else { return nil } }
  var celValue: CELValue { .uint(self) }
}

extension Double: ValueConvertible {
  static var celType: CELType { .double }
  init?(_ value: CELValue) { if case .double(let number) = value { self = number } else { return nil } }
  var celValue: CELValue { .double(self) }
}

extension String: ValueConvertible {
  static var celType: CELType { .string }
  init?(_ value: CELValue) { if case .string(let text) = value { self = text } else { return nil } }
  var celValue: CELValue { .string(self) }
}

/// Bytes, and lists of anything or of texts.
extension Array: ValueConvertible where Element: ListElement {
  static var celType: CELType { Element.celListType }
  init?(_ value: CELValue) { if let list = Element.list(value) { self = list } else { return nil } }
  var celValue: CELValue { Element.celValue(self) }
}

protocol ListElement: SendableMetatype {
  static var celListType: CELType { get }
  static func list(_ value: CELValue) -> [Self]?
  static func celValue(_ list: [Self]) -> CELValue
}

extension UInt8: ListElement {
  static var celListType: CELType { .bytes }
  static func list(_ value: CELValue) -> [UInt8]? { if case .bytes(let bytes) = value { bytes } else { nil } }
  static func celValue(_ list: [UInt8]) -> CELValue { .bytes(list) }
}

extension String: ListElement {
  static var celListType: CELType { .list(.string) }
  static func list(_ value: CELValue) -> [String]? {
    guard case .list(let items) = value else { return nil }
    let texts = items.compactMap { String($0) }
    return texts.count == items.count ? texts : nil
  }
  static func celValue(_ list: [String]) -> CELValue { .list(list.map { .string($0) }) }
}

extension CELValue: ListElement {
  static var celListType: CELType { .list(.dyn) }
  static func list(_ value: CELValue) -> [CELValue]? { if case .list(let items) = value { items } else { nil } }
  static func celValue(_ list: [CELValue]) -> CELValue { .list(list) }
}

extension CELValue: ValueConvertible {
  static var celType: CELType { .dyn }
  init?(_ value: CELValue) { self = value }
  var celValue: CELValue { self }
}

extension CELMap: ValueConvertible {
  static var celType: CELType { .map(.dyn, .dyn) }
  init?(_ value: CELValue) { if case .map(let map) = value { self = map } else { return nil } }
  var celValue: CELValue { .map(self) }
}

extension Timestamp: ValueConvertible {
  static var celType: CELType { .timestamp }
  init?(_ value: CELValue) { if case .timestamp(let time) = value { self = time } else { return nil } }
  var celValue: CELValue { .timestamp(self) }
}

extension TimeSpan: ValueConvertible {
  static var celType: CELType { .duration }
  init?(_ value: CELValue) { if case .duration(let span) = value { self = span } else { return nil } }
  var celValue: CELValue { .duration(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  static var celType: CELType { .optional(Wrapped.celType) }
  init?(_ value: CELValue) {
    guard case .optional(let inner) = value else { return nil }
    guard let inner else {
      self = .none
      return
    }
    guard let wrapped = Wrapped(inner) else { return nil }
    self = wrapped
  }
  var celValue: CELValue { .optional(map(\.celValue)) }
}

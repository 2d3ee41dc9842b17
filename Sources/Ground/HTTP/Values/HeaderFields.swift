/// The header fields of a request, as they came. They have no description: what is in them must not reach a log.
public struct HeaderFields: Sendable {
  struct Place: Sendable {
    let name: Range<Int>
    let value: Range<Int>
  }

  let storage: WipedBytes
  let places: [Place]

  public var count: Int { places.count }

  /// The bytes of the first field with that name, which is given in lower case.
  func bytes(_ name: StaticString) -> ArraySlice<UInt8>? {
    let bytes = storage.bytes
    let wanted = name.utf8CodeUnitCount
    for place in places where place.name.count == wanted {
      if HeaderFields.matches(bytes[place.name], name) { return bytes[place.value] }
    }
    return nil
  }

  /// The value of the first field with that name; nil where there is none, or where it is not UTF-8.
  public subscript(_ name: StaticString) -> String? {
    bytes(name).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Whether the letters are those of the name, in any case.
  static func matches(_ bytes: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { wanted in
      bytes.count == wanted.count && zip(bytes, wanted).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 && $0.isLetter) }
    }
  }
}

extension UInt8 {
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// A byte of a token: RFC 9110, section 5.6.2.
  var isToken: Bool { isLetter || isDigit || Self.tokenMarks.contains(self) }
  private static let tokenMarks = Array("!#$%&'*+-.^_`|~".utf8)

  /// The value of a hexadecimal digit.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

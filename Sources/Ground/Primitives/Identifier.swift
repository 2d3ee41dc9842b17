/// The name under which one thing of a kind is known, so that a control's name cannot stand where a capability's
/// belongs.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier {
  /// Lower-case letters, digits and hyphens, 1 to 60 of them; dots too where they group names.
  public static func isName(_ text: String, allowsDots: Bool = false) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        case UInt8(ascii: "."): allowsDots
        default: false
        }
      }
  }
}

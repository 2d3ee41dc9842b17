internal import OpenSSL
internal import Primitives
public import Sodium

/// A public key by its name, as in a note's signature (C2SP signed-note).
public struct NoteKey: Hashable, Sendable {
  /// What its signatures say.
  public enum Kind: UInt8, Sendable {
    /// The note, by its author.
    case signature = 1
    /// A witness saw this checkpoint grow out of all earlier ones, at a time (C2SP tlog-cosignature).
    case cosignature = 4
  }

  public let name: String
  public let kind: Kind
  public let key: VerifyingKey
  /// The first four bytes of SHA-256 of name, newline, kind and key: tells keys of one name apart, proves nothing.
  public let id: [UInt8]

  /// Nil where the name is empty or has a space, a plus sign or a control character.
  public init?(name: String, kind: Kind = .signature, key: VerifyingKey) {
    guard Self.isName(name) else { return nil }
    self.name = name
    self.kind = kind
    self.key = key
    id = Array(SHA256.digest(of: Array(name.utf8) + [0x0A, kind.rawValue] + key.bytes).prefix(4))
  }

  /// From `name+id+base64(kind ‖ key)`; nil where it is not that, or the id is not the key's.
  public init?(text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.decode(parts[2]), let kind = bytes.first.flatMap(Kind.init),
      let key = try? VerifyingKey(Array(bytes.dropFirst()))
    else { return nil }
    self.init(name: String(parts[0]), kind: kind, key: key)
    guard parts[1] == Self.hex(id) else { return nil }
  }

  /// What `init(text:)` reads, to be published.
  public var text: String { "\(name)+\(Self.hex(id))+\(Base64.encode([kind.rawValue] + key.bytes))" }

  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && name.utf8.count <= 255
      && name.unicodeScalars.allSatisfy { $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

internal import Primitives
internal import Sodium

/// A text with signatures under it, in one form (C2SP signed-note 1.0.0).
public struct SignedNote: Hashable, Sendable {
  /// One line under the text: who, and the bytes, of which the first four name the key.
  public struct Signature: Hashable, Sendable {
    public let name: String
    public let keyID: [UInt8]
    public let bytes: [UInt8]
  }

  public static let byteCountMax = 1 << 20
  public static let signatureCountMax = 64

  /// With its final newline.
  public let text: String
  public let signatures: [Signature]

  /// The text ends with a newline and has no control characters otherwise.
  public init(text: String, signatures: [Signature]) {
    precondition(text.hasSuffix("\n"))
    self.text = text
    self.signatures = signatures
  }

  public init(_ bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.byteCountMax else { throw .tooLarge }
    guard let whole = String(validating: bytes, as: UTF8.self),
      bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A })
    else { throw .notText }
    // By bytes: a combining mark behind a newline would hide it from a search by characters.
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.popLast() == "" else { throw .malformed(line: lines.count + 1, reason: "the last newline is missing") }
    guard let blank = lines.lastIndex(of: ""), blank > 0 else {
      throw .malformed(line: 0, reason: "there is no blank line between text and signatures")
    }
    guard blank + 1 < lines.count else { throw .malformed(line: 0, reason: "there is no signature") }
    guard lines.count - blank - 1 <= Self.signatureCountMax else { throw .tooLarge }
    text = lines[..<blank].joined(separator: "\n") + "\n"
    var signatures: [Signature] = []
    for place in blank + 1..<lines.count { signatures.append(try Self.signature(lines[place], at: place + 1)) }
    self.signatures = signatures
    precondition(whole.utf8.count == bytes.count)
  }

  private static func signature(_ line: String, at number: Int) throws(NoteError) -> Signature {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "—" else {
      throw .malformed(line: number, reason: "a signature is a dash, a name and base 64")
    }
    guard NoteKey.isName(parts[1]) else { throw .malformed(line: number, reason: "this is no name of a key") }
    guard let bytes = Base64.decode(parts[2]), bytes.count > 4 else {
      throw .malformed(line: number, reason: "this is no signature in base 64")
    }
    return Signature(name: String(parts[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
  }

  public var bytes: [UInt8] {
    let lines = signatures.map { "— \($0.name) \(Base64.encode($0.keyID + $0.bytes))\n" }
    return Array((text + "\n" + lines.joined()).utf8)
  }

  /// The keys whose signatures are right, each once. Unknown signatures are passed over; a wrong one by a known key, or
  /// none that is known, makes the whole note worthless.
  public func verified(by keys: [NoteKey]) throws(NoteError) -> [NoteKey] {
    var found: [NoteKey] = []
    for signature in signatures {
      for key in keys where key.name == signature.name && key.id == signature.keyID {
        guard key.isRight(signature.bytes, for: text) else { throw .wrongSignature(name: key.name) }
        if !found.contains(key) { found.append(key) }
      }
    }
    guard !found.isEmpty else { throw .noKnownSignature }
    return found
  }
}

extension NoteKey {
  func isRight(_ signature: [UInt8], for text: String) -> Bool {
    switch kind {
    case .signature: key.isValid(signature, for: Array(text.utf8))
    case .cosignature: Cosignature(signature)?.isRight(for: text, key: key) ?? false
    }
  }
}

internal import OpenSSL
public import Sodium

/// The log's own key, and for a time the one before it. They sign checkpoints and nothing else.
public struct CheckpointSigner: ~Copyable {
  private let key: SigningKey
  private let retiring: SigningKey?
  /// The key's name is the log's origin.
  public let noteKey: NoteKey
  /// The key that goes. While both sign, whoever knows one of them can follow the log.
  public let retiringKey: NoteKey?

  /// Nil where the origin cannot be the name of a key.
  public init?(origin: String, key: consuming SigningKey, retiring: consuming SigningKey? = nil) {
    guard let noteKey = NoteKey(name: origin, key: key.verifyingKey) else { return nil }
    self.noteKey = noteKey
    self.key = key
    let old = retiring?.verifyingKey
    retiringKey = old.flatMap { NoteKey(name: origin, key: $0) }
    self.retiring = retiring
  }

  var noteKeys: [NoteKey] { [noteKey] + (retiringKey.map { [$0] } ?? []) }

  public var origin: String { noteKey.name }

  /// Stops where one of two libraries would not accept what the other has made: better no log than a disputed one.
  func sign(_ checkpoint: Checkpoint) -> SignedNote {
    let text = checkpoint.text
    var signatures = [Self.signature(of: text, by: key, as: noteKey)]
    if let retiringKey { signatures += Self.signatures(of: text, by: retiring, as: retiringKey) }
    return SignedNote(text: text, signatures: signatures)
  }

  private static func signatures(
    of text: String, by key: borrowing SigningKey?, as noteKey: NoteKey
  ) -> [SignedNote.Signature] {
    switch key {
    case .some(let key): [signature(of: text, by: key, as: noteKey)]
    case .none: []
    }
  }

  private static func signature(
    of text: String, by key: borrowing SigningKey, as noteKey: NoteKey
  ) -> SignedNote.Signature {
    let message = Array(text.utf8)
    let signature = key.sign(message)
    precondition(noteKey.key.isValid(signature, for: message), "libsodium accepts its signature")
    precondition(Ed25519.isValid(signature, for: message, key: noteKey.key.bytes), "OpenSSL accepts it too")
    return .init(name: noteKey.name, keyID: noteKey.id, bytes: signature)
  }
}

internal import OpenSSL
public import Sodium

/// The log's own key. It signs checkpoints and nothing else.
public struct CheckpointSigner: ~Copyable {
  private let key: SigningKey
  /// The key's name is the log's origin.
  public let noteKey: NoteKey

  /// Nil where the origin cannot be the name of a key.
  public init?(origin: String, key: consuming SigningKey) {
    guard let noteKey = NoteKey(name: origin, key: key.verifyingKey) else { return nil }
    self.noteKey = noteKey
    self.key = key
  }

  public var origin: String { noteKey.name }

  /// Stops where one of two libraries would not accept what the other has made: better no log than a disputed one.
  func sign(_ checkpoint: Checkpoint) -> SignedNote {
    let text = checkpoint.text
    let message = Array(text.utf8)
    let signature = key.sign(message)
    precondition(noteKey.key.isValid(signature, for: message), "libsodium accepts its signature")
    precondition(Ed25519.isValid(signature, for: message, key: noteKey.key.bytes), "OpenSSL accepts it too")
    return SignedNote(text: text, signatures: [.init(name: noteKey.name, keyID: noteKey.id, bytes: signature)])
  }
}

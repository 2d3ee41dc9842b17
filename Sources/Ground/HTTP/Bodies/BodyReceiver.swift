/// Takes the body of one request, piece by piece, and answers. It is asked for the next piece only when the last was
/// taken, so a slow receiver slows the client.
public protocol BodyReceiver: AnyObject {
  func receive(_ piece: [UInt8]) throws(Refusal)
  func finish() throws(Refusal) -> Response
  /// The client is gone, or was refused: nothing of what came may be kept.
  func abandon()
}

/// Takes the files of one upload. A file's bytes are handed on as they come and are kept nowhere else.
public protocol UploadSink: AnyObject {
  func begin(_ part: PartHead) throws(Refusal)
  /// The bytes are overwritten when this returns; what needs them longer copies them, and overwrites its copy.
  func write(_ bytes: ArraySlice<UInt8>) throws(Refusal)
  func end() throws(Refusal)
  /// All files and fields have come whole.
  func finish(_ request: Request, _ form: Form) throws(Refusal) -> Response
  func abandon()
}

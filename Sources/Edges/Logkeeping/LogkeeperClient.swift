public import MerkleLog
internal import OpenSSL
public import UnixSocket

/// Why the log did not answer as it should.
public enum LogkeeperError: Error, Hashable, Sendable {
  case socket(SocketError)
  /// The log is gone, or answered with something else. Whether a leaf was taken is not known.
  case noAnswer
  case refused(String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .socket(let error): error.message
    case .noAnswer: "the log gave no answer, and it is not known whether it took the entry"
    case .refused(let reason): "the log took nothing: \(reason)"
    }
  }
}

/// Asks the log, and waits for the answer.
public final class LogkeeperClient {
  private let connection: SocketConnection
  private var input: [UInt8] = []

  public init(at path: String) throws(LogkeeperError) {
    do throws(SocketError) { connection = try .connect(to: path) } catch { throw .socket(error) }
  }

  /// The index of the leaf, when it is on the disk and signed for.
  public func append(_ leaf: [UInt8]) throws(LogkeeperError) -> Int {
    guard case .index(let index) = try answer(to: .append(leaf)) else { throw .noAnswer }
    return index
  }

  /// A proof file of the entry under the newest checkpoint.
  public func proof(of index: Int) throws(LogkeeperError) -> [UInt8] { try text(.proof(index)) }

  public func checkpoint() throws(LogkeeperError) -> [UInt8] { try text(.checkpoint) }

  /// A proof of the entry under an earlier checkpoint of the same log, such as one that was stamped.
  public func proof(of index: Int, under checkpoint: SignedNote) throws(LogkeeperError) -> ProofFile {
    guard let size = (try? Checkpoint(text: checkpoint.text))?.size else { throw .refused("this is no checkpoint") }
    let bytes = try text(.path(index: index, size: size))
    guard let hashes = MerkleHash.all(in: bytes) else { throw .noAnswer }
    return ProofFile(index: index, path: hashes, checkpoint: checkpoint)
  }

  /// The log's public key, for those who trust this socket.
  public func key() throws(LogkeeperError) -> NoteKey {
    guard let key = NoteKey(text: String(decoding: try text(.key), as: UTF8.self)) else { throw .noAnswer }
    return key
  }

  /// What a witness wants that has seen so many entries: the newest checkpoint, and that the log has only grown.
  public func growth(from size: Int) throws(LogkeeperError) -> WitnessRequest {
    let bytes = try text(.growth(from: size))
    do throws(NoteError) { return try WitnessRequest(bytes) } catch { throw .noAnswer }
  }

  private func text(_ request: LogkeeperRequest) throws(LogkeeperError) -> [UInt8] {
    guard case .text(let text) = try answer(to: request) else { throw .noAnswer }
    return text
  }

  private func answer(to request: LogkeeperRequest) throws(LogkeeperError) -> LogkeeperAnswer {
    var output = request.bytes
    while !output.isEmpty {
      guard case .bytes(let count) = connection.write(output) else { throw .noAnswer }
      output.removeFirst(count)
    }
    while true {
      switch Frame.take(from: &input, byteCountMax: LogkeeperAnswer.byteCountMax) {
      case .body(let body):
        guard let answer = LogkeeperAnswer(body[...]) else { throw .noAnswer }
        if case .refused(let reason) = answer { throw .refused(reason) }
        return answer
      case .tooLong: throw .noAnswer
      case .more:
        guard case .bytes = connection.read(into: &input) else { throw .noAnswer }
      }
    }
  }
}

public import MerkleLog
internal import OpenSSL
public import UnixSocket

/// The only holder of the log's key. It cannot read what leaves mean: it takes bytes, and gives proofs.
///
/// One thread. Whatever asks to be added while a batch is being written waits in its socket, and goes into the next batch: so
/// many writers share two syncs.
public final class LogkeeperServer {
  static let clientsMax = 64
  /// Requests of one client that are read in one round.
  static let roundMax = 256
  static let outputBytesMax = 4 << 20

  private let log: LogFolder
  private let listener: SocketListener
  private var clients: [Client] = []

  private final class Client {
    let connection: SocketConnection
    var input: [UInt8] = []
    var output: [UInt8] = []
    var isGone = false

    init(_ connection: SocketConnection) { self.connection = connection }
  }

  public init(_ log: LogFolder, at path: String) throws(SocketError) {
    self.log = log
    listener = try SocketListener(path)
  }

  /// Serves whoever is there, and waits for at most so long before.
  public func round(waitMilliseconds: Int32) {
    let writing = clients.filter { !$0.output.isEmpty }
    let ready = listener.wait(
      reading: clients.map(\.connection), writing: writing.map(\.connection), milliseconds: waitMilliseconds)
    for place in ready.writable { flush(writing[place]) }
    var asked: [(client: Client, request: LogkeeperRequest?)] = []
    for place in ready.readable { asked += requests(of: clients[place]).map { (clients[place], $0) } }
    answer(asked)
    clients.removeAll { $0.isGone }
    if ready.connects { welcome() }
  }

  private func welcome() {
    while let connection = listener.accept() {
      // Beyond the limit a connection is closed at once, and its client tries again.
      if clients.count < Self.clientsMax { clients.append(Client(connection)) }
    }
  }

  /// What is whole in the client's input; nil stands for something that is no request.
  private func requests(of client: Client) -> [LogkeeperRequest?] {
    if client.connection.read(into: &client.input) == .ended { client.isGone = true }
    var requests: [LogkeeperRequest?] = []
    while requests.count < Self.roundMax {
      switch Frame.take(from: &client.input, byteCountMax: LogkeeperRequest.byteCountMax) {
      case .body(let body): requests.append(LogkeeperRequest(body[...]))
      case .more: return requests
      case .tooLong:
        client.input = []
        client.isGone = true
        return requests
      }
    }
    return requests
  }

  /// All leaves of a round are one batch: all on the disk or none.
  private func answer(_ asked: [(client: Client, request: LogkeeperRequest?)]) {
    let leaves = asked.compactMap { if case .append(let leaf)? = $0.request { leaf } else { nil } }
    var (next, failure): (Int, LogError?) = (log.size, nil)
    do throws(LogError) { next = try log.append(leaves).lowerBound } catch { failure = error }
    for (client, request) in asked {
      switch request {
      case .append:
        put(failure.map { .refused($0.message) } ?? .index(next), to: client)
        next += 1
      case .proof(let index): put(text { () throws(LogError) in try log.proofFile(of: index).bytes }, to: client)
      case .path(let index, let size):
        put(
          text { () throws(LogError) in try log.inclusionProof(of: index, size: size).path.flatMap(\.bytes) },
          to: client)
      case .key: put(.text(Array(log.key.text.utf8)), to: client)
      case .growth(let size): put(text { () throws(LogError) in try growth(from: size) }, to: client)
      case .checkpoint: put(.text(log.note.bytes), to: client)
      case nil: put(.refused("this is no request"), to: client)
      }
    }
    for (client, _) in asked { flush(client) }
  }

  private func text(_ body: () throws(LogError) -> [UInt8]) -> LogkeeperAnswer {
    do throws(LogError) { return .text(try body()) } catch { return .refused(error.message) }
  }

  private func growth(from size: Int) throws(LogError) -> [UInt8] {
    let proof = try log.consistencyProof(from: size, to: log.size)
    return WitnessRequest(oldSize: size, path: proof.path, checkpoint: log.note).bytes
  }

  private func put(_ answer: LogkeeperAnswer, to client: Client) {
    client.output += answer.bytes
    // Somebody who asks and does not read.
    if client.output.count > Self.outputBytesMax { client.isGone = true }
  }

  private func flush(_ client: Client) {
    while !client.output.isEmpty {
      switch client.connection.write(client.output) {
      case .bytes(let count): client.output.removeFirst(count)
      case .later: return
      case .ended:
        client.isGone = true
        return
      }
    }
  }
}

import Foundation
import GroundTestKit
import MerkleLog
import Sodium
import Testing
import UnixSocket

@testable import Logkeeping

/// Server and raw connections in one thread, round by round; `LogkeeperProgramTests` has the process.
@Suite struct LogkeeperServerTests {
  private let folder = TemporaryFolder()
  private var socket: String { folder.path("s") }

  private func server() throws -> LogkeeperServer {
    var seed = [UInt8](repeating: 1, count: 32)
    let signer = try CheckpointSigner(origin: "log.example/tests", key: SigningKey(seed: Secret(taking: &seed)))
    guard let signer = consume signer else { throw LogkeeperError.noAnswer }
    let log = try LogFolder.create(folder.path("log"), secondPlace: folder.path("second"), signer: signer)
    return try LogkeeperServer(log, at: socket)
  }

  private func answers(_ connection: SocketConnection) -> [LogkeeperAnswer] {
    var (bytes, answers) = ([UInt8](), [LogkeeperAnswer]())
    _ = connection.read(into: &bytes, atMost: 1 << 20)
    while case .body(let body) = Frame.take(from: &bytes, byteCountMax: LogkeeperAnswer.byteCountMax) {
      if let answer = LogkeeperAnswer(body[...]) { answers.append(answer) }
    }
    return answers
  }

  @Test func `leaves of several clients go into one batch, each with its own index`() throws {
    let server = try server()
    let connections = try (0..<3).map { _ in try SocketConnection.connect(to: socket) }
    server.round(waitMilliseconds: 1_000)
    for (place, connection) in connections.enumerated() {
      _ = connection.write(
        LogkeeperRequest.append([UInt8(place)]).bytes + LogkeeperRequest.append([9, UInt8(place)]).bytes)
    }
    server.round(waitMilliseconds: 1_000)
    var indices: [Int] = []
    for connection in connections {
      for answer in answers(connection) { if case .index(let index) = answer { indices.append(index) } }
    }
    #expect(indices == Array(0..<6))
    _ = connections[0].write(
      LogkeeperRequest.checkpoint.bytes + LogkeeperRequest.proof(5).bytes + LogkeeperRequest.proof(6).bytes)
    server.round(waitMilliseconds: 1_000)
    let given = answers(connections[0])
    guard given.count == 3, case .text(let checkpoint) = given[0], case .text(let proof) = given[1],
      case .refused(let reason) = given[2]
    else {
      Issue.record("\(given)")
      return
    }
    let key = try SignedNote(checkpoint)
    #expect(try Checkpoint(text: key.text).size == 6)
    #expect(try ProofFile(proof).index == 5)
    #expect(reason == "there is no entry 6")
    _ = connections[0].write(
      LogkeeperRequest.path(index: 1, size: 3).bytes + LogkeeperRequest.path(index: 3, size: 3).bytes
        + LogkeeperRequest.key.bytes)
    server.round(waitMilliseconds: 1_000)
    let more = answers(connections[0])
    guard more.count == 3, case .text(let hashes) = more[0], case .refused = more[1], case .text(let own) = more[2]
    else {
      Issue.record("\(more)")
      return
    }
    #expect(hashes.count == 64)
    #expect(NoteKey(text: String(decoding: own, as: UTF8.self))?.name == "log.example/tests")
  }

  @Test func `a witness is shown that the log has only grown, up to now`() throws {
    let server = try server()
    let connection = try SocketConnection.connect(to: socket)
    server.round(waitMilliseconds: 1_000)
    for number in 0..<5 {
      _ = connection.write(LogkeeperRequest.append([UInt8(number)]).bytes)
      server.round(waitMilliseconds: 1_000)
    }
    _ = answers(connection)
    for old in [0, 3, 5, 6] { _ = connection.write(LogkeeperRequest.growth(from: old).bytes) }
    server.round(waitMilliseconds: 1_000)
    let given = answers(connection)
    #expect(given.count == 4 && given.last == .refused("there is no entry 6"))
    for (old, answer) in zip([0, 3, 5], given) {
      guard case .text(let bytes) = answer else {
        Issue.record("\(answer)")
        continue
      }
      let request = try WitnessRequest(bytes)
      let now = try Checkpoint(text: request.checkpoint.text)
      let root = MerkleTree.root(of: (0..<old).map { MerkleTree.leaf([UInt8($0)]) })
      #expect(request.oldSize == old && now.size == 5)
      try ConsistencyProof(fromSize: old, toSize: 5, path: request.path).verify(fromRoot: root, toRoot: now.root)
    }
  }

  @Test func `what is no request is refused, what is too long ends the connection, and others go on`() throws {
    let server = try server()
    let (good, bad) = (try SocketConnection.connect(to: socket), try SocketConnection.connect(to: socket))
    server.round(waitMilliseconds: 1_000)
    _ = bad.write([0, 0, 0, 1, 0x78])
    server.round(waitMilliseconds: 1_000)
    #expect(answers(bad) == [.refused("this is no request")])
    _ = bad.write([0xFF, 0xFF, 0xFF, 0xFF, 1])
    server.round(waitMilliseconds: 1_000)
    var bytes: [UInt8] = []
    #expect(bad.read(into: &bytes) == .ended)
    _ = good.write(LogkeeperRequest.append([1]).bytes)
    server.round(waitMilliseconds: 1_000)
    #expect(answers(good) == [.index(0)])
  }

  @Test func `a request in pieces is taken when it is whole`() throws {
    let server = try server()
    let connection = try SocketConnection.connect(to: socket)
    server.round(waitMilliseconds: 1_000)
    for byte in LogkeeperRequest.append([7, 8]).bytes {
      _ = connection.write([byte])
      server.round(waitMilliseconds: 1_000)
    }
    #expect(answers(connection) == [.index(0)])
  }

  @Test func `more clients than there is room for are turned away`() throws {
    let server = try server()
    var connections: [SocketConnection] = []
    for _ in 0..<LogkeeperServer.clientsMax + 1 {
      connections.append(try SocketConnection.connect(to: socket))
      server.round(waitMilliseconds: 1_000)
    }
    var bytes: [UInt8] = []
    #expect(connections[LogkeeperServer.clientsMax].read(into: &bytes) == .ended)
    _ = connections[0].write(LogkeeperRequest.append([1]).bytes)
    server.round(waitMilliseconds: 1_000)
    #expect(answers(connections[0]) == [.index(0)])
  }
}

import Foundation
import GroundTestKit
import HTTPClient
import Logkeeping
import MerkleLog
import Testing
import Timestamping

@testable import Couriering

/// The courier against a witness on loopback that somebody could have written who only read the specification.
@Suite struct LogWitnessTests {
  private let log: LogRun
  private let server: PythonServer
  private let witness: LogWitness
  private let poster = HTTPPoster(limits: .init(seconds: 5, answerBytesMax: Courier.answerBytesMax))
  private let now = Int(Date().timeIntervalSince1970)

  init() throws {
    log = try LogRun()
    server = try PythonServer("witness.py", [log.key.text], lines: 2)
    let key = try #require(NoteKey(text: server.secondLine))
    let place = try #require(HTTPDestination(server.url("w")))
    witness = try #require(LogWitness(key: key, destination: place))
    try log.append(3)
  }

  private var folder: CourierFolder { CourierFolder(log.folder.path("courier")) }
  private func courier(_ socket: String? = nil) -> Courier {
    Courier(folder, log: socket ?? log.socket, authorities: [], witnesses: [witness], poster: poster)
  }
  private var state: String { (try? server.folder.text(of: "state")) ?? "" }

  private func check(size: Int) throws {
    let note = try #require(folder.checkpoint())
    #expect(try note.verified(by: [log.key, witness.key]) == [log.key, witness.key])
    #expect(try Checkpoint(text: note.text).size == size && state.hasPrefix("\(size) "))
    #expect(folder.witness(witness.name).size == size)
  }

  @Test func `a checkpoint is signed, and again when the log has grown`() throws {
    #expect(courier().round(at: LogRun.clock(now)) == [.cosigned(witness: witness.name, size: 3)])
    try check(size: 3)
    try log.append(10)
    #expect(courier().round(at: LogRun.clock(now + 60)).isEmpty)
    #expect(courier().round(at: LogRun.clock(now + 3_600)) == [.cosigned(witness: witness.name, size: 13)])
    try check(size: 13)
    // A proof under the published checkpoint carries the witness's line.
    try log.append(1)
    let client = try LogkeeperClient(at: log.socket)
    let proof = try client.proof(of: 12, under: #require(folder.checkpoint()))
    let checkpoint = try proof.verify(
      entry: Array("leaf 9".utf8), log: log.key, origin: LogRun.origin, witnesses: [witness.key], needed: 1)
    #expect(checkpoint.size == 13)
  }

  @Test func `what the witness has seen, it says itself`() throws {
    _ = courier().round(at: LogRun.clock(now))
    try log.append(4)
    // The courier's folder is lost: it begins with nothing, and is told.
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(courier().round(at: LogRun.clock(now)) == [.cosigned(witness: witness.name, size: 7)])
    try check(size: 7)
  }

  @Test(arguments: [
    ("404", "it does not know this log"), ("403", "it does not accept the log's signature; it may know another key"),
    ("422", "it did not accept the proof that the log has only grown"), ("500", "it answered with status 500"),
    ("bad", "its signature does not hold: the signature of witness.example/w1 is wrong"),
    ("future", "it signed with a time that is to come"),
    ("garbage", "its signature does not hold: it is not UTF-8 text without control characters"),
  ])
  func `what is no signature is shown, and asked for again`(_ mood: String, _ reason: String) throws {
    try server.folder.write(mood, to: "mood")
    #expect(courier().round(at: LogRun.clock(now)) == [.failed(name: witness.name, reason: reason)])
    #expect(folder.witness(witness.name).trouble()?.reason == reason)
    // The checkpoint is published without the line.
    #expect(try folder.checkpoint()?.verified(by: [log.key, witness.key]) == [log.key])
    try server.folder.write("good", to: "mood")
    #expect(courier().round(at: LogRun.clock(now + 30)).isEmpty)
    #expect(courier().round(at: LogRun.clock(now + 60)) == [.cosigned(witness: witness.name, size: 3)])
    try check(size: 3)
  }

  @Test func `lines by others are left out`() throws {
    try server.folder.write("stranger", to: "mood")
    _ = courier().round(at: LogRun.clock(now))
    try check(size: 3)
    #expect(folder.checkpoint()?.signatures.map(\.name) == [LogRun.origin, "witness.example/w1"])
  }

  @Test func `another log under the same name and key is an alarm, and what the witness knows stays`() throws {
    try log.append(2)
    _ = courier().round(at: LogRun.clock(now))
    let before = state
    // Shorter, as after an old copy was put back.
    let (short, other) = (try LogRun(), try LogRun())
    try short.append(2)
    let rolledBack = "it has seen 5 entries, and the log has 2: the log was rolled back"
    // The courier's folder remembers 5 entries; the log cannot even show its growth from there.
    #expect(
      courier(short.socket).round(at: LogRun.clock(now + 3_600)) == [.alarm(witness: witness.name, reason: rolledBack)])
    #expect(folder.witness(witness.name).trouble()?.reason == "alarm: " + rolledBack)
    #expect(state == before && folder.witness(witness.name).size == 5)
    // As long, with something else in it.
    _ = try LogkeeperClient(at: other.socket).append([9])
    try other.append(4)
    let events = courier(other.socket).round(at: LogRun.clock(now + 7_200))
    #expect(events == [.alarm(witness: witness.name, reason: "it says that it has seen another log under this name")])
    #expect(state == before)
  }

  @Test func `nobody there is trouble and nothing else`() throws {
    let place = try #require(HTTPDestination("http://127.0.0.1:9/w"))
    let nobody = try #require(LogWitness(key: witness.key, destination: place))
    let courier = Courier(folder, log: log.socket, authorities: [], witnesses: [nobody], poster: poster)
    #expect(courier.round(at: LogRun.clock(now)).map(\.isGood) == [false])
    #expect(folder.checkpoint() != nil)
  }

  @Test func `a witness has a key for cosignatures, and a name that is a folder's`() throws {
    let place = try #require(HTTPDestination("http://a"))
    #expect(LogWitness(key: log.key, destination: place) == nil)
    #expect(CourierFolder.isName(witness.name) && witness.name.hasPrefix("w-witness.example-w1-"))
  }

  @Test func `every event is one line`() {
    let events: [CourierEvent] = [
      .stamped(authority: "a", number: 1, seconds: 2), .cosigned(witness: "w", size: 3),
      .failed(name: "a", reason: "r"), .alarm(witness: "w", reason: "r"), .noLog(reason: "r"),
    ]
    #expect(events.map(\.isGood) == [true, true, false, false, false])
    for event in events { #expect(!event.line.isEmpty && !event.line.contains("\n")) }
  }
}

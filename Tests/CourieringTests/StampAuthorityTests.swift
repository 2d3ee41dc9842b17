import Files
import Foundation
import GroundTestKit
import HTTPClient
import MerkleLog
import OpenSSL
import Testing
import Timestamping

@testable import Couriering

/// The courier against openssl's own time stamping authority on loopback, well and badly behaved.
@Suite struct StampAuthorityTests {
  private let server: PythonServer
  private let log: LogRun
  private let poster = HTTPPoster(limits: .init(seconds: 2, answerBytesMax: Courier.answerBytesMax))
  private let now = Int(Date().timeIntervalSince1970)

  init() throws {
    server = try PythonServer("tsa.py")
    log = try LogRun()
    try log.append(3)
  }

  private var folder: CourierFolder { CourierFolder(log.folder.path("courier")) }

  private func courier(_ kinds: [String]) throws -> Courier {
    let chain = try [UInt8](Data(contentsOf: server.folder.url.appending(path: "chain.pem")))
    let authorities = try kinds.map { kind in
      let url = kind == "refused" ? "http://127.0.0.1:9/" : server.url(kind)
      let destination = try #require(HTTPDestination(url))
      return StampAuthority(name: kind, destination: destination, chain: chain)
    }
    return Courier(folder, log: log.socket, authorities: authorities, witnesses: [], poster: poster)
  }

  @Test func `a stamp is verified and kept, with all that proves it again`() throws {
    let events = try courier(["good"]).round(at: LogRun.clock(now))
    guard case .stamped("good", 1, let seconds)? = events.first, events.count == 1 else {
      Issue.record("\(events)")
      return
    }
    #expect(abs(seconds - now) < 60)
    let stamp = try #require(try folder.stamps().first)
    #expect(try Checkpoint(text: SignedNote(stamp.checkpoint).text).size == 3)
    let again = try stamp.verified()
    #expect(again.seconds == seconds && again.foreignCertificates == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/authority/good").sorted()
    #expect(names == ["0001.checkpoint", "0001.tsq", "0001.tsr", "chain.pem", "waiting"])
    // Another program agrees.
    let at = { self.folder.path + "/authority/good/" + $0 }
    let run = try ProcessRun(
      URL(filePath: "/usr/bin/env"),
      [
        "openssl", "ts", "-verify", "-data", at("0001.checkpoint"), "-in", at("0001.tsr"), "-CAfile",
        server.folder.path("chain-ca.crt"),
      ])
    #expect(run.code == 0, "\(run.err)")
  }

  @Test(arguments: [
    ("500", "it answered with status 500"), ("garbage", "this is no time stamp as RFC 3161 has it"),
    ("empty", "this is no time stamp as RFC 3161 has it"), ("redirect", "it answered with status 302"),
    ("wrong-nonce", "the time stamp does not hold: nonce mismatch"),
    ("other-digest", "the time stamp does not hold: message imprint mismatch"),
    ("untrusted", "the time stamp does not hold: certificate verify error"),
    ("huge", "answered with more than 65536 bytes"), ("half", "ended in the middle of its answer"),
    ("slow", "gave no answer in 2 seconds"), ("refused", "could not be reached"),
  ])
  func `what is no stamp is not kept, is shown, and waits`(_ kind: String, _ reason: String) throws {
    let events = try courier([kind]).round(at: LogRun.clock(now))
    guard case .failed(kind, let shown)? = events.first, events.count == 1 else {
      Issue.record("\(events)")
      return
    }
    #expect(shown.hasSuffix(reason))
    let authority = folder.authority(kind)
    #expect(try authority.numbers().isEmpty && authority.waiting().count == 1)
    let trouble = try #require(authority.trouble())
    #expect(trouble.since == now && trouble.failures == 1 && trouble.reason == shown)
    // The log goes on.
    try log.append(1)
  }

  @Test func `it is asked again when its time has come, and then everything that waits`() throws {
    let bad = try courier(["500"])
    let asked = { (try? Data(contentsOf: self.server.folder.url.appending(path: "asked")).count) ?? 0 }
    _ = bad.round(at: LogRun.clock(now))
    // Nobody is bothered before a minute is over.
    #expect(bad.round(at: LogRun.clock(now + 59)).isEmpty && asked() == 1)
    #expect(bad.round(at: LogRun.clock(now + 60)).count == 1 && asked() == 2)
    try log.append(1)
    // An hour later there is another checkpoint; it is the one that is asked about.
    _ = bad.round(at: LogRun.clock(now + 3_660))
    #expect(try folder.authority("500").waiting().count == 2 && asked() == 3)
    // The authority is well again, under the same name.
    let chain = try [UInt8](Data(contentsOf: server.folder.url.appending(path: "chain.pem")))
    let well = StampAuthority(name: "500", destination: try #require(HTTPDestination(server.url("good"))), chain: chain)
    let courier = Courier(folder, log: log.socket, authorities: [well], witnesses: [], poster: poster)
    #expect(courier.round(at: LogRun.clock(now + 3_900)).count == 2)
    let sizes = try folder.stamps().map { try Checkpoint(text: SignedNote($0.checkpoint).text).size }
    #expect(sizes == [4, 3])
    #expect(try folder.authority("500").waiting().isEmpty && folder.authority("500").trouble() == nil)
  }

  @Test func `a failing write, sync or rename at every step of keeping an answer`() throws {
    let chain = try [UInt8](Data(contentsOf: server.folder.url.appending(path: "chain.pem")))
    let place = try #require(HTTPDestination(server.url("good")))
    let authority = StampAuthority(name: "good", destination: place, chain: chain)
    func round(_ path: String, _ faults: FaultPlan) -> [CourierEvent] {
      Courier(
        CourierFolder(path, faults: faults), log: log.socket, authorities: [authority], witnesses: [], poster: poster
      ).round(at: LogRun.clock(now))
    }
    let plan = FaultPlan(failingFrom: .max)
    #expect(round(log.folder.path("whole"), plan).map(\.isGood) == [true])
    #expect(plan.stepCount > 25)
    for step in 1...plan.stepCount {
      let path = log.folder.path("step-\(step)")
      _ = round(path, FaultPlan(failingFrom: step))
      let folder = CourierFolder(path)
      // What is there is whole, and what waited is not lost.
      for stamp in try folder.stamps() { #expect(throws: Never.self, "step \(step)") { try stamp.verified() } }
      _ = Courier(folder, log: log.socket, authorities: [authority], witnesses: [], poster: poster)
        .round(at: LogRun.clock(now + 3_700))
      let sizes = try folder.stamps().map { stamp in
        _ = try stamp.verified()
        return try Checkpoint(text: SignedNote(stamp.checkpoint).text).size
      }
      #expect(sizes.count >= 1 && Set(sizes) == [3], "step \(step): \(sizes)")
      #expect(try folder.authority("good").waiting().isEmpty, "step \(step)")
    }
  }

  @Test func `one authority's trouble is not the other's`() throws {
    let courier = try courier(["500", "good", "refused"])
    #expect(courier.round(at: LogRun.clock(now)).count(where: { $0.isGood }) == 1)
    #expect(try folder.stamps().map(\.authority) == ["good"])
    #expect(try folder.authority("refused").waiting().count == 1)
  }

  @Test func `without the log, what waits is still asked`() throws {
    let first = try courier(["good"])
    try folder.prepare(authority: "good")
    try folder.ask(about: Array("an export's checkpoint".utf8), at: LogRun.clock(now))
    log.end()
    let events = first.round(at: LogRun.clock(now))
    #expect(events.count == 2 && events.contains { $0.isGood })
    guard case .noLog = events[0] else {
      Issue.record("\(events)")
      return
    }
  }

  @Test func `older certificates stay behind newer ones`() throws {
    _ = try courier(["good"]).round(at: LogRun.clock(now))
    let old = try folder.authority("good").chain()
    let other = try [UInt8](Data(contentsOf: server.folder.url.appending(path: "other.pem")))
    let moved = StampAuthority(
      name: "good", destination: try #require(HTTPDestination(server.url("untrusted"))), chain: other)
    let courier = Courier(folder, log: log.socket, authorities: [moved], witnesses: [], poster: poster)
    for day in 1...2 {
      let events = courier.round(at: LogRun.clock(now + day * 86_400))
      #expect(events.map(\.isGood) == [true])
    }
    let stamps = try folder.stamps()
    #expect(stamps.count == 3 && stamps[0].chain == other + [0x0A] + old)
    for stamp in stamps { #expect(throws: Never.self) { try stamp.verified() } }
  }
}

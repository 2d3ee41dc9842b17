import Foundation
import GroundTestKit
import Testing

@testable import Sealing
@testable import Sodium

/// After use, nothing of what must not be seen is left in the process's memory: receipt (see `ReceiptTests`), item keys, a
/// case's secret, a password, staff keys, a session's secret, a recovery key.
@Suite struct NoTraceTests {
  /// Complements, so that looking for them does not find the search itself.
  private struct Traces {
    var all: [(name: String, inverted: [UInt8])] = []

    mutating func add(_ name: String, _ secret: borrowing Secret) {
      all.append((name, (0..<secret.byteCount).map { ~secret[$0] }))
    }
  }

  private static func check(_ use: (inout Traces) throws -> Void, count: Int) throws -> Int32 {
    var traces = Traces()
    try use(&traces)
    guard traces.all.count == count, traces.all.allSatisfy({ $0.inverted.count >= 16 }) else { return 99 }
    let left = try traces.all.filter { try MemoryScan.copies(ofComplement: $0.inverted) > 0 }
    for (place, trace) in traces.all.enumerated() where left.contains(where: { $0.name == trace.name }) {
      return Int32(place + 1)
    }
    return 0
  }

  @Test func `of item keys and a case's secret`() async {
    await #expect(processExitsWith: .success) { exit(try NoTraceTests.check(NoTraceTests.useItem, count: 3)) }
  }

  @inline(never)
  private static func useItem(_ traces: inout Traces) throws {
    let team = try SealingFixture.Team()
    let open = try team.open()
    let item = try ItemKey.make(SealingFixture.item())
    let wrap = try item.wrap(for: open.publicKey, in: open.place)
    let again = try ItemKey.unwrap(wrap, of: item.place, with: open, commitment: item.commitment)
    var sealed: [UInt8] = []
    _ = try again.sealingStream(into: &sealed)
    traces.add("item key", item.key)
    traces.add("case secret", try open.key.secretCopy())
    traces.add("staff's reading key", try team.key.secretCopy())
  }

  @Test func `of a password, the keys behind it and a session`() async {
    await #expect(processExitsWith: .success) { exit(try NoTraceTests.check(NoTraceTests.useStaff, count: 5)) }
  }

  @inline(never)
  private static func useStaff(_ traces: inout Traces) throws {
    let password = try Secret(byteCount: 24) { _ in UInt8.random(in: 0x21...0x7E) }
    let recovery = try AgreementKey.generate()
    let record = try StaffRecord.make(
      id: "staff-1", password: password, recovery: recovery.publicKey, cost: SealingFixture.cheap)
    let keys = try record.unlock(password: password)
    let secret = try Secret.random(byteCount: 32)
    let resumed = try StaffSession.begin(keys, secret: secret).resume(secret: secret)
    _ = try record.recover(with: recovery)
    traces.add("password", password)
    traces.add("reading key", try resumed.reading.secretCopy())
    traces.add("signing key", try resumed.signing.seed())
    traces.add("session", secret)
    traces.add("recovery key", try recovery.secretCopy())
  }

  /// The search finds what is there: otherwise the tests above could not fail.
  @Test func `a secret that lives is found`() async {
    await #expect(processExitsWith: .success) {
      let secret = try Secret.random(byteCount: 32)
      let copy = (0..<32).map { secret[$0] }
      let left = try NoTraceTests.check({ $0.add("secret", secret) }, count: 1)
      exit(left == 1 && copy.count == 32 ? 0 : 1)
    }
  }
}

import Files
import GroundTestKit
import OpenSSL
import Testing

@testable import Timestamping

@Suite struct AuthorityFolderTests {
  private let folder = TemporaryFolder()

  private func authority(_ faults: FaultPlan = .none) -> AuthorityFolder {
    AuthorityFolder(folder.path("a"), name: "a", faults: faults)
  }

  private func note(_ number: Int) -> [UInt8] { Array("checkpoint \(number)\n".utf8) }

  @Test func `what waits is there after a restart, the newest first`() throws {
    for number in 1...3 { try authority().add(note(number), seconds: 100 + number) }
    let after = authority()
    #expect(try after.waiting().count == 3 && after.waitingSince() == 101)
    #expect(try after.next()?.checkpoint == note(3))
  }

  @Test func `the same checkpoint waits once`() throws {
    for seconds in [100, 200] { try authority().add(note(1), seconds: seconds) }
    #expect(try authority().waiting().count == 1 && authority().waitingSince() == 100)
  }

  @Test func `when too many wait the oldest go, never the newest`() throws {
    for number in 1...AuthorityFolder.waitingMax + 9 {
      try authority().add(note(number), seconds: number)
      #expect(try authority().next()?.checkpoint == note(number))
    }
    #expect(try authority().waiting().count == AuthorityFolder.waitingMax)
    #expect(try authority().waitingSince() == 10)
  }

  @Test func `a clock before 1970 is a time too`() throws {
    try authority().add(note(1), seconds: -77)
    #expect(try authority().waitingSince() == -77)
  }

  @Test func `nothing at all is no trouble`() throws {
    #expect(try authority().waiting().isEmpty && authority().next() == nil && authority().numbers().isEmpty)
    #expect(try authority().trouble() == nil && authority().waitingSince() == nil && authority().chain().isEmpty)
  }

  @Test func `trouble adds up until it is over`() throws {
    try authority().failed("it is down", seconds: 100)
    try authority().failed("it is still down", seconds: 200)
    #expect(authority().trouble() == Trouble(since: 100, failures: 2, nextTry: 320, reason: "it is still down"))
  }

  @Test func `an answer that does not hold is not kept`() throws {
    try authority().add(note(1), seconds: 1)
    let next = try #require(try authority().next())
    let request = AuthorityFolder.request(for: next.checkpoint)
    #expect(throws: StampError.notVerified(.malformed)) {
      try authority().keep([1, 2, 3], to: request, name: next.name, checkpoint: next.checkpoint, chain: [])
    }
    #expect(try authority().numbers().isEmpty && authority().waiting().count == 1)
    #expect(
      !StampError.notVerified(.malformed).message.isEmpty && !StampError.file(.missing(path: "x")).message.isEmpty)
  }

  @Test func `every question has a number of its own`() {
    let questions = Set((0..<100).map { _ in AuthorityFolder.request(for: [1]) })
    #expect(questions.count == 100)
  }
}

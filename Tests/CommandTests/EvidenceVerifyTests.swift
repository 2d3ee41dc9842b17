import Foundation
import GroundTestKit
import TestKit
import Testing

/// `bellbird evidence verify` as scripts meet it; what it finds is tested beside the verifier.
@Suite struct EvidenceVerifyTests {
  private let folder = Fixture.Folder()

  private func run(_ words: String...) throws -> Fixture.Run { try Fixture.bellbird(["evidence", "verify"] + words) }

  @Test func `what is no bundle ends with 3 and two lines`() throws {
    let run = try run(folder.path(""))
    #expect(run.code == 3 && run.out.isEmpty)
    #expect(run.err.contains("is no evidence bundle\nhint: name the folder in which bagit.txt lies\n"))
    #expect(try self.run(folder.path("gone")).code == 3)
  }

  @Test func `an empty bag fails in plain words, and as JSON`() throws {
    try folder.write("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", to: "bagit.txt")
    let text = try run(folder.path(""))
    #expect(text.code == 1 && text.out.hasPrefix("This bundle does not hold:"))
    let json = try run(folder.path(""), "--format", "json")
    #expect(json.code == 1 && json.out.contains("\"format\": \"bellbird/evidence-check/v1\""))
  }

  @Test func `a policy with a mistake is shown with its place`() throws {
    try folder.write("quorm none\n", to: "policy.txt")
    let run = try run(folder.path(""), "--policy", folder.path("policy.txt"))
    #expect(run.code == 3 && run.err.contains("policy.txt:1:1") && run.err.contains("did you mean \"quorum\"?"))
  }

  @Test func `there is a schema`() throws {
    let run = try Fixture.bellbird(["schema", "evidence-check"])
    #expect(run.code == 0 && run.out.contains("https://bellbird.example/schema/evidence-check/1"))
  }
}

import Foundation
import Product
import SourceText
import TestKit
import Testing
import Workspace

@Suite struct EvidenceCheckerTests {
  private let folder = Fixture.Folder()

  private func codes(_ evidence: String) throws -> [String] {
    let control = "controls: [{ id: memo-screen, state: enforced, evidence: \(evidence) }]"
    try folder.write(Fixture.model("  - { id: a, title: A, capabilities: [x-a], \(control) }"), to: "product.yaml")
    try folder.write("func screensMemos() {}\n", to: "tests/memo.swift")
    try folder.write(
      """
      <testsuites><testsuite name="s">
      <testcase classname="Memo" name="screens"/>
      <testcase classname="Memo" name="breaks"><failure/></testcase>
      <testcase classname="Memo" name="sleeps"><skipped/></testcase>
      </testsuite></testsuites>
      """, to: "build/junit.xml")
    try folder.write("rules:\n  - id: no-abuse-in-memos\n", to: "policy.yaml")
    try folder.write("<a><b></a>", to: "broken.xml")
    var log = Diagnostics()
    _ = ProductLoader.load(folder.path("product.yaml"), catalogue: Fixture.catalogue, into: &log)
    return log.entries.map(\.code)
  }

  @Test(arguments: [
    "tests/memo.swift", "tests/memo.swift#screensMemos", "{ junit: build/junit.xml, test: Memo.screens }",
    "{ junit: build/junit.xml, test: screens }", "{ policy: policy.yaml#no-abuse-in-memos }",
    "{ url: \"https://example.org/help\", read: 2026-01-01 }", "{ attested_by: A. Person, on: 2026-01-01 }",
    "[tests/memo.swift, { policy: policy.yaml#no-abuse-in-memos }]",
  ])
  func `evidence that is there is accepted`(_ evidence: String) throws { #expect(try codes(evidence).isEmpty) }

  @Test(arguments: [
    ("tests/gone.swift", "file/missing"), ("tests/memo.swift#otherTest", "evidence/missing"),
    ("{ junit: build/junit.xml, test: Memo.gone }", "evidence/missing"),
    ("{ junit: build/junit.xml, test: Memo.breaks }", "evidence/missing"),
    ("{ junit: build/junit.xml, test: Memo.sleeps }", "evidence/missing"),
    ("{ junit: broken.xml, test: x }", "evidence/not-junit"), ("{ junit: gone.xml, test: x }", "file/missing"),
    ("{ policy: policy.yaml#gone }", "evidence/missing"), ("tests", "file/not-a-file"),
  ])
  func `evidence that is not there is told`(_ evidence: String, _ code: String) throws {
    #expect(try codes(evidence) == [code])
  }
}

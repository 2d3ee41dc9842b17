import Evidence
import EvidenceBundle
import Testing

@Suite struct StatementPageTests {
  private func page(_ chain: EvidenceRecord.Chain = .selected, witnesses: [String] = [], stamps: [Int] = []) throws
    -> String
  {
    let facts = EvidenceStatement.Facts(entries: 15, logKey: "k", witnesses: witnesses, stamps: stamps)
    return String(
      decoding: StatementPage.render(EvidenceStatement(try BundleSample(chain: chain).contents.record, facts)),
      as: UTF8.self)
  }

  @Test func `marks, hashes and times stand in it, and strangers' names cannot turn it around`() throws {
    let text = try page()
    for part in [
      "Exhibit KS-1", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      "25 November 2025, 00:01:39 UTC",
      "caseworker K. S.", "a &quot;photo&quot; &lt;of&gt;[U+A][U+202E]the door.jpg", "asked, &quot;in writing&quot;",
    ] { #expect(text.contains(part), "\(part)") }
    for part in ["<script", "http:", "https:", "\u{202E}"] { #expect(!text.contains(part), "\(part)") }
  }

  @Test func `it says what is not proved`() throws {
    let chosen = try page()
    for part in [
      "does not prove that what an exhibit says or shows is true", "does not show whether there are others",
      "No independent time stamp", "Nobody independent has watched the log", "Compare them with what",
    ] { #expect(chosen.contains(part), "\(part)") }
    let whole = try page(.whole, witnesses: ["w.example"], stamps: [1_764_028_999])
    for part in [
      "No entry is missing from the table", "w.example saw the log grow", "25 November 2025, 00:03:19 UTC or before",
    ] {
      #expect(whole.contains(part), "\(part)")
    }
    for part in ["No independent", "Nobody independent", "whether there are others"] { #expect(!whole.contains(part)) }
  }
}

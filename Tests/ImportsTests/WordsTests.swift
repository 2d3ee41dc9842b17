import Testing

@testable import Imports

@Suite struct WordsTests {
  @Test(arguments: [
    ("memberLocations", ["member", "locations"]), ("member-location", ["member", "location"]),
    ("Member location!", ["member", "location"]), ("GPSPosition", ["gps", "position"]), ("OAuth", ["oauth"]),
    ("IDs", ["ids"]), ("last_seen_at", ["last", "seen", "at"]), ("/v2/{memberId}", ["v2", "member", "id"]),
    ("ÄrzteHaus", ["ärzte", "haus"]), ("", []), (" --- ", []), ("A", ["a"]),
  ])
  func `names come apart where people see words`(_ text: String, _ words: [String]) {
    #expect(Words.inOrder(text) == words)
  }

  @Test(arguments: [
    ("locations", "location"), ("families", "family"), ("addresses", "address"), ("branches", "branch"),
    ("invoices", "invoice"), ("access", "access"), ("GPS", "gps"), ("status", "status"),
  ])
  func `one and many agree`(_ many: String, _ one: String) {
    #expect(Words.of(many) == Words.of(one))
  }

  @Test func `a text without end costs no more than its start`() {
    #expect(Words.inOrder(String(repeating: "word ", count: 100_000)).count == 100)
  }
}

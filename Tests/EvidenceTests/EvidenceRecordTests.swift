import Evidence
import JSON
import Testing

@Suite struct EvidenceRecordTests {
  @Test(arguments: EvidenceRecord.Chain.allCases)
  func `a record comes back`(_ chain: EvidenceRecord.Chain) throws {
    let record = try RecordFixture.record(chain)
    #expect(try EvidenceRecord(record.bytes) == record)
    #expect(record.leaves == [7, 12, 13, 20, 21])
  }

  @Test func `the form is one member on a line`() throws {
    let text = String(decoding: try RecordFixture.record(.whole).bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(
        """
        {
          "format": "bellbird/evidence-bundle/v1",
          "case": "abababababababababababababababab",
          "origin": "log.example/tests",
          "chain": "whole",
          "exhibits": [
            {
              "exhibit": 1,
              "mark": "AB-1",
              "file": "data/originals/0001.bin",
              "name": "photo \\"of\\" <door>.jpg",
              "type": {
                "claimed": "image/jpeg",
                "found": null
              },
              "bytes": 5,
              "sha256": "0101010101010101010101010101010101010101010101010101010101010101",
              "blind": "0202020202020202020202020202020202020202020202020202020202020202",
              "leaf": 7,
              "received": "2025-11-25T00:01:39Z",
              "captured_by": null,
              "submitted_by": "survivor",
              "working": [
                {
                  "file": "data/working/0001-01.png",

        """))
    #expect(
      text.contains(
        """
              "entry": 3,
              "leaf": 13,
              "kind": "item",
              "reason": null,
              "actor": "caseworker/AB",
              "exhibits": [
                2
              ],
              "previous": 12,
              "chain_blind": "0505050505050505050505050505050505050505050505050505050505050505",
              "time": "2025-11-25T00:01:42Z",
              "why": "came by post, \\"sealed\\""

        """))
  }

  @Test func `the custody table is a function of the record`() throws {
    #expect(
      String(decoding: try RecordFixture.record().custodyTable, as: UTF8.self) == #"""
        number,time,who,role,what,why,exhibit,leaf\#r
        1,2025-11-25T00:01:40Z,AB,caseworker,received,,1,7\#r
        2,2025-11-25T00:01:41Z,AB,caseworker,working copy kept,,1,12\#r
        3,2025-11-25T00:01:42Z,AB,caseworker,received,"came by post, ""sealed""",2,13\#r
        4,2025-11-25T00:01:43Z,AB,caseworker,hold placed (legal-hold),,,20\#r
        5,2025-11-25T00:01:44Z,AB,caseworker,exported,for the court,1 2,21\#r

        """#)
  }

  /// Each is one change of the text, and what is said of it.
  @Test(arguments: [
    ("bundle/v1", "bundle/v2", "format"), ("\"case\": \"ab", "\"case\": \"AB", "case"),
    ("\"origin\": \"log", "\"origin\": \"\\u0000log", "origin"),
    ("\"selected\"", "\"whole\"", "custody[0].chain_blind"),
    ("\"exhibit\": 2", "\"exhibit\": 3", "exhibits[1].exhibit"),
    ("\"mark\": \"AB-2\"", "\"mark\": \"AB-1\"", "exhibits[1].mark"),
    ("\"mark\": \"AB-1\"", "\"mark\": \"<b>\"", "exhibits[0].mark"),
    ("\"bytes\": 5", "\"bytes\": -5", "exhibits[0].bytes"),
    ("\"leaf\": 13", "\"leaf\": 7", "exhibits[1].leaf"),
    ("\"leaf\": 12,\n", "\"leaf\": null,\n", "exhibits[0].working[0].blind"),
    ("0001-01.png", "../../a.png", "exhibits[0].working[0].file"),
    ("\"actor\": \"caseworker/AB\"", "\"actor\": \"king\"", "custody[0].actor"),
    ("2025-11-25T00:01:39Z", "2025-11-31T00:01:39Z", "exhibits[0].received"),
    ("\"why\": \"for the court\"", "\"why\": \"=1+1\"", "custody[4].why"),
    ("\"kind\": \"hold\"", "\"kind\": \"holds\"", "custody[3].kind"),
    ("\"reason\": \"legal-hold\"", "\"reason\": \"x\"", "custody[3].reason"),
    ("\"previous\": null", "\"previous\": 3", "custody[0].previous"),
    ("        2\n      ],\n      \"previous\"", "        3\n      ],\n      \"previous\"", "custody[2].exhibits"),
  ])
  func `what cannot be is named by its place`(_ old: String, _ new: String, _ place: String) throws {
    let text = String(decoding: try RecordFixture.record().bytes, as: UTF8.self)
    let found = try #require(text.firstRange(of: old))
    let changed = text.replacingCharacters(in: found, with: new)
    #expect(throws: RecordError.wrong(place: place)) { try EvidenceRecord(Array(changed.utf8)) }
  }

  @Test func `the same said in another form is refused`() throws {
    let record = try RecordFixture.record()
    let text = String(decoding: record.bytes, as: UTF8.self)
    let other: [[UInt8]] = [
      JSONWriter.line(try JSONParser.parse(record.bytes)), Array((text + " ").utf8), Array(text.dropLast().utf8),
      Array(text.replacing("AB-1", with: "\\u0041B-1").utf8),
      Array(text.replacing("\"bytes\": 5", with: "\"bytes\": 5.0").utf8),
      Array(text.replacing("  \"chain\"", with: "  \"more\": 1,\n  \"chain\"").utf8),
      Array(
        text.replacing("  \"chain\": \"selected\"", with: "  \"chain\": \"selected\",\n  \"chain\": \"whole\"").utf8),
    ]
    for bytes in other {
      #expect(throws: RecordError.self) { try EvidenceRecord(bytes) }
    }
  }

  @Test func `any changed byte is refused or read as it stands`() throws {
    let bytes = try RecordFixture.record(.whole).bytes
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      if let record = try? EvidenceRecord(changed) { #expect(record.bytes == changed) }
    }
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: RecordError.self) { try EvidenceRecord(Array(bytes.prefix(count))) }
    }
    #expect(throws: RecordError.tooLarge) {
      try EvidenceRecord([UInt8](repeating: 32, count: EvidenceRecord.byteCountMax + 1))
    }
  }
}

extension String {
  func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}

import Evidence
import Testing

/// A record with everything in it that a record can have.
enum RecordFixture {
  static func exhibit(_ number: Int, leaf: Int, working: [WorkingCopy] = []) -> Exhibit {
    Exhibit(
      number: number, mark: "AB-\(number)", name: "photo \"of\" <door>.jpg",
      type: .init(claimed: "image/jpeg", found: nil),
      byteCount: 5, sha256: [UInt8](repeating: 1, count: 32), blind: [UInt8](repeating: 2, count: 32), leaf: leaf,
      received: 1_764_028_899, capturedBy: nil, submittedBy: .survivor, working: working)
  }

  static let copy = WorkingCopy(
    file: WorkingCopy.file(exhibit: 1, copy: 1, ending: "png"), byteCount: 9, sha256: [UInt8](repeating: 3, count: 32),
    madeBy: "renderer 1", leaf: 12, blind: [UInt8](repeating: 4, count: 32))

  static func entry(
    _ number: Int, leaf: Int, _ kind: Leaf.Kind, exhibits: [Int] = [], link: CustodyEntry.Link? = nil,
    reason: Reason? = nil, why: String? = nil
  ) throws -> CustodyEntry {
    CustodyEntry(
      number: number, leaf: leaf, kind: kind, reason: reason, actor: try #require(Actor(.caseworker, name: "AB")),
      exhibits: exhibits, link: link, time: 1_764_028_899 + number, why: why)
  }

  static func record(_ chain: EvidenceRecord.Chain = .selected) throws -> EvidenceRecord {
    func link(_ previous: Int?) -> CustodyEntry.Link? {
      chain == .whole ? .init(previous: previous, blind: [UInt8](repeating: 5, count: 32)) : nil
    }
    return EvidenceRecord(
      caseID: [UInt8](repeating: 0xAB, count: 16), origin: "log.example/tests", chain: chain,
      exhibits: [exhibit(1, leaf: 7, working: [copy]), exhibit(2, leaf: 13)],
      custody: [
        try entry(1, leaf: 7, .item, exhibits: [1], link: link(nil)),
        try entry(2, leaf: 12, .item, exhibits: [1], link: link(7)),
        try entry(3, leaf: 13, .item, exhibits: [2], link: link(12), why: "came by post, \"sealed\""),
        try entry(4, leaf: 20, .hold, link: link(13), reason: .legalHold),
        try entry(5, leaf: 21, .export, exhibits: [1, 2], link: link(20), why: "for the court"),
      ])
  }
}

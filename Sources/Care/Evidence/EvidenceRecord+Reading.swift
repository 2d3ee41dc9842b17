internal import OpenSSL
internal import Primitives
internal import Sodium

extension EvidenceRecord {
  /// Reads the one form, within all limits. What is read writes the same bytes again.
  public init(_ bytes: [UInt8]) throws(RecordError) {
    try self.init(RecordMembers(bytes, byteCountMax: Self.byteCountMax))
    guard self.bytes == bytes else { throw .otherForm }
  }

  private init(_ members: RecordMembers) throws(RecordError) {
    guard try members.text("format") == Self.format else { throw .wrong(place: "format") }
    let caseID = try members.hex("case", byteCount: Self.caseIDBytes)
    let origin = try members.text("origin") { !$0.isEmpty && $0.utf8.count <= 255 && PlainText.shown($0) == $0 }
    guard let chain = Chain(rawValue: try members.text("chain")) else { throw .wrong(place: "chain") }
    var exhibits: [Exhibit] = []
    for item in try members.list("exhibits", countMax: Self.exhibitCountMax) {
      exhibits.append(try Exhibit(item, number: exhibits.count + 1))
    }
    var custody: [CustodyEntry] = []
    for item in try members.list("custody", countMax: Self.custodyCountMax) {
      let entry = try CustodyEntry(item, number: custody.count + 1, exhibitCount: exhibits.count)
      guard custody.last.map({ $0.leaf < entry.leaf }) ?? true else { throw item.wrong("leaf") }
      guard (entry.link != nil) == (chain == .whole) else { throw item.wrong("chain_blind") }
      custody.append(entry)
    }
    self.init(caseID: caseID, origin: origin, chain: chain, exhibits: exhibits, custody: custody)
    try checkNames()
  }

  /// Nothing stands for two things, and each exhibit was taken in by somebody.
  private func checkNames() throws(RecordError) {
    let receipts = Set(custody.filter { $0.kind == .item }.map(\.leaf))
    var (marks, leaves, files) = (Set<String>(), Set<Int>(), Set<String>())
    for exhibit in exhibits {
      let place = "exhibits[\(exhibit.number - 1)]"
      guard marks.insert(exhibit.mark).inserted else { throw .wrong(place: "\(place).mark") }
      for leaf in [exhibit.leaf] + exhibit.working.compactMap(\.leaf) {
        guard receipts.contains(leaf), leaves.insert(leaf).inserted else { throw .wrong(place: "\(place).leaf") }
      }
      for copy in exhibit.working {
        guard files.insert(copy.file).inserted else { throw .wrong(place: "\(place).working") }
      }
    }
  }
}

extension Exhibit {
  fileprivate init(_ members: RecordMembers, number: Int) throws(RecordError) {
    guard try members.number("exhibit") == number else { throw members.wrong("exhibit") }
    let type = try members.object("type")
    guard let received = UTCTime.seconds(try members.text("received")) else { throw members.wrong("received") }
    guard let role = Role(rawValue: try members.text("submitted_by")) else { throw members.wrong("submitted_by") }
    var working: [WorkingCopy] = []
    for item in try members.list("working", countMax: WorkingCopy.countMax) {
      working.append(try WorkingCopy(item, of: number))
    }
    self.init(
      number: number, mark: try members.text("mark") { Self.isMark($0) },
      name: try members.textOrNull("name") { !$0.isEmpty && $0.utf8.count <= Self.nameBytesMax },
      type: MediaType(
        claimed: try type.textOrNull("claimed") { Self.isType($0) },
        found: try type.textOrNull("found") { Self.isType($0) }),
      byteCount: try members.number("bytes"), sha256: try members.hex("sha256", byteCount: SHA256.byteCount),
      blind: try members.hex("blind", byteCount: Blind.byteCount), leaf: try members.number("leaf"), received: received,
      capturedBy: try members.textOrNull("captured_by") { CustodyEntry.isWhy($0) }, submittedBy: role, working: working)
  }

  static func isType(_ text: String) -> Bool { PlainText.isLine(text, bytesMax: typeBytesMax) }
}

extension WorkingCopy {
  fileprivate init(_ members: RecordMembers, of exhibit: Int) throws(RecordError) {
    let leaf = try members.numberOrNull("leaf")
    let blind = try members.hexOrNull("blind", byteCount: Blind.byteCount)
    guard (leaf == nil) == (blind == nil) else { throw members.wrong("blind") }
    self.init(
      file: try members.text("file") { Self.isFile($0, of: exhibit) }, byteCount: try members.number("bytes"),
      sha256: try members.hex("sha256", byteCount: SHA256.byteCount),
      madeBy: try members.text("made_by") { CustodyEntry.isWhy($0) }, leaf: leaf, blind: blind)
  }
}

extension CustodyEntry {
  fileprivate init(_ members: RecordMembers, number: Int, exhibitCount: Int) throws(RecordError) {
    guard try members.number("entry") == number else { throw members.wrong("entry") }
    guard let kind = Leaf.Kind(name: try members.text("kind")) else { throw members.wrong("kind") }
    guard let actor = Actor(text: try members.text("actor")) else { throw members.wrong("actor") }
    guard let time = UTCTime.seconds(try members.text("time")) else { throw members.wrong("time") }
    let reason = try members.textOrNull("reason").map { name throws(RecordError) in
      guard let reason = Reason(name: name) else { throw members.wrong("reason") }
      return reason
    }
    let blind = try members.hexOrNull("chain_blind", byteCount: Blind.byteCount)
    let previous = try members.numberOrNull("previous")
    let leaf = try members.number("leaf")
    guard previous.map({ $0 < leaf && blind != nil }) ?? true else { throw members.wrong("previous") }
    self.init(
      number: number, leaf: leaf, kind: kind, reason: reason, actor: actor,
      exhibits: try members.numbers("exhibits", in: 1...max(1, exhibitCount), countMax: exhibitCount),
      link: blind.map { Link(previous: previous, blind: $0) }, time: time,
      why: try members.textOrNull("why") { Self.isWhy($0) })
  }
}

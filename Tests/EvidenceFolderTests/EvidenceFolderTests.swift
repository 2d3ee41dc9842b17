import Evidence
import EvidenceFolder
import Files
import Foundation
import GroundTestKit
import Logkeeping
import MerkleLog
import Sealing
import Sodium
import Testing

@Suite struct EvidenceFolderTests {
  private let fixture = CaseFixture()

  private func begin(days: Int = 365) throws -> (EvidenceFolder, LocalLog) {
    let log = try LocalLog(fixture.logPath)
    _ = try log.append([1, 2, 3])
    try CaseFixture.start(fixture.path, log, days: days)
    return (try CaseFixture.open(fixture.path, log), log)
  }

  @Test func `what was added comes out as it went in`() throws {
    let (folder, log) = try begin()
    try Data(CaseFixture.long).write(to: fixture.folder.url.appending(path: "long"))
    #expect(try folder.add(.file(fixture.folder.path("long")), CaseFixture.label("AB-1"), by: CaseFixture.actor) == 1)
    for count in [0, 1, 65_487, 65_488, 65_489] {
      try folder.add(.bytes(Array(CaseFixture.long.prefix(count))), CaseFixture.label(), by: CaseFixture.actor)
    }
    #expect(try CaseFixture.bytes(1, folder) == CaseFixture.long)
    for (number, count) in [0, 1, 65_487, 65_488, 65_489].enumerated() {
      #expect(try CaseFixture.bytes(number + 2, folder) == Array(CaseFixture.long.prefix(count)))
    }
    #expect(folder.entries.map(\.index) == Array(1...6))
    let epoch = try folder.unlock(CaseFixture.password())
    #expect(try folder.label(of: 1, with: epoch).mark == "AB-1")
    _ = log
  }

  @Test func `nothing of it stands in the folder in the clear`() throws {
    let (folder, _) = try begin()
    let text = Array("he knows where I live, and nobody else wrote this sentence".utf8)
    try folder.add(.bytes(text), CaseFixture.label("ZQ-77"), by: CaseFixture.actor, why: "brought by hand on Monday")
    for name in try FileManager.default.subpathsOfDirectory(atPath: fixture.path) {
      guard let bytes = FileManager.default.contents(atPath: "\(fixture.path)/\(name)") else { continue }
      for word in ["where I live", "ZQ-77", "photo", "by hand", "wrong horse"] {
        #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name) has \(word)")
      }
    }
  }

  @Test func `another password opens nothing`() throws {
    let (folder, _) = try begin()
    #expect(throws: CaseError.self) { _ = try folder.unlock(CaseFixture.password("other")) }
  }

  @Test func `only what was chosen is told, and the chain stays closed`() throws {
    let (folder, _) = try begin()
    for mark in ["AB-1", "AB-2", "AB-3"] {
      try folder.add(.bytes(Array(mark.utf8)), CaseFixture.label(mark), by: CaseFixture.actor)
    }
    try folder.addCopy([9], of: 3, madeBy: "renderer 1", ending: "png", by: CaseFixture.actor)
    try folder.access([2], by: CaseFixture.actor)
    try folder.hold(by: CaseFixture.actor, why: "asked by the court")
    try folder.exporting([1, 3], by: CaseFixture.actor)
    let epoch = try folder.unlock(CaseFixture.password())
    let chosen = try folder.disclose([1, 3], chain: .selected, with: epoch)
    #expect(chosen.record.exhibits.map(\.mark) == ["AB-1", "AB-3"])
    #expect(chosen.record.custody.map(\.leaf) == [1, 3, 4, 6, 7])
    #expect(chosen.record.custody.map(\.exhibits) == [[1], [2], [2], [], [1, 2]])
    #expect(chosen.record.custody.allSatisfy { $0.link == nil })
    #expect(chosen.leaves.keys.sorted() == [1, 3, 4, 6, 7])
    #expect(chosen.paths == ["data/originals/0001.bin", "data/originals/0002.bin", "data/working/0002-01.png"])
    #expect(try EvidenceRecord(chosen.record.bytes) == chosen.record)
    let whole = try folder.disclose([1, 3], chain: .whole, with: epoch)
    #expect(whole.record.custody.map(\.leaf) == Array(1...7))
    #expect(whole.record.custody.map { $0.link?.previous } == [nil, 1, 2, 3, 4, 5, 6])
    try check(whole)
  }

  /// Each commitment opens with what the record says.
  private func check(_ disclosure: Disclosure) throws {
    let record = disclosure.record
    for entry in record.custody {
      let leaf = try #require(disclosure.leaves[entry.leaf].flatMap { Leaf($0) })
      #expect(leaf.kind == entry.kind && leaf.reason == entry.reason && leaf.time.seconds == entry.time)
      guard let link = entry.link else { continue }
      let blind = try Secret(copying: link.blind.span.bytes)
      #expect(
        leaf.chain
          == .chain(caseID: record.caseID, actor: entry.actor.text, previous: link.previous, blind: blind))
    }
    for exhibit in record.exhibits {
      let leaf = try #require(disclosure.leaves[exhibit.leaf].flatMap { Leaf($0) })
      let blind = try Secret(copying: exhibit.blind.span.bytes)
      #expect(leaf.content == .content(digest: exhibit.sha256, byteCount: exhibit.byteCount, blind: blind))
    }
  }

  @Test func `proofs of all leaves are under one checkpoint`() throws {
    let (folder, log) = try begin()
    for byte in 0..<5 { try folder.add(.bytes([UInt8(byte)]), CaseFixture.label(), by: CaseFixture.actor) }
    let note = try folder.checkpoint()
    _ = try log.append([1])
    let epoch = try folder.unlock(CaseFixture.password())
    let leaves = try folder.disclose([2, 4], chain: .selected, with: epoch).leaves
    let proofs = try folder.proofs(of: leaves, under: note)
    #expect(proofs.count == 2)
    for (index, proof) in proofs {
      #expect(try proof.verify(entry: leaves[index] ?? [], log: folder.logKey, origin: folder.origin).size == 6)
    }
  }

  @Test func `deleting lets key and bytes go, and the leaf stays`() throws {
    let (folder, log) = try begin()
    for byte in 1...2 { try folder.add(.bytes([UInt8(byte)]), CaseFixture.label(), by: CaseFixture.actor) }
    try folder.addCopy([9], of: 1, madeBy: "renderer", ending: "png", by: CaseFixture.actor)
    try folder.hold(by: CaseFixture.actor)
    #expect(throws: CaseError.notAllowed(.held)) {
      try folder.delete(1, for: .survivor, because: .survivorAsked, by: CaseFixture.actor)
    }
    try folder.lift(by: CaseFixture.actor)
    #expect(throws: CaseError.notHeld) { try folder.lift(by: CaseFixture.actor) }
    #expect(throws: CaseError.notAllowed(.tooEarly)) {
      try folder.delete(1, for: .retention, because: .retentionOver, by: CaseFixture.actor)
    }
    #expect(throws: CaseError.notAllowed(.onePerson)) {
      try folder.delete(1, for: .staff(first: "KS", second: "KS"), because: .sentInError, by: CaseFixture.actor)
    }
    try folder.delete(1, for: .survivor, because: .survivorAsked, by: CaseFixture.actor)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path + "/sealed").count == 1)
    #expect(throws: CaseError.alreadyDeleted(1)) { try folder.access([1], by: CaseFixture.actor) }
    #expect(throws: CaseError.noExhibit(3)) { try folder.access([3], by: CaseFixture.actor) }
    #expect(folder.present == [2])
    let epoch = try folder.unlock(CaseFixture.password())
    let whole = try folder.disclose([2], chain: .whole, with: epoch)
    #expect(whole.record.custody.map(\.kind) == [.item, .item, .item, .hold, .hold, .deletion])
    #expect(whole.record.custody.map(\.exhibits) == [[], [1], [], [], [], []])
    try check(whole)
    let chosen = try folder.disclose([2], chain: .selected, with: epoch)
    #expect(chosen.record.custody.map(\.kind) == [.item, .hold, .hold])
    _ = log
  }

  @Test func `two at once, another log, and folders that are none`() throws {
    let (folder, log) = try begin()
    #expect(throws: CaseError.self) { try CaseFixture.open(fixture.path, log) }
    #expect(throws: CaseError.notACase(path: "nowhere")) { try CaseFixture.open("nowhere", log) }
    #expect(throws: CaseError.exists(path: fixture.path)) { try CaseFixture.start(fixture.path, log) }
    _ = folder
  }

  @Test(arguments: ["case.json", "keys.json", "staff.json", "entries/000000.json"])
  func `a changed file is refused or opens nothing wrong`(_ name: String) throws {
    let log: LocalLog
    do {
      let (folder, made) = try begin()
      try folder.add(.bytes([1, 2, 3]), CaseFixture.label(), by: CaseFixture.actor)
      log = made
    }
    let path = "\(fixture.path)/\(name)"
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for place in stride(from: 0, to: bytes.count, by: 23) {
      var changed = bytes
      changed[place] ^= 1
      try Data(changed).write(to: URL(filePath: path))
      do {
        let got = try CaseFixture.bytes(1, CaseFixture.open(fixture.path, log))
        #expect(got == [1, 2, 3], "\(name) \(place)")
      } catch is CaseError {}
    }
    try Data(bytes).write(to: URL(filePath: path))
    // Nothing that was opened with the change in it took anything away.
    #expect(try CaseFixture.bytes(1, CaseFixture.open(fixture.path, log)) == [1, 2, 3])
  }

  @Test func `an entry that was lost takes no exhibit with it`() throws {
    let log: LocalLog
    do {
      let (folder, made) = try begin()
      for byte in 1...2 { try folder.add(.bytes([UInt8(byte)]), CaseFixture.label(), by: CaseFixture.actor) }
      log = made
    }
    let (entry, away) = ("\(fixture.path)/entries/000001.json", "\(fixture.path)/away")
    try FileManager.default.moveItem(atPath: entry, toPath: away)
    #expect {
      try CaseFixture.open(fixture.path, log)
    } throws: { error in
      (error as? CaseError)?.message.hasSuffix("an entry was lost or changed; nothing was removed") == true
    }
    try FileManager.default.moveItem(atPath: away, toPath: entry)
    #expect(try CaseFixture.bytes(2, CaseFixture.open(fixture.path, log)) == [2])
  }

  @Test func `a hold that was lost allows no deletion`() throws {
    let log: LocalLog
    do {
      let (folder, made) = try begin()
      try folder.add(.bytes([1]), CaseFixture.label(), by: CaseFixture.actor)
      try folder.hold(by: CaseFixture.actor)
      log = made
    }
    try FileManager.default.removeItem(atPath: "\(fixture.path)/entries/000001.json")
    let lost = CaseError.damaged(
      path: "\(fixture.path)/entries", reason: "an entry was lost or changed; nothing was removed")
    #expect(throws: lost) { try CaseFixture.open(fixture.path, log) }
  }

  @Test func `a wrong password, another key and a broken slip are told apart`() throws {
    let (folder, log) = try begin()
    try folder.add(.bytes([1]), CaseFixture.label(), by: CaseFixture.actor)
    #expect(try told { _ = try folder.unlock(CaseFixture.password("right")) } == "the password does not open this case")
    _ = consume folder

    let whole = try change("entries/000000.json", "slip") { text in
      let middle = text.index(text.startIndex, offsetBy: text.count / 2)
      return text.replacingCharacters(in: middle...middle, with: text[middle] == "A" ? "B" : "A")
    }
    let damaged = try CaseFixture.open(fixture.path, log)
    let slipTold = try told { _ = try CaseFixture.bytes(1, damaged) }
    #expect(slipTold == "\"\(fixture.path)/entries\" is damaged: entry 1 of the log does not open")
    _ = consume damaged
    try whole.write(to: URL(filePath: "\(fixture.path)/entries/000000.json"))

    let other = try AgreementKey.generate().publicKey.bytes
    _ = try change("case.json", "key") { _ in other.map { String(format: "%02x", $0) }.joined() }
    let swapped = try CaseFixture.open(fixture.path, log)
    #expect(try told { _ = try CaseFixture.bytes(1, swapped) }.hasSuffix("for which this password was set"))
  }

  /// Changes one member of a file of the case; what stood there.
  private func change(_ name: String, _ member: String, _ change: (String) -> String) throws -> Data {
    let place = URL(filePath: "\(fixture.path)/\(name)")
    let whole = try Data(contentsOf: place)
    let object = try #require(try JSONSerialization.jsonObject(with: whole) as? [String: Any])
    let old = try #require(object[member] as? String)
    try String(decoding: whole, as: UTF8.self).replacing("\"\(old)\"", with: "\"\(change(old))\"")
      .write(to: place, atomically: false, encoding: .utf8)
    return whole
  }

  private func told(_ body: () throws -> Void) throws -> String {
    do { try body() } catch let error as CaseError { return error.message }
    return ""
  }

  @Test func `a pipe is no item, and nobody else can look into a case`() throws {
    let (folder, _) = try begin()
    let pipe = fixture.folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: CaseError.file(.notAFile(path: pipe))) {
      try folder.add(.file(pipe), CaseFixture.label(), by: CaseFixture.actor)
    }
    for name in ["", "/entries", "/sealed"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: fixture.path + name)
      #expect((attributes[.posixPermissions] as? Int) == 0o700)
    }
  }

  @Test func `a case follows its log to a new key while both sign`() throws {
    do {
      let (folder, _) = try begin()
      try folder.add(.bytes([1]), CaseFixture.label(), by: CaseFixture.actor)
    }
    func add(_ byte: UInt8, _ key: UInt8, _ retiring: UInt8?) throws {
      let log = try LocalLog(fixture.logPath, key: key, retiring: retiring)
      // As logkeeper does when it starts.
      _ = try log.append([1])
      let folder = try CaseFixture.open(fixture.path, log)
      try folder.add(.bytes([byte]), CaseFixture.label(), by: CaseFixture.actor)
    }
    try add(2, 8, 7)
    try add(3, 8, nil)
    try add(4, 9, 8)
    let log = try LocalLog(fixture.logPath, key: 9)
    #expect(try (1...4).map { try CaseFixture.bytes($0, CaseFixture.open(fixture.path, log)) } == [[1], [2], [3], [4]])
  }

  @Test func `sealed files that were swapped are damage, not a wrong password`() throws {
    let (folder, _) = try begin()
    for byte in 1...2 { try folder.add(.bytes([UInt8(byte)]), CaseFixture.label(), by: CaseFixture.actor) }
    let sealed = "\(fixture.path)/sealed/"
    let names = try FileManager.default.contentsOfDirectory(atPath: sealed)
    try #require(names.count == 2)
    for (from, to) in [(names[0], "x"), (names[1], names[0]), ("x", names[1])] {
      try FileManager.default.moveItem(atPath: sealed + from, toPath: sealed + to)
    }
    #expect {
      try CaseFixture.bytes(2, folder)
    } throws: { error in
      (error as? CaseError)?.message.hasSuffix("is damaged: exhibit 2 is not what was received") == true
    }
  }

  @Test(arguments: ["", "<b>", "=1+1", "a\nb", "\u{202E}x", String(repeating: "M", count: 40)])
  func `marks that would mislead are refused`(_ mark: String) throws {
    let (folder, _) = try begin()
    #expect(throws: CaseError.badWord(what: "mark")) {
      try folder.add(.bytes([1]), CaseFixture.label(mark), by: CaseFixture.actor)
    }
    #expect(folder.entries.isEmpty)
  }

  @Test func `what is no regular file is refused`() throws {
    let (folder, _) = try begin()
    for path in [fixture.path, "/dev/zero", "/nowhere", "a\u{0}b"] {
      #expect(throws: CaseError.self) { try folder.add(.file(path), CaseFixture.label(), by: CaseFixture.actor) }
    }
    #expect(folder.entries.isEmpty)
  }

  @Test func `without the log it waits, and the next command finishes it`() throws {
    let log: LocalLog
    do {
      let (folder, made) = try begin()
      log = made
      try folder.add(.bytes([1]), CaseFixture.label(), by: CaseFixture.actor)
      log.isDown = true
      #expect(throws: CaseError.log(.noAnswer)) {
        try folder.add(.bytes([2]), CaseFixture.label(), by: CaseFixture.actor)
      }
    }
    log.isDown = false
    let folder = try CaseFixture.open(fixture.path, log)
    #expect(folder.entries.count == 1 && !folder.isWaiting)
  }

  @Test func `both halves give another password, one twice does not`() throws {
    let log = try LocalLog(fixture.logPath)
    let recovery = try EvidenceFolder.start(
      fixture.path, socket: "s", log: log, keeper: "KS", password: CaseFixture.password(), keepDays: 1,
      cost: Argon2id(passes: 1, memoryBytes: 8_192))
    let folder = try CaseFixture.open(fixture.path, log)
    try folder.add(.bytes([1]), CaseFixture.label(), by: CaseFixture.actor)
    #expect(throws: CaseError.self) {
      try folder.recover(recovery.first, recovery.first, password: CaseFixture.password(), by: CaseFixture.actor)
    }
    #expect(folder.entries.count == 1)
    try folder.recover(
      recovery.second, recovery.first, password: CaseFixture.password("another"), by: CaseFixture.actor)
    #expect(folder.entries.last?.leaf.kind == .recovery)
    #expect(throws: CaseError.self) { _ = try folder.unlock(CaseFixture.password()) }
    let epoch = try folder.unlock(CaseFixture.password("another"))
    #expect(try folder.label(of: 1, with: epoch).byteCount == 1)
  }
}

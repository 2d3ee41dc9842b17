public import Files
internal import Glibc
public import MerkleLog
public import Timekeeping

/// Where the courier keeps what others vouched for, and what it is still to ask. An export reads here, and puts its
/// checkpoint into the line.
public struct CourierFolder: Sendable {
  public let path: String
  private let faults: FaultPlan

  public init(_ path: String, faults: FaultPlan = .none) {
    self.path = path
    self.faults = faults
  }

  public func authority(_ name: String) -> AuthorityFolder {
    AuthorityFolder("\(path)/authority/\(name)", name: name, faults: faults)
  }

  public func witness(_ name: String) -> WitnessFolder {
    WitnessFolder("\(path)/witness/\(name)", name: name, faults: faults)
  }

  /// A name is a folder's: letters, digits, full stop, hyphen.
  public static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count) && name.first != "." && name.first != "-"
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == 0x2E || byte == 0x2D
      }
  }

  public func authorities() throws(FileError) -> [AuthorityFolder] { try names("authority").map(authority) }

  public func witnesses() throws(FileError) -> [WitnessFolder] { try names("witness").map(witness) }

  private func names(_ kind: String) throws(FileError) -> [String] {
    guard FileSystem.isFolder("\(path)/\(kind)") else { return [] }
    return try FileSystem.names(in: "\(path)/\(kind)").filter(Self.isName)
  }

  /// Makes a place for an authority, so that checkpoints can wait for it.
  public func prepare(authority name: String) throws(FileError) {
    try FileSystem.makeFolder("\(path)/authority/\(name)/waiting")
  }

  /// Puts a checkpoint into every authority's line, and remembers when. An export does this too; it need not wait.
  public func ask(about checkpoint: [UInt8], at now: ClockReading) throws(FileError) {
    for authority in try authorities() { try authority.add(checkpoint, seconds: now.seconds) }
    try FileSystem.makeFolder(path)
    try FileSystem.keep(Array("\(now.seconds)\n".utf8) + checkpoint, at: path + "/asked", faults: faults)
  }

  /// Every stamp there is, each authority's in the order in which they came.
  public func stamps() throws(FileError) -> [Stamp] {
    var stamps: [Stamp] = []
    for authority in try authorities() {
      for number in try authority.numbers() { stamps.append(try authority.stamp(number)) }
    }
    return stamps
  }

  /// The stamps over exactly these bytes, as soon as every authority has given one or the time is over. What is missing then
  /// comes later: nobody has to wait.
  public func stamps(of checkpoint: [UInt8], waitingSeconds: Int) throws(FileError) -> [Stamp] {
    for second in 0... {
      let found = try stamps().filter { $0.checkpoint == checkpoint }
      if try Set(found.map(\.authority)).count == authorities().count || second >= waitingSeconds { return found }
      sleep(1)
    }
    return []
  }

  // MARK: When

  static let hour = 3_600

  /// Whether to ask about a checkpoint now: an hour after the last time if it changed, a day after if not. Where the clock
  /// was set back, at once.
  public func isDue(_ checkpoint: SignedNote, at now: ClockReading) -> Bool {
    guard let asked = asked() else { return true }
    let passed = now.seconds - asked.seconds
    if passed < -1 { return true }
    return passed >= (asked.text == checkpoint.text ? 24 * Self.hour : Self.hour)
  }

  private func asked() -> (seconds: Int, text: String)? {
    guard let bytes = try? FileSystem.read(path + "/asked", limitBytes: SignedNote.byteCountMax + 32),
      let end = bytes.firstIndex(of: 0x0A), let seconds = Int(String(decoding: bytes[..<end], as: UTF8.self)),
      let note = try? SignedNote(Array(bytes[(end + 1)...]))
    else { return nil }
    return (seconds, note.text)
  }

  // MARK: The checkpoint that is published

  /// The newest checkpoint that the courier saw, with the line of every witness that signed it.
  public func checkpoint() -> SignedNote? {
    (try? FileSystem.read(path + "/checkpoint", limitBytes: SignedNote.byteCountMax)).flatMap { try? SignedNote($0) }
  }

  public func publish(_ note: SignedNote) throws(FileError) {
    try FileSystem.makeFolder(path)
    try FileSystem.keep(note.bytes, at: path + "/checkpoint", faults: faults)
  }
}

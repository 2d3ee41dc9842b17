public import Files
public import OpenSSL
internal import Sodium

/// What one time stamping authority was asked, is still to be asked, and has answered.
///
/// - `chain.pem`: the certificates under which its answers were taken; older ones stay behind newer ones.
/// - `0001.checkpoint`, `0001.tsq`, `0001.tsr`: what was stamped, question and answer. The answer is written last: where it
///   is, the other two are.
/// - `waiting/`: checkpoints to ask about. `trouble`: how it goes wrong at the moment.
public struct AuthorityFolder: Sendable {
  /// When so many wait, the oldest give way.
  public static let waitingMax = 64
  static let fileBytesMax = 1 << 20

  public let name: String
  let path: String
  private let faults: FaultPlan

  init(_ path: String, name: String, faults: FaultPlan = .none) {
    self.path = path
    self.name = name
    self.faults = faults
  }

  private var waitingPath: String { path + "/waiting" }

  private func file(_ number: Int, _ ending: String) -> String { "\(path)/\(Digits.padded(number, to: 4)).\(ending)" }

  // MARK: What waits

  /// Names of the checkpoints that wait, the oldest first.
  public func waiting() throws(FileError) -> [String] {
    guard FileSystem.isFolder(waitingPath) else { return [] }
    return try FileSystem.names(in: waitingPath).filter { $0.hasSuffix(".checkpoint") }
  }

  /// Puts a checkpoint into the line. It is on the disk when this returns. Newer than all others, it stays; where there are
  /// too many, the oldest go.
  func add(_ checkpoint: [UInt8], seconds: Int) throws(FileError) {
    let digest = SHA256.hex(of: String(decoding: checkpoint, as: UTF8.self)).prefix(16)
    let names = try waiting()
    guard !names.contains(where: { $0.contains(digest) }) else { return }
    try FileSystem.makeFolder(waitingPath)
    let last = names.last.flatMap { Int($0.prefix { $0 != "-" }) } ?? 0
    let name = "\(Digits.padded(last + 1, to: 6))-\(seconds)-\(digest).checkpoint"
    try FileSystem.keep(checkpoint, at: "\(waitingPath)/\(name)", faults: faults)
    for old in names.dropLast(Self.waitingMax - 1) { try FileSystem.remove("\(waitingPath)/\(old)", faults: faults) }
  }

  /// Since when the oldest waits, in seconds since 1970.
  public func waitingSince() throws(FileError) -> Int? {
    try waiting().first.flatMap { name in
      let parts = name.split(separator: "-", maxSplits: 1)
      return parts.count == 2 ? parts[1].lastIndex(of: "-").flatMap { Int(parts[1][..<$0]) } : nil
    }
  }

  /// What to ask next: the newest, which vouches for all before it, and then those that still wait.
  public func next() throws(FileError) -> (name: String, checkpoint: [UInt8])? {
    guard let name = try waiting().last else { return nil }
    return (name, try FileSystem.read("\(waitingPath)/\(name)", limitBytes: Self.fileBytesMax))
  }

  // MARK: Asking

  /// A question over a checkpoint, with a fresh number that an old answer does not have.
  public static func request(for checkpoint: [UInt8]) -> [UInt8] {
    var nonce = Libsodium.randomBytes(8)
    nonce[0] = nonce[0] & 0x7F | 0x40
    return Timestamp.request(sha256: SHA256.digest(of: checkpoint), nonce: nonce)
  }

  /// Verifies an answer and keeps it, and lets what waited go. What does not hold is not kept.
  public func keep(
    _ answer: [UInt8], to request: [UInt8], name: String, checkpoint: [UInt8], chain: [UInt8]
  ) throws(StampError) -> Timestamp {
    let stamp: Timestamp
    do throws(TimestampError) {
      stamp = try Timestamp.verified(answer: answer, to: request, authority: chain)
    } catch {
      throw .notVerified(error)
    }
    do throws(FileError) {
      try remember(chain)
      let number = try numbers().count + 1
      try FileSystem.keep(checkpoint, at: file(number, "checkpoint"), faults: faults)
      try FileSystem.keep(request, at: file(number, "tsq"), faults: faults)
      try FileSystem.keep(answer, at: file(number, "tsr"), faults: faults)
      try FileSystem.remove("\(waitingPath)/\(name)", faults: faults)
      try FileSystem.remove(path + "/trouble", faults: faults)
    } catch {
      throw .file(error)
    }
    return stamp
  }

  /// Certificates are only added: earlier answers need those under which they were taken.
  private func remember(_ chain: [UInt8]) throws(FileError) {
    let known = try self.chain()
    let text = String(decoding: known, as: UTF8.self)
    guard !text.utf8.elementsEqual(chain), !text.hasPrefix(String(decoding: chain, as: UTF8.self) + "\n") else {
      return
    }
    try FileSystem.makeFolder(path)
    try FileSystem.keep(known.isEmpty ? chain : chain + [0x0A] + known, at: path + "/chain.pem", faults: faults)
  }

  public func chain() throws(FileError) -> [UInt8] {
    guard FileSystem.exists(path + "/chain.pem") else { return [] }
    return try FileSystem.read(path + "/chain.pem", limitBytes: Self.fileBytesMax)
  }

  // MARK: What was kept

  /// Numbers of the stamps.
  public func numbers() throws(FileError) -> [Int] {
    guard FileSystem.isFolder(path) else { return [] }
    return try FileSystem.names(in: path).compactMap { $0.hasSuffix(".tsr") ? Int($0.dropLast(4)) : nil }.sorted()
  }

  public func stamp(_ number: Int) throws(FileError) -> Stamp {
    func bytes(_ ending: String) throws(FileError) -> [UInt8] {
      try FileSystem.read(file(number, ending), limitBytes: Self.fileBytesMax)
    }
    return Stamp(
      authority: name, number: number, checkpoint: try bytes("checkpoint"), request: try bytes("tsq"),
      answer: try bytes("tsr"), chain: try chain())
  }

  // MARK: Trouble

  public func trouble() -> Trouble? { TroubleFile.read(path) }

  public func failed(_ reason: String, seconds: Int) throws(FileError) {
    try FileSystem.makeFolder(path)
    try TroubleFile.add(reason, seconds: seconds, in: path, faults: faults)
  }
}

/// Why a stamp was not kept.
public enum StampError: Error, Hashable, Sendable {
  case notVerified(TimestampError)
  case file(FileError)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .notVerified(let error): error.message
    case .file(let error): error.message
    }
  }
}

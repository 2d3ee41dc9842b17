internal import Files
internal import OpenSSL

/// The larger sealed files. Each is written under another name, synced, and then given its own: it is whole or not there.
struct ItemFolder: Sendable {
  /// What is not larger lies in the database.
  static let rowBytesMax = 32 << 10

  let path: String
  let faults: FaultPlan

  init(_ path: String, faults: FaultPlan) {
    self.path = path
    self.faults = faults
  }

  /// With all its 256 parts, so that none is made later, when a report waits.
  static func make(_ path: String) throws(FileError) {
    for part in UInt8.min ... .max { try FileSystem.makeFolder("\(path)/\(hex([part]))") }
    try FileSystem.syncFolder(path)
  }

  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  func part(of id: [UInt8]) -> String { "\(path)/\(Self.hex(Array(id.prefix(1))))" }

  func file(of id: [UInt8]) -> String { "\(part(of: id))/\(Self.hex(id))" }

  func has(_ id: [UInt8]) -> Bool { FileSystem.exists(file(of: id)) }

  func remove(_ id: [UInt8]) throws(FileError) { try FileSystem.remove(file(of: id), faults: faults) }

  /// Gives the file to somebody, piece by piece, and its digest at the end.
  func read(_ id: [UInt8], _ body: (borrowing RawSpan) -> Void = { _ in }) throws(FileError) -> [UInt8] {
    let file = try InputFile.open(file(of: id))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let digest = SHA256Stream()
    while true {
      let count = try file.read(into: &buffer, at: 0, atMost: buffer.count)
      guard count > 0 else { return digest.digest() }
      let piece = buffer.span.bytes.extracting(0..<count)
      digest.add(piece)
      body(piece)
    }
  }

  /// Names of files and drafts that were last written before a time.
  func names(before time: Int) throws(FileError) -> [String] {
    var found: [String] = []
    for part in try FileSystem.names(in: path) {
      for name in try FileSystem.names(in: "\(path)/\(part)")
      where FileSystem.writtenAt("\(path)/\(part)/\(name)") ?? .max < time { found.append("\(part)/\(name)") }
    }
    return found
  }
}

internal import Evidence
internal import Files
internal import JSON

/// A small file of a case in its one form: what is read writes the same bytes again.
protocol StoredFile {
  static var format: String { get }
  static var byteCountMax: Int { get }
  init(_ members: RecordMembers) throws(RecordError)
  /// Everything but the format.
  var members: [JSONValue.Member] { get }
}

extension StoredFile {
  var bytes: [UInt8] { JSONWriter.write(.object([.init("format", JSONValue(Self.format))] + members)) }

  init(bytes: [UInt8]) throws(RecordError) {
    let members = try RecordMembers(bytes, byteCountMax: Self.byteCountMax)
    guard try members.text("format") == Self.format else { throw .wrong(place: "format") }
    try self.init(members)
    guard self.bytes == bytes else { throw .otherForm }
  }

  static func read(_ path: String) throws(CaseError) -> Self {
    let bytes = try onDisk { () throws(FileError) in try FileSystem.read(path, limitBytes: byteCountMax) }
    do throws(RecordError) { return try Self(bytes: bytes) } catch {
      throw .damaged(path: path, reason: error.message)
    }
  }

  /// Beside its place, synced, and then renamed there: who looks sees the old file or the new one.
  func write(to path: String, faults: FaultPlan) throws(CaseError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try onDisk { () throws(FileError) in
      do {
        let draft = try OutputFile("\(path).draft", faults: faults)
        try draft.truncate(to: 0)
        try draft.append(bytes)
        try draft.sync()
      }
      try FileSystem.move("\(path).draft", to: path, faults: faults)
      try FileSystem.syncFolder(folder, faults: faults)
    }
  }
}

import Glibc

extension FileSystem {
  /// Gives a file its final name. Who looks there sees what was there before, or the whole new file.
  public static func move(_ path: String, to target: String, faults: FaultPlan = .none) throws(FileError) {
    guard isWhole(path), isWhole(target) else {
      throw .failed(path: path, reason: "the name holds a NUL character")
    }
    try faults.check(target)
    guard unsafe Glibc.rename(path, target) == 0 else { throw error(target, or: .notWritable(path: target)) }
  }

  /// Removes a file; one that is not there is fine.
  public static func remove(_ path: String, faults: FaultPlan = .none) throws(FileError) {
    guard isWhole(path) else { throw .missing(path: path) }
    try faults.check(path)
    var status = stat()
    // SAFETY: stat writes into a local of its own type.
    if unsafe stat(path, &status) == 0 { faults.free(status.st_size) }
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw error(path, or: .notWritable(path: path)) }
  }

  /// Returns when the names in a folder are on the disk.
  public static func syncFolder(_ path: String, faults: FaultPlan = .none) throws(FileError) {
    guard isWhole(path) else { throw .missing(path: path) }
    try faults.check(path)
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(path, or: .notReadable(path: path)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw error(path, or: .notWritable(path: path)) }
  }

  /// Writes a small file so that a crash leaves the old one or the new one, and returns when it is on the disk. Others may
  /// read it.
  public static func keep(_ bytes: [UInt8], at path: String, faults: FaultPlan = .none) throws(FileError) {
    let draft = path + ".draft"
    try remove(draft, faults: faults)
    do {
      let file = try OutputFile(draft, faults: faults)
      try file.append(bytes)
      try file.sync()
      file.letOthersRead()
    }
    try move(draft, to: path, faults: faults)
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try syncFolder(folder, faults: faults)
  }
}

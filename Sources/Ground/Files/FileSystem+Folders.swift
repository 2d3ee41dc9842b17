import Glibc

extension FileSystem {
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    // SAFETY: stat writes into a local of its own type.
    return unsafe isWhole(path) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether it is a file with a length, and no pipe or device.
  public static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    // SAFETY: stat writes into a local of its own type.
    return unsafe isWhole(path) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  public static func exists(_ path: String) -> Bool { unsafe isWhole(path) && access(path, F_OK) == 0 }

  /// When a file was last written, in seconds since 1970; nil where there is none.
  public static func writtenAt(_ path: String) -> Int? {
    var status = stat()
    // SAFETY: stat writes into a local of its own type.
    return unsafe isWhole(path) && stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
  }

  /// Makes the folder and those above it; an existing one is fine. A private one is for its owner alone.
  public static func makeFolder(_ path: String, isPrivate: Bool = false) throws(FileError) {
    guard isWhole(path) else { throw .failed(path: path, reason: "the name holds a NUL character") }
    guard !isFolder(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if unsafe mkdir(path, isPrivate ? 0o700 : 0o755) == 0 { return }
    let failure = error(path, or: .notWritable(path: path))
    // Somebody else may have made it meanwhile.
    if !isFolder(path) { throw failure }
  }

  /// The names in a folder, sorted, without hidden ones.
  public static func names(in folder: String) throws(FileError) -> [String] {
    guard isWhole(folder) else { throw .missing(path: folder) }
    // SAFETY: the stream is closed below and each entry is copied before the next is read.
    guard let stream = unsafe opendir(folder) else { throw error(folder, or: .notReadable(path: folder)) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // SAFETY: d_name is NUL-terminated and lives until the next readdir.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The path with every symbolic link followed, or nil where something on the way is missing.
  public static func resolved(_ path: String) -> String? {
    // SAFETY: realpath allocates the result, which is copied and freed here.
    guard isWhole(path), let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Whether a file descriptor is a terminal: 1 is standard output, 2 standard error.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

import Glibc

/// A folder that is filled beside its place and gets its name when it is whole. A run that is killed leaves its draft, with
/// all that stands in it, so the next run for the same place takes away what runs left that are gone.
public enum DraftFolder {
  private static let ending = ".draft"

  /// `PATH.PROCESS-RANDOM.draft`
  public static func path(beside path: String) -> String {
    "\(path).\(getpid())-\(String(UInt32.random(in: 0 ... .max), radix: 36))\(ending)"
  }

  /// Leaves alone what a process that is there may still be writing.
  public static func removeAbandoned(beside path: String) throws(FileError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let start = (slash.map { path[path.index(after: $0)...] } ?? path[...]) + "."
    for name in try FileSystem.names(in: folder) where name.hasPrefix(start) && name.hasSuffix(ending) {
      let parts = name.dropFirst(start.count).dropLast(ending.count).split(separator: "-")
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0, isGone(process) else { continue }
      try FileSystem.removeTree(folder + name)
    }
  }

  private static func isGone(_ process: pid_t) -> Bool { kill(process, 0) != 0 && errno == ESRCH }
}

internal import Files
public import SourceText
public import YAML

/// The files of one workspace: read once, and only from below its folder.
public struct WorkspaceFiles {
  /// Larger models are generated, and can be split.
  public static let fileBytesMax = 32 << 20
  /// All files of one run together.
  public static let totalBytesMax = 128 << 20

  /// The folder as the person named it; empty for the current one.
  public let folder: String
  private let resolvedFolder: String
  private var known: [String: SourceFile] = [:]
  private var totalBytes = 0

  /// The workspace around a file. Nil, with a diagnostic, where the folder is not there.
  public init?(around path: String, into log: inout Diagnostics) {
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? ""
    guard let resolved = FileSystem.resolved(folder.isEmpty ? "." : folder) else {
      log.error(
        "file/missing", at: Self.start(of: path), "there is no folder \"\(folder)\"",
        hint: "check the name and the folder you are in")
      return nil
    }
    resolvedFolder = resolved
  }

  /// The file's text. `name` is relative to the workspace's folder; `place` is where it is asked for, or nil for the
  /// command line.
  public mutating func read(_ name: String, at place: SourceLocation?, into log: inout Diagnostics) -> SourceFile? {
    let path = folder + name
    let asked = place ?? Self.start(of: path)
    guard !name.contains("\0"), let resolved = FileSystem.resolved(path) else {
      report(.missing(path: path), at: asked, into: &log)
      return nil
    }
    guard resolved.hasPrefix(resolvedFolder == "/" ? "/" : resolvedFolder + "/") else {
      log.error(
        "file/outside", at: asked, "\"\(path)\" leads out of the workspace's folder",
        hint: "copy the file into the folder; links to other places are not followed")
      return nil
    }
    if let file = known[resolved] { return file }
    do throws(FileError) {
      let bytes = try FileSystem.read(path, limitBytes: Self.fileBytesMax)
      totalBytes += bytes.count
      guard totalBytes <= Self.totalBytesMax else {
        throw FileError.tooLarge(path: path, limitBytes: Self.totalBytesMax)
      }
      let file = SourceFile(name: path, bytes: bytes)
      known[resolved] = file
      return file
    } catch {
      report(error, at: asked, into: &log)
      return nil
    }
  }

  /// The file's text as YAML. It may come with errors in the log, see `YAMLParser.parse(keepsGoing:)`.
  public mutating func yaml(_ name: String, at place: SourceLocation?, into log: inout Diagnostics) -> YAMLNode? {
    read(name, at: place, into: &log).flatMap { YAMLParser.parse($0, keepsGoing: true, into: &log) }
  }

  private func report(_ error: FileError, at place: SourceLocation, into log: inout Diagnostics) {
    let code =
      switch error {
      case .missing: "file/missing"
      case .tooLarge: "file/too-large"
      case .notAFile: "file/not-a-file"
      default: "file/unreadable"
      }
    log.error(code, at: place, error.message, hint: error.hint)
  }

  private static func start(of path: String) -> SourceLocation {
    SourceLocation(file: SourceFile(name: path, bytes: []), line: 1, column: 1)
  }
}

/// Why a file could not be read or written. The path is the one the person gave.
public enum FileError: Error, Hashable, Sendable {
  case missing(path: String)
  case notReadable(path: String)
  case notWritable(path: String)
  case notAFile(path: String)
  case tooLarge(path: String, limitBytes: Int)
  /// Nothing more can be written, here or in the user's share.
  case diskFull(path: String)
  case failed(path: String, reason: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .missing(let path): "there is no file \"\(path)\""
    case .notReadable(let path): "\"\(path)\" may not be read by this user"
    case .notWritable(let path): "\"\(path)\" may not be written by this user"
    case .notAFile(let path): "\"\(path)\" is not a regular file"
    case .tooLarge(let path, let limit): "\"\(path)\" is larger than the limit of \(limit / 1024) kB"
    case .diskFull(let path): "the disk is full, and \"\(path)\" was not written"
    case .failed(let path, let reason): "\"\(path)\" could not be used: \(reason)"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .missing: "check the name and the folder you are in"
    case .notReadable, .notWritable: "check who owns it and its permissions"
    case .notAFile: "name a file, not a folder, pipe or device"
    case .tooLarge: "split it into smaller files; a model can take in others with include:"
    case .diskFull: "make room on the disk and try again"
    case .failed: "check the disk and try again"
    }
  }
}

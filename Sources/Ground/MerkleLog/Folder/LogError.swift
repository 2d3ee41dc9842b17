public import Files

/// Why a log was not opened, or took nothing.
public enum LogError: Error, Hashable, Sendable {
  case file(FileError)
  /// There is a log already.
  case exists(path: String)
  case noLog(path: String)
  /// No checkpoint of this log and key, in the second place or beside the tree.
  case noCheckpoint(path: String)
  /// More was signed than is there: an old copy was put back, or something was cut off.
  case rolledBack(found: Int, signed: Int)
  /// As much is there as was signed, and it is something else.
  case forked(size: Int)
  /// A file that others vouch for is not what it was.
  case damaged(path: String)
  case tooLarge
  case noSuchEntry(index: Int)
  /// The disk is full, the reserve too. Nothing was taken, and nothing that was is lost.
  case full
  /// An earlier error left it unknown what is on the disk. Opening the log again finds out.
  case stopped

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .file(let error): error.message
    case .exists(let path): "there is a log in \"\(path)\" already"
    case .noLog(let path): "there is no log in \"\(path)\""
    case .noCheckpoint(let path): "\"\(path)\" holds no checkpoint of this log and key"
    case .rolledBack(let found, let signed):
      "the log has \(found) entries, and \(signed) were signed for: it was rolled back"
    case .forked(let size): "the first \(size) entries are not those that were signed for"
    case .damaged(let path): "\"\(path)\" was changed or is damaged"
    case .tooLarge:
      "an entry may have \(EntryBundle.entryBytesMax) bytes, and a batch \(LogFolder.batchEntriesMax) entries"
    case .noSuchEntry(let index): "there is no entry \(index)"
    case .full: "the disk is full, and the log can take nothing"
    case .stopped: "the log stopped after an error in writing"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .file(let error): error.hint
    case .exists: "open it, or choose another folder"
    case .noLog: "create one first"
    case .noCheckpoint: "restore the second place; without it nobody can know whether the log was rolled back"
    case .rolledBack, .forked:
      "nothing was signed; look for the newer copy, or begin a log under a new origin whose first entry says why"
    case .damaged: "restore this file from a copy of the log; nothing was signed over it"
    case .tooLarge: "log the hash of what is large, and give the batch in parts"
    case .noSuchEntry: "entries are counted from 0"
    case .full: "make room on the disk; the log goes on by itself"
    case .stopped: "open the log again"
    }
  }
}

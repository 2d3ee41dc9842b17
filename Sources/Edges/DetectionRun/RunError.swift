public import Files

/// Why a run cannot start or go on.
public enum RunError: Error, Hashable, Sendable {
  /// The log, or something else that is read.
  case input(FileError)
  /// Something cannot be written: the disk is full, say.
  case storage(FileError)
  /// Two fields of the map read one member of the log.
  case collidingFields
  case checkpoint(CheckpointProblem, path: String)
  case stateTooLarge(bytes: Int, limit: Int)

  public var message: String {
    switch self {
    case .input(let error), .storage(let error): error.message
    case .collidingFields: "two fields of the event map read the same member of the log"
    case .checkpoint(let problem, let path): "\(path) cannot be used: \(problem.message)"
    case .stateTooLarge(let bytes, let limit):
      "the state takes \(ByteText.text(bytes)), more than the limit of \(ByteText.text(limit))"
    }
  }

  public var hint: String {
    switch self {
    case .input(let error), .storage(let error): error.hint
    case .collidingFields: "give each field a member of its own"
    case .checkpoint(let problem, _): problem.hint
    case .stateTooLarge:
      "raise --state-max, split the log by a hash of its people, or write forget: and shorter windows in the rules"
    }
  }
}

/// What is wrong with a checkpoint.
public enum CheckpointProblem: Hashable, Sendable {
  /// It is cut off, or a byte has changed.
  case damaged
  /// Another version of the program wrote it.
  case otherVersion
  case otherRules
  case otherLog
  case otherOutput

  public var message: String {
    switch self {
    case .damaged: "it is damaged"
    case .otherVersion: "another version of the program wrote it"
    case .otherRules: "it was made with other rules, facts or another event map"
    case .otherLog: "it was made with another log"
    case .otherOutput: "the file of alerts is not the one that was written with it"
    }
  }

  public var hint: String {
    switch self {
    case .damaged:
      "check the disk; remove the file to go on from the checkpoint before it, or the folder to start again"
    case .otherVersion, .otherRules: "use what it was made with, or start again from the log with an empty folder"
    case .otherLog: "give the log from its start, as before, or start again with an empty folder"
    case .otherOutput: "name the same --out as before, or start again from the log with an empty folder"
    }
  }
}

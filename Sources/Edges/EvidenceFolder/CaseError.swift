public import Evidence
public import Files
public import Logkeeping
public import Sealing
internal import Sodium

/// Why something could not be done with a case. It never says what is in it.
public enum CaseError: Error, Hashable, Sendable {
  case file(FileError)
  case log(LogkeeperError)
  case sealing(SealingError)
  /// A file of the case is not as it was written.
  case damaged(path: String, reason: String)
  case notACase(path: String)
  case exists(path: String)
  case otherLog
  case notAllowed(Deletion.Refusal)
  case noExhibit(Int)
  case alreadyDeleted(Int)
  case notHeld
  case tooLarge(path: String)
  case tooMany
  /// The file was not the same when it was read again.
  case changing(path: String)
  case badWord(what: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .file(let error): error.message
    case .log(let error): error.message
    case .sealing(.sodium(.notAuthentic)), .sealing(.sodium(.otherKey)): "the password does not open this case"
    case .sealing(let error): error.message
    case .damaged(let path, let reason): "\"\(path)\" is damaged: \(reason)"
    case .notACase(let path): "\"\(path)\" is no case"
    case .exists(let path): "\"\(path)\" is there already"
    case .otherLog: "the log at this socket is not the one in which the case was begun"
    case .notAllowed(let refusal): refusal.message
    case .noExhibit(let number): "there is no exhibit \(number)"
    case .alreadyDeleted(let number): "exhibit \(number) was deleted"
    case .notHeld: "there is no hold on this case"
    case .tooLarge(let path): "\"\(path)\" is larger than \(Exhibit.byteCountMax >> 30) GB"
    case .tooMany: "a case may have \(EvidenceFolder.entryCountMax) entries"
    case .changing(let path): "\"\(path)\" changed while it was read"
    case .badWord(let what): "the \(what) cannot be written like this"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .file(let error): error.hint
    case .log: "see whether logkeeper runs, and keep the file until bellbird evidence list shows it"
    case .sealing(.sodium(.noLockedMemory)): "raise `ulimit -l` to 1024 or more"
    case .sealing: "type it again, or use the recovery key"
    case .damaged: "take the folder back from a copy; what the log has of it can still be proved"
    case .notACase: "begin one with: bellbird evidence start FOLDER --log SOCKET"
    case .exists: "choose another name"
    case .otherLog: "start logkeeper with its folder and key; while a new key takes over, give it the old one too"
    case .notAllowed(.held): "lift the hold first: bellbird evidence lift FOLDER"
    case .notAllowed(.tooEarly): "wait, or give another reason with --why"
    case .notAllowed(.onePerson): "name the second person with --agreed NAME"
    case .noExhibit, .alreadyDeleted: "see: bellbird evidence list FOLDER"
    case .notHeld: "see: bellbird evidence list FOLDER"
    case .tooLarge, .tooMany: "begin another case for the rest"
    case .changing: "close the program that writes it, or copy it first"
    case .badWord: "use letters, digits and spaces, without signs such as < or = at the start"
    }
  }
}

/// Runs something of another module and says its error as a case's.
func onDisk<Result: ~Copyable>(_ body: () throws(FileError) -> Result) throws(CaseError) -> Result {
  do throws(FileError) { return try body() } catch { throw .file(error) }
}

func sealing<Result: ~Copyable>(_ body: () throws(SealingError) -> Result) throws(CaseError) -> Result {
  do throws(SealingError) { return try body() } catch { throw .sealing(error) }
}

func sodium<Result: ~Copyable>(_ body: () throws(SodiumError) -> Result) throws(CaseError) -> Result {
  do throws(SodiumError) { return try body() } catch { throw .sealing(.sodium(error)) }
}

func asking<Result>(_ body: () throws(LogkeeperError) -> Result) throws(CaseError) -> Result {
  do throws(LogkeeperError) { return try body() } catch { throw .log(error) }
}

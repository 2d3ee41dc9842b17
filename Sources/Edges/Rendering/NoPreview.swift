/// Why a file has no working copy. The original is kept all the same.
public enum NoPreview: UInt8, CaseIterable, Error, Sendable {
  case empty = 1
  case otherKind = 2
  case unreadable = 3
  case tooManyPixels = 4
  case tooLarge = 5
  case tooLate = 6
  case tooMuch = 7
  case brokeDown = 8
  case untrue = 9
  case noSandbox = 10
  case noProgram = 11

  /// A sentence's end: "no preview: …".
  public var reason: String {
    switch self {
    case .empty: "the file is empty"
    case .otherKind: "it is no kind of picture or document that is opened here"
    case .unreadable: "it is cut off, damaged or locked with a password"
    case .tooManyPixels: "it has more pixels than are opened here"
    case .tooLarge: "the file is larger than what is opened here"
    case .tooLate: "opening it took too long and was stopped"
    case .tooMuch: "its copies would be larger than what is kept"
    case .brokeDown: "the program that opens files broke down at it"
    case .untrue: "what the program that opens files gave back was not what it must be"
    case .noSandbox: "this machine does not let the program that opens files be locked in"
    case .noProgram: "the program that opens files is not installed"
    }
  }

  /// What a person can do now.
  public var hint: String {
    switch self {
    case .noSandbox: "the kernel needs seccomp; containers may switch it off"
    case .noProgram: "`renderer` must lie beside `bellbird`"
    default: "the original is untouched; open it only on a computer without network that holds nothing else"
    }
  }
}

public import Files

/// Why a bag could not be written.
public enum BagError: Error, Hashable, Sendable {
  case file(FileError)
  /// Something has that name already.
  case exists(path: String)
  case path(text: String, fault: BagPath.Fault)
  /// Two files that are one on some systems, or the same twice.
  case clash(path: String, other: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .file(let error): error.message
    case .exists(let path): "“\(path)” is there already"
    case .path(let text, let fault): "“\(text)” cannot be a file of a bag: \(fault.message)"
    case .clash(let path, let other): "“\(path)” and “\(other)” are one file on some systems"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .file(let error): error.hint
    case .exists: "choose another name, or move the old one away"
    case .path, .clash: "give the file another name"
    }
  }
}

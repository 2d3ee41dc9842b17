/// Something about a bag that is not as RFC 8493 has it, and where.
public struct BagProblem: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A file or folder that every bag has is not there.
    case structure
    case declaration
    case encoding
    case byteOrderMark
    /// A line that is not a digest and a path.
    case manifest
    case tag
    /// The payload has not the length that the bag says.
    case length
    case missing
    case extra
    case changed
    case duplicatePath
    case unsafePath
    case symbolicLink
    case hardLink
    case device
    case unreadable
    case caseClash
    case normalFormClash
    case fetch
    /// Only digests that can be forged, or none that is known here.
    case weakDigest
    case unknownDigest
    /// Left by a desktop: `.DS_Store`, `__MACOSX`, `Thumbs.db`, `desktop.ini`.
    case systemFile
    /// Understood, though nobody should write it like this.
    case form
    case limit
  }

  public enum Severity: Sendable {
    /// The bag is not valid.
    case error
    /// It is, and should not be like this.
    case warning
  }

  public let kind: Kind
  public let severity: Severity
  /// The file it is about, from the bag's folder; the folder itself is empty.
  public let file: String
  /// The line of that file, from 1.
  public let line: Int?
  /// What is wrong, without a full stop.
  public let message: String

  init(_ kind: Kind, _ severity: Severity, _ file: String, line: Int? = nil, _ message: String) {
    self.kind = kind
    self.severity = severity
    self.file = file
    self.line = line
    self.message = message
  }

  init(_ kind: Kind, _ file: String, line: Int? = nil, _ message: String) {
    self.init(kind, .error, file, line: line, message)
  }

  public var place: String { line.map { "\(file):\($0)" } ?? (file.isEmpty ? "the folder" : file) }
}

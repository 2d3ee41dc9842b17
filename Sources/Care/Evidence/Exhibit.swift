/// One thing that was received, as a bundle shows it.
public struct Exhibit: Hashable, Sendable {
  public static let byteCountMax = 4 << 30
  public static let markBytesMax = 32
  public static let nameBytesMax = 1_024
  public static let typeBytesMax = 127

  /// From 1, anew in each bundle.
  public let number: Int
  /// How statements refer to it: initials and a number (`AB-1`).
  public let mark: String
  /// The file's name where it came from. Strangers wrote it.
  public let name: String?
  public let type: MediaType
  public let byteCount: Int
  public let sha256: [UInt8]
  /// Opens the leaf's commitment to the content.
  public let blind: [UInt8]
  /// Index in the log.
  public let leaf: Int
  /// Seconds since 1970, UTC.
  public let received: Int
  /// Who or what made it, where that was said.
  public let capturedBy: String?
  public let submittedBy: Role
  public let working: [WorkingCopy]

  /// What the sender said it is, and what its first bytes say.
  public struct MediaType: Hashable, Sendable {
    public let claimed: String?
    public let found: String?

    public init(claimed: String?, found: String?) { (self.claimed, self.found) = (claimed, found) }
  }

  public init(
    number: Int, mark: String, name: String?, type: MediaType, byteCount: Int, sha256: [UInt8],
    blind: [UInt8], leaf: Int, received: Int, capturedBy: String?, submittedBy: Role,
    working: [WorkingCopy] = []
  ) {
    (self.number, self.mark, self.name, self.type) = (number, mark, name, type)
    (self.byteCount, self.sha256, self.blind) = (byteCount, sha256, blind)
    (self.leaf, self.received) = (leaf, received)
    (self.capturedBy, self.submittedBy, self.working) = (capturedBy, submittedBy, working)
  }

  /// Where its bytes lie in the bundle.
  public var file: String { "data/originals/\(Self.digits(number)).bin" }

  public static func isMark(_ text: String) -> Bool { PlainText.isName(text, bytesMax: markBytesMax) }

  static func digits(_ number: Int, width: Int = 4) -> String {
    String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
  }
}

/// A copy that a program made of an original: safer to open, and not the evidence itself.
public struct WorkingCopy: Hashable, Sendable {
  public static let countMax = 1_000

  /// `data/working/0001-01.png`.
  public let file: String
  public let byteCount: Int
  public let sha256: [UInt8]
  public let madeBy: String
  /// Its own leaf and what opens the commitment there; both or none.
  public let leaf: Int?
  public let blind: [UInt8]?

  public init(file: String, byteCount: Int, sha256: [UInt8], madeBy: String, leaf: Int?, blind: [UInt8]?) {
    (self.file, self.byteCount, self.sha256, self.madeBy) = (file, byteCount, sha256, madeBy)
    (self.leaf, self.blind) = (leaf, blind)
  }

  /// The name for the n-th copy (from 1) of an exhibit; the ending is of small letters and digits.
  public static func file(exhibit: Int, copy: Int, ending: String) -> String {
    "data/working/\(Exhibit.digits(exhibit))-\(Exhibit.digits(copy, width: 2)).\(ending)"
  }

  /// Whether a path can be that of a copy of this exhibit.
  static func isFile(_ path: String, of exhibit: Int) -> Bool {
    let start = "data/working/\(Exhibit.digits(exhibit))"
    guard path.hasPrefix(start) else { return false }
    let parts = path.dropFirst(start.count).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, isEnding(parts[1]) else { return false }
    guard parts[0].first == "-" else { return parts[0].isEmpty }
    return (2...4).contains(parts[0].count - 1) && parts[0].dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  public static func isEnding(_ text: some StringProtocol) -> Bool {
    (1...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }
}

/// All that there is to tell about the texts of one run, in the order of the texts.
public struct Diagnostics: Sendable {
  /// Past this many a person starts again anyway; the rest is counted.
  public static let countMax = 1000

  public private(set) var entries: [Diagnostic] = []
  /// How many were left out because of `countMax`.
  public private(set) var omitted = 0
  public private(set) var errorCount = 0

  public init() {}

  public var hasErrors: Bool { errorCount > 0 }

  public mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    if entries.count < Self.countMax { entries.append(diagnostic) } else { omitted += 1 }
  }

  /// Everything that another run of a reader had to tell.
  public mutating func add(contentsOf other: Diagnostics) {
    let room = max(0, Self.countMax - entries.count)
    entries += other.entries.prefix(room)
    omitted += other.omitted + max(0, other.entries.count - room)
    errorCount += other.errorCount
  }

  public mutating func error(
    _ code: String, at location: SourceLocation, _ message: String, hint: String,
    related: [Diagnostic.Related] = []
  ) {
    add(Diagnostic(.error, code, at: location, message, hint: hint, related: related))
  }

  public mutating func warning(
    _ code: String, at location: SourceLocation, _ message: String, hint: String,
    related: [Diagnostic.Related] = []
  ) {
    add(Diagnostic(.warning, code, at: location, message, hint: hint, related: related))
  }
}

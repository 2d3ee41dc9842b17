public import Files
internal import MerkleLog

/// How the log is, as its keeper last wrote it down beside the log. Everybody may read it; it holds no content.
public struct LogReport: Hashable, Sendable {
  /// Seconds since 1970: when the keeper last started, and when it last looked at the clock and the disk.
  public var started: Int
  public var seen: Int
  public var entries: Int
  /// When the last scrub ended; nil before the first.
  public var scrubbed: Int?
  public var tiles: Int
  /// What the last scrub found.
  public var damages: [String]
  public var hasReserve: Bool

  public init(
    started: Int, seen: Int, entries: Int, scrubbed: Int? = nil, tiles: Int = 0, damages: [String] = [],
    hasReserve: Bool = true
  ) {
    self.started = started
    self.seen = seen
    self.entries = entries
    self.scrubbed = scrubbed
    self.tiles = tiles
    self.damages = damages
    self.hasReserve = hasReserve
  }

  private static let byteCountMax = 1 << 18

  public static func path(_ folder: String) -> String { folder + "/report" }

  public static func read(_ folder: String) throws(FileError) -> LogReport? {
    LogReport(text: String(decoding: try FileSystem.read(path(folder), limitBytes: byteCountMax), as: UTF8.self))
  }

  func write(_ folder: String) throws(FileError) {
    try FileSystem.keep(Array(text.utf8), at: Self.path(folder))
  }

  var text: String {
    let scrub = scrubbed.map { ["scrubbed \($0)", "tiles \(tiles)"] } ?? []
    let lines = ["started \(started)", "seen \(seen)", "entries \(entries)", "reserve \(hasReserve ? 1 : 0)"] + scrub
    return (lines + damages.map { "damage \($0)" }).map { $0 + "\n" }.joined()
  }

  /// Nil where it is not that.
  init?(text: String) {
    var (numbers, damages): ([String: Int], [String]) = ([:], [])
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      if parts[0] == "damage" {
        damages.append(parts[1])
      } else {
        guard let number = Int(parts[1]), numbers.updateValue(number, forKey: parts[0]) == nil else { return nil }
      }
    }
    guard let started = numbers["started"], let seen = numbers["seen"], let entries = numbers["entries"],
      let reserve = numbers["reserve"]
    else { return nil }
    self.init(
      started: started, seen: seen, entries: entries, scrubbed: numbers["scrubbed"], tiles: numbers["tiles"] ?? 0,
      damages: damages, hasReserve: reserve == 1)
  }
}

extension Damage {
  /// The file, and the entry where one is known, on one line.
  var line: String {
    let name = path.unicodeScalars.map { $0.value < 0x20 ? "?" : Character($0) }
    return entry.map { "\(String(name)), entry \($0)" } ?? String(name)
  }
}

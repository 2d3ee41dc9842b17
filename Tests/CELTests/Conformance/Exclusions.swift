import Foundation

/// The tests that are not run, with the reason for each, from `excluded.txt`.
struct Exclusions {
  private var reasons: [String: String] = [:]

  /// A line that starts with `#` is the reason for the paths below it; a path may end in `/*`.
  static func read() throws -> Exclusions {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "excluded.txt")
    var exclusions = Exclusions()
    var reason = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") {
        reason = line.dropFirst().trimmingCharacters(in: .whitespaces)
      } else {
        exclusions.reasons[String(line)] = reason
      }
    }
    return exclusions
  }

  var patterns: [String] { reasons.keys.sorted() }

  func reason(for path: String) -> String? { pattern(for: path).flatMap { reasons[$0] } }

  /// The line that leaves the test out.
  func pattern(for path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    return [path, "\(parts[0])/\(parts[1])/*", "\(parts[0])/*"].first { reasons[$0] != nil }
  }
}

public import Foundation

/// Public test data that is not part of the project; tests that need it are skipped where it is absent.
public enum SharedData {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data")

  public static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path()) }

  public static func url(_ path: String) -> URL { folder.appending(path: path) }

  public static func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: url(path))) }

  /// The names in a folder, sorted; empty where it is absent.
  public static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url(path).path())) ?? []).sorted()
  }

  /// The Big List of Naughty Strings: texts that break programs; empty where it is absent.
  public static let naughtyStrings: [String] =
    (try? JSONDecoder().decode([String].self, from: Data(contentsOf: url("blns/blns.json")))) ?? []
}

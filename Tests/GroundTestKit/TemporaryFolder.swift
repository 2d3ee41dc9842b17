public import Foundation

/// A fresh folder that is removed when the value goes.
public final class TemporaryFolder: Sendable {
  public let url: URL
  public let path: String

  public init() {
    url = FileManager.default.temporaryDirectory.appending(path: "bellbird-ground-\(UUID().uuidString)")
    path = url.path()
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no temporary folder: \(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public func path(_ name: String) -> String { "\(path)/\(name)" }

  public func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }

  public func text(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// The names in the folder, sorted.
  public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

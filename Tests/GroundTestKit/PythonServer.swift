import Foundation

/// A server of `Tests/Servers` on loopback, with a folder of its own; ended when the value goes.
///
/// Not by Foundation: its way to notice a program's end is inherited by every program started meanwhile, and one that lives
/// long keeps the others from being noticed.
public final class PythonServer: Sendable {
  public let folder = TemporaryFolder()
  public let port: Int
  /// What it printed after the port, if that was asked for.
  public let secondLine: String
  private let process: pid_t

  public init(_ name: String, _ words: [String] = [], lines: Int = 1) throws {
    let servers = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "Servers")
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw CocoaError(.fileReadUnknown) }
    defer { close(ends[0]) }
    process = try Self.spawn(["python3", servers.appending(path: name).path(), folder.path] + words, output: ends[1])
    close(ends[1])
    var (text, byte): ([UInt8], UInt8) = ([], 0)
    while text.count(where: { $0 == 0x0A }) < lines, read(ends[0], &byte, 1) == 1 { text.append(byte) }
    let found = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    guard found.count == lines, let port = Int(found[0]) else { throw CocoaError(.fileReadUnknown) }
    self.port = port
    secondLine = found.count > 1 ? found[1] : ""
  }

  private static func spawn(_ words: [String], output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let pointers = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, words[0], &actions, nil, pointers, environ) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    return process
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }
}

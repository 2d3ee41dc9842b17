import Foundation
import GroundTestKit
import Logkeeping
import MerkleLog
import Sodium
import Timekeeping
import UnixSocket

/// A log that is served from a thread, as its process does.
final class LogRun {
  static let origin = "log.example/tests"
  let folder: TemporaryFolder
  let key: NoteKey
  private let isOver = NSLock()
  private let thread: Thread

  var socket: String { folder.path("s") }

  /// Another log of the same name and key where `name` differs.
  init(in folder: TemporaryFolder = TemporaryFolder(), name: String = "log") throws {
    self.folder = folder
    var seed = [UInt8](repeating: 1, count: 32)
    let signer = try CheckpointSigner(origin: Self.origin, key: SigningKey(seed: Secret(taking: &seed)))
    guard let signer = consume signer else { throw CocoaError(.fileReadUnknown) }
    key = signer.noteKey
    let log = try LogFolder.create(folder.path(name), secondPlace: folder.path(name + "-second"), signer: signer)
    let server = Served(try LogkeeperServer(log, at: folder.path("s")))
    let lock = isOver
    lock.lock()
    thread = Thread {
      while true {
        server.server?.round(waitMilliseconds: 20)
        if lock.try() { break }
      }
      server.server = nil
    }
    thread.start()
  }

  private final class Served: @unchecked Sendable {
    var server: LogkeeperServer?
    init(_ server: LogkeeperServer) { self.server = server }
  }

  /// Ends the serving; the socket stays and nobody listens.
  func end() {
    isOver.unlock()
    while !thread.isFinished { usleep(1_000) }
  }

  func append(_ count: Int) throws {
    let client = try LogkeeperClient(at: socket)
    for number in 0..<count { _ = try client.append(Array("leaf \(number)".utf8)) }
  }

  static func clock(_ seconds: Int = Int(Date().timeIntervalSince1970)) -> ClockReading {
    ClockReading(wall: seconds * 1_000_000_000, counter: seconds * 1_000_000_000)
  }
}

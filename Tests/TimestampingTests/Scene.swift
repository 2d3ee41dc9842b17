import MerkleLog
import Timekeeping

/// Checkpoints and times for the tests.
enum Scene {
  static func note(size: Int) -> SignedNote {
    let checkpoint = Checkpoint(origin: "log.example", size: size, root: MerkleTree.leaf([UInt8(size & 0xFF)]))
    let bytes = Array((checkpoint.text + "\n— log.example AQIDBAUG\n").utf8)
    do { return try SignedNote(bytes) } catch { preconditionFailure("the form is right: \(error)") }
  }

  static func clock(_ seconds: Int) -> ClockReading {
    ClockReading(wall: seconds * 1_000_000_000, counter: seconds * 1_000_000_000)
  }
}

import Files
import Glibc
import MerkleLog
import Sodium

/// Times a log on a disk; called by `benchmarks/evidence.py`. Each run prints numbers, a line each.
///
/// - `log-bench append FOLDER COUNT BATCH`: creates a log and adds entries of 200 bytes; prints the seconds.
/// - `log-bench grow FOLDER COUNT`: creates a log of many entries of 40 bytes.
/// - `log-bench prove FOLDER COUNT`: opens it, makes proofs at random places; prints the seconds of opening, then each proof's
///   nanoseconds.
/// - `log-bench open PLACES COUNT`: so many openings of a receipt at once by two callers; prints the seconds of each one's work.
/// - `log-bench wait PLACES COUNT`: COUNT openings wait at the gate at once; prints the seconds until the last is done, and the
///   most memory that the process had, in MiB, before and after.
/// - `log-bench bundle FOLDER COUNT BYTES`: writes an evidence bundle of so many exhibits.
@main enum LogBench {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 4, let count = Int(words[3]) else {
      FileSystem.writeStandardError(
        Array("error: give append, grow, prove, bundle, open or wait, a folder or places, and a number\n".utf8))
      exit(2)
    }
    switch words[1] {
    case "append": try append(words[2], count, batch: words.count > 4 ? Int(words[4]) ?? 1 : 1, bytes: 200)
    case "bundle":
      try BundleBench.write(
        words[2], count, bytes: words.count > 4 ? Int(words[4]) ?? 100_000 : 100_000, signer: signer())
    case "grow": try append(words[2], count, batch: 16_000, bytes: 40)
    case "open", "wait": try await OpeningBench.run(words[1], places: Int(words[2]) ?? 2, count: count)
    default: try prove(words[2], count)
    }
  }

  private static func signer() throws -> CheckpointSigner {
    var seed = [UInt8](repeating: 1, count: SigningKey.seedByteCount)
    guard let signer = try CheckpointSigner(origin: "log.example/bench", key: SigningKey(seed: Secret(taking: &seed)))
    else { exit(70) }
    return signer
  }

  private static func append(_ folder: String, _ count: Int, batch: Int, bytes: Int) throws {
    let log = try LogFolder.create(folder, secondPlace: folder + "-second", signer: signer())
    var entry = [UInt8](repeating: 0, count: bytes)
    let start = ContinuousClock.now
    while log.size < count {
      var entries: [[UInt8]] = []
      for index in log.size..<min(count, log.size + batch) {
        for place in 0..<8 { entry[place] = UInt8(truncatingIfNeeded: index >> (8 * place)) }
        entries.append(entry)
      }
      _ = try log.append(entries)
    }
    show(start.duration(to: .now))
    try log.publish()
  }

  private static func prove(_ folder: String, _ count: Int) throws {
    let start = ContinuousClock.now
    let log = try LogFolder.open(folder, secondPlace: folder + "-second", signer: signer())
    show(start.duration(to: .now))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<count {
      let index = Int.random(in: 0..<log.size, using: &random)
      let start = ContinuousClock.now
      _ = try log.inclusionProof(of: index)
      show(start.duration(to: .now))
    }
  }

  private static func show(_ duration: Duration) {
    let seconds = duration / .seconds(1)
    _ = try? FileSystem.writeStandardOutput(Array("\(seconds)\n".utf8))
  }
}

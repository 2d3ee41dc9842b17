import Files
import Queueing
import Sodium

/// Times the slow part of opening a receipt behind its gate.
enum OpeningBench {
  static func run(_ word: String, places: Int, count: Int) async throws {
    let gate = WorkGate<Int>(places: places, waitingMax: count, waitingMaxPerKey: count)
    if word == "wait" { show("\(mostMemory)") }
    let start = ContinuousClock.now
    let seconds = await withTaskGroup(of: Double.self) { group in
      for number in 0..<count {
        group.addTask { (try? await gate.run(for: number % 50) { work() }) ?? .nan }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    if word == "wait" {
      show("\(start.duration(to: .now) / .seconds(1))\n\(mostMemory)")
    } else {
      for one in seconds { show("\(one)") }
    }
  }

  private static func work() -> Double {
    let start = ContinuousClock.now
    guard let secret = try? Secret.random(byteCount: 32) else { return .nan }
    let key = try? Argon2id.standard.key(from: secret, salt: [UInt8](repeating: 1, count: Argon2id.saltByteCount))
    return key == nil ? .nan : start.duration(to: .now) / .seconds(1)
  }

  /// The most that was ever in memory, in MiB.
  private static var mostMemory: Int {
    let status = (try? FileSystem.read("/proc/self/status", limitBytes: 1 << 16)) ?? []
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) / 1_024
  }

  private static func show(_ text: String) { _ = try? FileSystem.writeStandardOutput(Array("\(text)\n".utf8)) }
}

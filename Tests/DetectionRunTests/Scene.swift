import Detection
import DetectionRun
import DetectionTestKit
import Files
import Foundation
import GroundTestKit
import OpenSSL

/// Rules and a log in a fresh folder, and runs over them.
struct Scene {
  static let rule = RuleFixture.counting(
    """
    on: message
    as: { sender: actor, receiver: target }
    count: { at_least: 3, within: 1h }
    reset: { on: message, as: { sender: target, receiver: actor } }
    again: 1m
    key: [sender, receiver]
    reason: "{sender} wrote {count} times to {receiver}"
    """)

  let folder = TemporaryFolder()
  let rules: RuleSet
  var texts: [String]

  init(rules texts: [String] = [Self.rule], log: String) throws {
    self.texts = texts
    rules = RuleFixture.rules(texts)
    try folder.write(log, to: "log")
  }

  /// A log in which one message in some raises an alert.
  static func log(events: Int, seed: UInt64 = 1, lateness: Int = 0) -> String {
    var random = SeededRandom(seed: seed)
    var time = 1_767_225_600_000
    var text = ""
    for _ in 0..<events {
      time += Int.random(in: 0...3_000, using: &random)
      let shown = time - (lateness > 0 ? Int.random(in: 0...lateness, using: &random) : 0)
      let (one, other) = (Int.random(in: 0..<12, using: &random), Int.random(in: 12..<20, using: &random))
      let isAnswer = Int.random(in: 0..<9, using: &random) == 0
      text += #"{"ts":\#(shown),"kind":"message","actor":"p\#(isAnswer ? other : one)","#
      text += #""target":"p\#(isAnswer ? one : other)"}"# + "\n"
    }
    return text
  }

  func settings(_ name: String = "log") -> RunSettings {
    RunSettings(rules: rules, rulesDigest: SHA256.digest(of: texts.joined().utf8), log: folder.path(name))
  }

  /// With checkpoints in `state`, one after each batch, and small batches.
  func keptSettings() -> RunSettings {
    var settings = settings()
    settings.checkpoints = folder.path("state")
    settings.checkpointEvery = .zero
    settings.chunkBytes = 1_024
    return settings
  }

  final class Told {
    var bytes: [UInt8] = []
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// What standard output would show.
  @discardableResult
  func run(_ settings: RunSettings) throws -> (told: String, summary: RunSummary) {
    let told = Told()
    let run = try DetectionRun(settings) { bytes throws(FileError) in
      told.bytes += bytes
      return true
    }
    try run.run()
    return (told.text, run.summary)
  }

  /// The error of a run that cannot go on.
  func failure(_ settings: RunSettings) throws -> RunError? {
    do {
      try run(settings)
      return nil
    } catch let error as RunError {
      return error
    }
  }
}

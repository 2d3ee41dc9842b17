import Catalogue
import Detection
import Foundation
import GroundTestKit
import SourceText
import TestKit
import Testing
import Workspace

/// The example rules over logs of a real homeserver and a real firehose, and the converter between.
@Suite struct RealInputTests {
  private static let matrix = "synapse-sample"
  private static let windows = [
    "bluesky-jetstream/corpus/testdata/expected_v1.jsonl", "bluesky-jetstream/subscribe/testdata/golden_v1.jsonl",
  ]
  private let folder = TemporaryFolder()

  /// What `flatten.py` prints for some arguments.
  private static func flatten(_ words: [String]) throws -> ProcessRun {
    let program = Fixture.root.appending(path: "detection/examples/matrix/flatten.py").path()
    return try ProcessRun(URL(filePath: "/usr/bin/env"), ["python3", program] + words)
  }

  /// What the rules of an example raise on lines of a log, and how many lines are no events.
  private static func alerts(_ example: String, _ text: String) throws -> (found: [String], malformed: Int) {
    var log = Diagnostics()
    let path = Fixture.root.appending(path: "detection/examples/\(example)").path()
    let rules = try #require(
      DetectionFolder(path, names: .embedded, text: .embedded, into: &log)?.rules)
    let reader = EventReader(rules.eventMap)
    let lines = text.split(separator: "\n")
    let events = lines.enumerated().compactMap { try? reader.event(line: Array($1.utf8), number: Int64($0 + 1)) }
    let found = PlainEvaluator(rules).run(events).alerts.map { alert in
      "\(alert.rule): \(alert.roles.map { "\($0.name) \($0.identity)" }.joined(separator: ", "))"
    }
    return (found, lines.count - events.count)
  }

  @Test(.enabled(if: SharedData.has(matrix), "the homeserver's sample is not here"))
  func `who goes on after a report is found, and so is the second account`() throws {
    func path(_ name: String) -> String { SharedData.url("\(Self.matrix)/\(name)").path() }
    let run = try Self.flatten(
      ["--events", path("appservice_transactions.jsonl"), "--users", path("users.json")]
        + ["--reports", path("event_reports.json"), path("user_reports.json")]
        + ["--ignored", "@nora:bellbird.test", path("nora_accountdata.json"), "--ignored-at", "1795467867600"])
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
    let (found, malformed) = try Self.alerts("matrix", run.out)
    #expect(malformed == 0)
    #expect(run.out.split(separator: "\n").count == 688)
    let expected = [
      "contact-after-refusal: person @alice, refused @mallory",
      "stranger-after-refusal: person @nora, refused @vic, newcomer @vic_alt",
      "contact-after-refusal: person @nora, refused @vic",
      "contact-after-refusal: person @nora, refused @vic_alt",
    ]
    #expect(found.map { $0.replacing(":bellbird.test", with: "") } == expected)
  }

  @Test(
    .enabled(if: SharedData.has(windows[0]), "the firehose window is not here"),
    arguments: zip(windows, [(28, 122), (4, 4)]))
  func `two seconds of a firehose can be read and raise nothing`(
    _ window: String, _ counts: (events: Int, others: Int)
  ) throws {
    let text = try String(contentsOf: SharedData.url(window), encoding: .utf8)
    let wanted = text.split(separator: "\n").filter {
      $0.contains(/"collection":"app\.bsky\.(feed\.post|graph\.block|graph\.follow|actor\.profile)"/)
    }
    let (found, malformed) = try Self.alerts("bluesky", wanted.joined(separator: "\n"))
    #expect(found.isEmpty && malformed == 0 && wanted.count == counts.events)
    // Likes and reposts, identities and accounts, none of which was asked for.
    #expect(try Self.alerts("bluesky", text).malformed == counts.others)
  }

  private static func member(_ at: Int, _ sender: String, _ person: String, _ membership: String) -> String {
    #"{"type":"m.room.member","event_id":"$\#(at)","origin_server_ts":\#(at),"sender":"\#(sender)","room_id":"!r","#
      + #""state_key":"\#(person)","content":{"membership":"\#(membership)"}}"#
  }

  private static func message(_ at: Int, _ sender: String, _ content: String) -> String {
    #"{"type":"m.room.message","event_id":"$\#(at)","origin_server_ts":\#(at),"sender":"\#(sender)","room_id":"!r","#
      + #""content":\#(content)}"#
  }

  @Test func `a message has a target while the room holds one other person`() throws {
    let events = [
      Self.member(1, "a", "a", "join"), Self.member(2, "a", "b", "invite"),
      Self.message(3, "a", #"{"body":"hey"}"#), Self.member(4, "c", "c", "join"),
      Self.message(5, "a", #"{"body":"all"}"#), Self.member(6, "c", "c", "leave"),
      Self.member(7, "b", "b", "leave"), Self.message(8, "a", #"{"body":"gone"}"#),
    ]
    // The newest first, and each twice: the converter puts them in order and writes each once.
    try folder.write((events + events).reversed().map { #"{"events":[\#($0)]}"# }.joined(separator: "\n"), to: "log")
    let run = try Self.flatten(["--events", folder.path("log")])
    #expect(
      run.out == """
        {"ts":1,"kind":"join","actor":"a","room":"!r","id":"$1"}
        {"ts":2,"kind":"invite","actor":"a","target":"b","room":"!r","id":"$2"}
        {"ts":3,"kind":"message","actor":"a","target":"b","room":"!r","text":"hey","id":"$3"}
        {"ts":4,"kind":"join","actor":"c","room":"!r","id":"$4"}
        {"ts":5,"kind":"message","actor":"a","room":"!r","text":"all","id":"$5"}
        {"ts":6,"kind":"leave","actor":"c","room":"!r","id":"$6"}
        {"ts":7,"kind":"leave","actor":"b","target":"a","room":"!r","id":"$7"}
        {"ts":8,"kind":"message","actor":"a","room":"!r","text":"gone","id":"$8"}

        """)
  }

  @Test func `lines that are no transactions are counted and left out`() throws {
    let hostile = [
      "", "{", "[]", "null", "7", #"{"events":7}"#, #"{"events":[7]}"#, #"{"events":[{}]}"#, #"{"body":[]}"#,
      String(repeating: "[", count: 100_000),
      #"{"events":[\#(Self.message(1, "a", "7"))]}"#, #"{"events":[\#(Self.message(2, "a", #"{"body":{}}"#))]}"#,
      #"{"events":[{"type":"m.room.member","event_id":"$3","origin_server_ts":3,"sender":"a","room_id":[],"state_key":{}}]}"#,
      #"{"events":[{"event_id":["x"],"origin_server_ts":1,"sender":"a"}]}"#,
    ]
    try folder.write(hostile.joined(separator: "\n"), to: "log")
    let run = try Self.flatten(["--events", folder.path("log")])
    #expect(run.code == 0)
    #expect(run.out.split(separator: "\n").count == 2)
    #expect(run.err == "11 lines are no transactions, the first is line 1\n")
  }

  @Test func `an ignore list needs the time at which it was read`() throws {
    try folder.write("", to: "log")
    let run = try Self.flatten(["--events", folder.path("log"), "--ignored", "a", "list.json"])
    #expect(run.code == 2 && run.err.contains("an ignore list does not say since when"))
  }
}

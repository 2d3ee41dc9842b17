import DetectionEngine
import DetectionRun
import DetectionTestKit
import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct DetectionRunTests {
  private static let three = (0..<3).map { #"{"ts":\#($0),"kind":"message","actor":"a","target":"b"}"# + "\n" }.joined()
  private static let alert =
    #"{"rule":"a-rule","key":["a","b"],"roles":{"sender":"a","receiver":"b"},"ts":2,"events":[1,2,3],"#
    + #""reason":"a wrote 3 times to b","catalogue":"coordinated-pile-on"}"#

  @Test func `an alert is one line of JSON`() throws {
    let scene = try Scene(log: Self.three)
    let (told, summary) = try scene.run(scene.settings())
    #expect(told == Self.alert + "\n")
    #expect(summary.counts.events == 3 && summary.counts.alerts == 1)
    #expect(
      summary.text.hasPrefix(
        "3 events, 1 alert, 0 late, 0 malformed, 0 condition errors, 0 crowded out; the state takes "))
  }

  @Test func `a shadow run marks its alerts in the last member`() throws {
    let scene = try Scene(log: Self.three)
    var settings = scene.settings()
    settings.isShadow = true
    #expect(try scene.run(settings).told == Self.alert.dropLast() + #","shadow":true}"# + "\n")
  }

  @Test func `alerts in a file are not told as well`() throws {
    let scene = try Scene(log: Self.three)
    var settings = scene.settings()
    settings.out = scene.folder.path("alerts")
    try scene.folder.write("of an earlier run\n", to: "alerts")
    #expect(try scene.run(settings).told == "")
    #expect(try scene.folder.text(of: "alerts") == Self.alert + "\n")
  }

  @Test func `lines that are no events are counted and shown, and stop nothing`() throws {
    let odd = [
      "not JSON", "{\"ts\":1}", "\0\0", "{\"ts\":1,\"kind\":\"message\",\"actor\":\"\u{0}\"}", "[]",
      #"{"ts":1,"kind":"message","actor":"a","target":"b","amount":"ten"}"#,
    ]
    let scene = try Scene(log: odd.joined(separator: "\n") + "\n" + Self.three)
    var settings = scene.settings()
    settings.refused = scene.folder.path("refused")
    let (told, summary) = try scene.run(settings)
    #expect(told.contains(#""events":[7,8,9]"#))
    #expect(summary.counts.refused == 6)
    let lines = try scene.folder.text(of: "refused").split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    #expect(lines[0] == #"{"line":1,"reason":"is not JSON","start":"not JSON"}"#)
    #expect(lines[1] == #"{"line":2,"reason":"has no kind","start":"{\"ts\":1}"}"#)
    #expect(
      lines[5].hasPrefix(#"{"line":6,"reason":"has a field of another type than the map says","field":"amount","#))
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func `of very many such lines the first hundred are kept, and of a long one its start`() throws {
    let long = String(repeating: "x", count: 3 << 20)
    let scene = try Scene(log: long + "\n" + String(repeating: "no\n", count: 5_000) + Self.three)
    var settings = scene.settings()
    settings.refused = scene.folder.path("refused")
    let (told, summary) = try scene.run(settings)
    #expect(told.contains(#""events":[5002,5003,5004]"#))
    #expect(summary.counts.refused == 5_001)
    let lines = try scene.folder.text(of: "refused").split(separator: "\n")
    #expect(lines.count == 100)
    #expect(lines[0].utf8.count < 300)
  }

  @Test func `bytes that are no UTF-8 stop nothing`() throws {
    let scene = try Scene(log: "")
    var bytes = Data([0xFF, 0xFE, 0x0A, 0xC3, 0x0A])
    bytes += Data(Self.three.utf8)
    try bytes.write(to: scene.folder.url.appending(path: "log"))
    var settings = scene.settings()
    settings.refused = scene.folder.path("refused")
    #expect(try scene.run(settings).summary.counts.refused == 2)
    #expect(try scene.folder.text(of: "refused").split(separator: "\n").count == 2)
  }

  @Test func `an empty log has no alerts`() throws {
    let scene = try Scene(log: "")
    let (told, summary) = try scene.run(scene.keptSettings())
    #expect(told == "" && summary.counts.events == 0)
    #expect(try scene.run(scene.keptSettings()).summary.counts.events == 0)
  }

  @Test func `late events are counted`() throws {
    let scene = try Scene(log: Self.three + #"{"ts":1,"kind":"message","actor":"a","target":"b"}"# + "\n")
    #expect(try scene.run(scene.settings()).summary.counts.late == 1)
  }

  @Test func `what is missing or cannot be written is told`() throws {
    let scene = try Scene(log: Self.three)
    #expect(try scene.failure(scene.settings("none")) == .input(.missing(path: scene.folder.path("none"))))
    var settings = scene.settings()
    settings.out = scene.folder.path("no/such")
    #expect(try scene.failure(settings) == .storage(.missing(path: scene.folder.path("no/such"))))
    settings = scene.settings()
    settings.checkpoints = scene.folder.path("log")
    guard case .storage? = try scene.failure(settings) else { Issue.record("a file is no folder"); return }
  }

  @Test func `a state that grows too large stops the run, with a checkpoint`() throws {
    let scene = try Scene(log: Scene.log(events: 5_000))
    var settings = scene.keptSettings()
    settings.stateMax = 1_000
    guard case .stateTooLarge(_, limit: 1_000)? = try scene.failure(settings) else {
      Issue.record("the run should stop")
      return
    }
    settings.stateMax = 1 << 30
    try scene.run(settings)
    #expect(try scene.folder.text(of: "state/alerts.ndjson") == scene.run(scene.settings()).told)
  }

  @Test func `nobody listens any more: the run ends`() throws {
    let scene = try Scene(log: Scene.log(events: 20_000))
    let run = try DetectionRun(scene.settings()) { _ in false }
    try run.run()
    #expect(run.summary.counts.events < 20_000)
  }
}

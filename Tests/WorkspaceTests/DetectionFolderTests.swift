import Catalogue
import Detection
import Foundation
import SourceText
import TestKit
import Testing
import Workspace

@Suite struct DetectionFolderTests {
  private static let rule = """
    bellbird: rule/1
    id: a-rule
    title: A rule
    pattern: coordinated-pile-on
    level: low
    on: message
    as: { sender: actor, receiver: target }
    count: { at_least: 3, within: 1h }
    key: [sender, receiver]
    reason: r
    """
  private static let tests = """
    bellbird: rule-tests/1
    tests: [{ title: quiet, shows: near-miss, log: [{ at: 1h, kind: message, actor: a, target: b }], alerts: [] }]
    """

  private func load(_ files: [String: String]) throws -> (DetectionFolder?, [RuleTest]?, [String]) {
    let folder = Fixture.Folder()
    for (name, text) in files {
      try text.write(to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
    }
    var log = Diagnostics()
    let loaded = DetectionFolder(folder.url.path(), names: .embedded, text: .none, into: &log)
    let tests = loaded?.ruleTests(into: &log)
    return (loaded, tests, log.entries.map(\.code))
  }

  @Test func `rules and tests of a folder are read, whatever the files are called`() throws {
    let (folder, tests, codes) = try load(["one.yaml": Self.rule, "two.yaml": Self.tests, "notes.txt": "no YAML: ["])
    #expect(codes == [])
    #expect(folder?.rules.rules.map(\.id) == ["a-rule"])
    #expect(tests?.map(\.title) == ["quiet"])
  }

  @Test func `what is wrong is told`() throws {
    #expect(try load([:]).2 == ["rule/no-rules"])
    #expect(try load(["one.yaml": Self.rule.replacing("level: low\n", with: "")]).2 == ["yaml/missing-field"])
    #expect(try load(["one.yaml": "bellbird: ["]).0 == nil)
    let wrongTest = Self.tests.replacing("quiet, shows", with: "quiet, show")
    #expect(try load(["one.yaml": Self.rule, "two.yaml": wrongTest]).1 == nil)
    var log = Diagnostics()
    #expect(DetectionFolder("no/such/folder", names: .embedded, text: .none, into: &log) == nil)
    #expect(log.entries.map(\.code).contains("file/missing"))
  }

  @Test func `a link out of the folder is not followed`() throws {
    let folder = Fixture.Folder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "out.yaml"), withDestinationURL: URL(filePath: "/etc/hostname"))
    var log = Diagnostics()
    #expect(DetectionFolder(folder.url.path(), names: .embedded, text: .none, into: &log) == nil)
    #expect(log.entries.map(\.code).contains("file/outside"))
  }

  @Test func `another event map takes the place of the folder's`() throws {
    let folder = Fixture.Folder()
    let other = Fixture.Folder()
    let map = "bellbird: event-map/1\ntime: at\nkind: kind\nfields: { actor: from, target: to }\n"
    try folder.write(Self.rule, to: "one.yaml")
    try folder.write(Self.tests, to: "tests.yaml")
    try folder.write(map.replacing("time: at", with: "time: when"), to: "events.yaml")
    try other.write(map, to: "map.yaml")
    try other.write(Self.rule, to: "rule.yaml")
    func load(_ path: String?, _ log: inout Diagnostics) -> DetectionFolder? {
      DetectionFolder(folder.url.path(), map: path, names: .embedded, text: .none, into: &log)
    }
    var log = Diagnostics()
    #expect(load(nil, &log)?.rules.eventMap.time == ["when"])
    let loaded = try #require(load(other.path("map.yaml"), &log))
    #expect(loaded.rules.eventMap.time == ["at"])
    #expect(loaded.sources.map(\.name).map { String($0.suffix(8)) } == ["one.yaml", "map.yaml"])
    #expect(!log.hasErrors)
    #expect(load(other.path("rule.yaml"), &log) == nil)
    #expect(load(other.path("none.yaml"), &log) == nil)
    #expect(log.entries.map(\.code) == ["rule/other-kind", "file/missing"])
  }
}

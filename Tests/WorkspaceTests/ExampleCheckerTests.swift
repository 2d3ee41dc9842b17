import Catalogue
import Foundation
import Primitives
import SourceText
import TestKit
import Testing
import Workspace

@Suite struct ExampleCheckerTests {
  private let folder = Fixture.Folder()

  /// Copies the catalogue, changes one pattern, and checks that pattern's examples.
  private func codes(replacing from: String, with to: String) throws -> [String] {
    let copy = folder.url.appending(path: "catalogue")
    try FileManager.default.copyItem(at: Fixture.root.appending(path: "catalogue"), to: copy)
    let file = copy.appending(path: "patterns/surveillance/planted-tracker.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(from))
    try Data(text.replacing(from, with: to).utf8).write(to: file)
    var log = Diagnostics()
    let catalogue = try #require(CatalogueFolder.load(copy.path(), into: &log), "\(Fixture.rendered(log))")
    let pattern = try #require(catalogue.patterns.find("planted-tracker"))
    ExampleChecker.check(pattern, in: catalogue, into: &log)
    for entry in log.entries { #expect(entry.location.line > 1) }
    return log.entries.map(\.code)
  }

  @Test func `good examples say nothing`() throws {
    #expect(try codes(replacing: "since: 1.0.0", with: "since: 1.0.0").isEmpty)
  }

  @Test func `an example that does not show its pattern is told`() throws {
    let found = try codes(replacing: "capabilities: [location.tag", with: "capabilities: [presence.status")
    #expect(found == ["catalogue/example-does-not-fire", "catalogue/example-does-not-pass"])
  }

  @Test func `a controlled example that does not pass is told`() throws {
    #expect(
      try codes(replacing: "id: tag-alert, state: enforced", with: "id: tag-alert, state: planned")
        == ["catalogue/example-does-not-pass"])
  }

  @Test func `a catalogue folder that is not there is told`() {
    var log = Diagnostics()
    #expect(CatalogueFolder.load(folder.path("nothing"), into: &log) == nil)
    #expect(log.entries.map(\.code) == ["file/unreadable"])
  }
}

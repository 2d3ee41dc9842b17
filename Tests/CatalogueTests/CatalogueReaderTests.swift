import Catalogue
import Foundation
import Primitives
import SourceText
import TestKit
import Testing

/// What `catalogue check` says about a catalogue with one fault.
@Suite struct CatalogueReaderTests {
  /// The project's own catalogue, with one text replaced in one file.
  private func codes(in path: String, replacing from: String, with to: String) throws -> [String] {
    let folder = Fixture.root.appending(path: "catalogue")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".yaml") }
    var log = Diagnostics()
    let files = try paths.map { name in
      var text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      if name == path {
        #expect(text.contains(from), "\(path) has no “\(from)”")
        text = text.replacing(from, with: to, maxReplacements: 1)
      }
      return CatalogueReader.File(path: name, source: SourceFile(name: name, text: text))
    }
    _ = CatalogueReader.read(files, into: &log)
    for entry in log.entries { #expect(!entry.hint.isEmpty && entry.location.line >= 1) }
    return log.entries.map(\.code)
  }

  private static let pattern = "patterns/surveillance/covert-live-location.yaml"

  @Test func `the catalogue in the folder is the one in the program`() throws {
    #expect(try codes(in: "none", replacing: "", with: "").isEmpty)
  }

  @Test(arguments: [
    ("all: [location.share]", "all: [location.shair]", "catalogue/unknown-reference"),
    ("sources: [freed2018", "sources: [fred2018", "catalogue/unknown-reference"),
    ("id: covert-live-location", "id: inferred-location", "catalogue/misplaced"),
    ("id: covert-live-location", "id: inferred-location", "catalogue/duplicate-id"),
    ("{feature}", "{featur}", "catalogue/bad-story"),
    ("{subject}", "the person", "catalogue/bad-story"),
    ("visibility_to_survivor: ambiguous", "visibility_to_survivor: dim", "yaml/not-a-choice"),
    (
      "change_visible_to_perpetrator: depends", "change_visible_to_perpetrator: \"no\"", "catalogue/caution-understates"
    ),
    ("since: 1.0.0", "since: 9.0.0", "catalogue/from-the-future"),
    ("bellbird: pattern/1", "bellbird: pattern/2", "catalogue/other-kind"),
    ("bellbird: pattern/1", "belbird: pattern/1", "catalogue/no-header"),
    ("title:", "titel:", "yaml/unknown-field"),
    ("sok_2021: surveillance", "sok_2021: surveilance", "catalogue/unknown-reference"),
  ])
  func `a fault in a pattern is told by name`(_ from: String, _ to: String, _ code: String) throws {
    #expect(try codes(in: Self.pattern, replacing: from, with: to).contains(code))
  }

  @Test(arguments: [
    ("harms.yaml", "sources: [mcfarlane2002", "sources: []\n    #", "catalogue/unsourced-severity"),
    ("sources.yaml", "https://", "about ", "catalogue/not-citable"),
    (
      "capabilities.yaml", "  - id: account.shared",
      "  - id: spare\n    title: Spare\n    meaning: Nothing.\n  - id: account.shared",
      "catalogue/unreachable-capability"
    ),
    ("controls.yaml", "  - id: consent-expiry", "  - id: consent-explicit", "catalogue/duplicate-id"),
    ("catalogue.yaml", "version: 1.0.0", "version: one", "catalogue/not-a-version"),
  ])
  func `a fault in a vocabulary is told by name`(_ path: String, _ from: String, _ to: String, _ code: String) throws {
    #expect(try codes(in: path, replacing: from, with: to).contains(code))
  }

  @Test func `a control that no pattern needs is told`() throws {
    let extra = """
        - id: spare
          title: Spare
          statement: Nothing.
          test: Nothing.
          risk_in_use: Nothing.
          noticed_by: nobody
          principle: transparency-and-accountability
          design_principle: diversity
          sources: []
        - id: consent-expiry
      """
    #expect(
      try codes(in: "controls.yaml", replacing: "  - id: consent-expiry", with: extra).contains(
        "catalogue/unneeded-control"))
  }
}

import Guides
import Product
import SourceText
import TestKit
import Testing
import YAML

@Suite struct MenuLintTests {
  private static let features = """
      - id: friends-map
        title: Find each other on the map
        capabilities: [location.share]
        subject: member
        viewer: organiser
    """

  private func told(_ menus: String?) throws -> String {
    let product = try #require(Fixture.read(Fixture.model(Self.features)).product)
    let library = try #require(Sample.read().library)
    var log = Diagnostics()
    let file = SourceFile(name: "guides/menus.yaml", text: menus ?? "")
    let read = menus.flatMap { _ in
      YAMLParser.parse(file, into: &log).flatMap { GuideMenusReader.read($0, product: product, into: &log) }
    }
    log.add(
      contentsOf: GuideLint.check(
        read, of: product, showing: library.guides, at: SourceLocation(file: file, line: 1, column: 1), on: Sample.today
      ))
    return Fixture.rendered(log)
  }

  private static let good = """
    bellbird: guide-menus/1
    status: adopted
    product: { name: Sample }
    menus:
      - feature: friends-map
        path: [Settings, Map]
        source: { url: "https://sample.example/help", read: 2026-11-01 }
    """

  @Test func `G13: each step has a menu that somebody saw`() throws {
    #expect(try told(Self.good) == "")
    #expect(
      try told(nil) == """
        warning[guide/g13-menus]: no menu of Sample is named for "location.share"
         --> guides/menus.yaml:1:1
          note: the step "End the sharing" sends people there
          --> guides/en/location-check.md:36:1
           |
        36 | ### End the sharing
           | ^
          hint: add the path to the feature that has it in guides/menus.yaml

        """)
    #expect(try told(Self.good.replacing("2026-11-01", with: "2024-11-01")).contains("was last seen on 2024-11-01"))
    let unproved = Self.good.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(try told(unproved).contains("nobody says where the menu of \"friends-map\" was seen"))
    #expect(try told(unproved + "\n    note: fictional product") == "")
  }

  @Test(arguments: [
    ("feature: friends-map", "feature: friend-map", "guide/unknown-feature"),
    ("status: adopted", "status: adoptd", "yaml/not-a-choice"), ("guide-menus/1", "menus/1", "guide/other-kind"),
    ("path: [Settings, Map]", "colour: red", "yaml/missing-field"),
    ("status: adopted", "status: adopted\nexit: { url: \"https://a.example\" }", "yaml/missing-field"),
  ])
  func `mistakes in menus are told`(old: String, new: String, code: String) throws {
    #expect(try told(Self.good.replacing(old, with: new)).contains("[\(code)]"))
  }

  @Test(arguments: [
    ("https://football.example/scores", true), ("http://football.example", false), ("javascript:alert(1)", false),
    ("https://", false), ("https:///x", false), ("https://a.example/\\\"x", false), ("https://a.example/ b", false),
  ])
  func `an exit leads to an address with https alone`(url: String, holds: Bool) throws {
    let text = Self.good.replacing("menus:", with: "exit: { title: football, url: \"\(url)\" }\nmenus:")
    #expect(try told(text).contains("guide/exit-url") == !holds)
    if holds { #expect(try told(text) == "") }
  }
}

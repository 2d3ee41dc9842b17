import Catalogue
import Foundation
import GuideSite
import Guides
import Primitives
import Product
import SourceText
import TestKit
import Testing

@Suite struct GuideSiteTests {
  static let library = GuideLibraryReader.embedded(for: Fixture.catalogue)

  /// A site of the program's own guides for a made-up product.
  static func site(
    languages: [String] = library.languages, country: String? = nil, of library: GuideLibrary = library
  ) throws -> [GuideSite.File] {
    let model = Fixture.model(
      """
        - id: friends-map
          title: Find each other <on> the map
          capabilities: [location.share]
          subject: member
          viewer: organiser
      """)
    let product = try #require(Fixture.read(model).product)
    var log = Diagnostics()
    let menus = try #require(
      GuideMenusReader.read(Self.menus, product: product, into: &log), "\(Fixture.rendered(log))")
    return GuideSite(
      library: library, catalogue: Fixture.catalogue, product: product, menus: menus, guides: library.guides,
      languages: languages, country: country
    ).files()
  }

  private static func text(_ path: String, of files: [GuideSite.File]) throws -> String {
    let file = try #require(files.first { $0.path == path }, "\(path)")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `every language has every page, and the site starts with safety`() throws {
    let files = try Self.site()
    let count = Self.library.guides.count
    for language in Self.library.languages {
      let own = files.filter { $0.path.hasPrefix("\(language)/") }.map(\.path)
      #expect(own.count == count + 3 + Situation.allCases.count)
      #expect(own.contains("\(language)/p1.html"))
    }
    #expect(Set(files.map(\.path)).count == files.count)
    #expect(try Self.text("index.html", of: files).contains("href=\"en/pages.html\""))
  }

  @Test func `no page gives its subject away in its title`() throws {
    for file in try Self.site() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let title = try #require(text.firstMatch(of: /<title>([^<]*)<\/title>/)).output.1
      for guide in Self.library.guides { #expect(!title.contains(guide.title), "\(file.path)") }
      #expect(file.path.wholeMatch(of: /(en|ar|vi)\/([ps][0-9]+|index|pages|contacts)\.html|index\.html/) != nil)
    }
  }

  @Test func `the exit leads where the workspace says, and the first page says where`() throws {
    let files = try Self.site()
    #expect(try Self.text("index.html", of: files).contains("You will see a page about &lt;football&gt;."))
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("class=\"exit\" href=\"https://football.example/scores\""), "\(file.path)")
    }
  }

  @Test func `a page is at most 50 kB`() throws {
    for file in try Self.site() { #expect(file.bytes.count <= 50_000, "\(file.path)") }
  }

  @Test func `the product's name and menus are filled in, as text`() throws {
    let files = try Self.site()
    let guide = try #require(Self.library.guide("location-check"))
    let text = try Self.text("en/p\(guide.page).html", of: files)
    #expect(text.contains("Settings › People &amp; &lt;places&gt;"))
    #expect(text.contains("Sample &lt;b&gt;"))
    #expect(!text.contains("{product}") && !text.contains("{emergency}") && !text.contains("{helpline}"))
    #expect(text.contains("href=\"tel:000\""))
  }

  @Test func `the safety notice and who will notice come before the first step`() throws {
    let text = try Self.text("en/p\(Self.library.guide("location-check")?.page ?? 0).html", of: Self.site())
    let safety = try #require(text.firstRange(of: "id=\"b1\"")).lowerBound
    let notice = try #require(text.firstRange(of: "id=\"first\"")).lowerBound
    let step = try #require(text.firstRange(of: "class=\"step\"")).lowerBound
    #expect(safety < notice && notice < step)
  }

  @Test func `no address that a page offers names a step or a section`() throws {
    for file in try Self.site() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for link in text.matches(of: /(?:href="[^"]*#|id=")([^"]*)"/) {
        let name = String(link.output.1)
        #expect(
          name.wholeMatch(of: /[sbt][0-9]+|[A-Z]{2}(-name)?|main|first|related|exit[a-z-]*|[a-z]+-list/) != nil,
          "\(file.path)#\(name)")
      }
    }
  }

  @Test func `each step tells what its fields say`() throws {
    let files = try Self.site(languages: ["en"])
    let words = try #require(Self.library.words["en"])
    for guide in Self.library.guides {
      let text = try Self.text("en/p\(guide.page).html", of: files)
      for (index, step) in guide.steps.enumerated() {
        let part = try #require(text.components(separatedBy: "id=\"s\(index + 1)\"").dropFirst().first)
        for notified in step.notifies { #expect(part.contains(words[notified])) }
        for onlooker in step.visibleTo { #expect(part.contains(words[onlooker])) }
      }
    }
  }

  /// The program's guides, without one translation.
  private static func library(without missing: String) throws -> GuideLibrary {
    let root = Fixture.root.appending(path: "guides")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    let files = try paths.filter { $0.contains("/") || $0.hasSuffix(".yaml") }.filter { $0 != missing }.compactMap {
      path in
      path.hasSuffix(".md") || path.hasSuffix(".yaml")
        ? GuideLibraryReader.File(
          path: path,
          source: SourceFile(name: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8)))
        : nil
    }
    var log = Diagnostics()
    return try #require(GuideLibraryReader.read(files, catalogue: Fixture.catalogue, into: &log))
  }

  @Test func `a guide without a translation is shown in English with a note`() throws {
    let library = try Self.library(without: "ar/location-check.md")
    let page = "ar/p\(library.guide("location-check")?.page ?? 0).html"
    let words = try #require(library.words["ar"])
    let text = try Self.text(page, of: Self.site(of: library))
    #expect(text.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(text.contains(words.text(.onlyEnglish, ["language": words.name])))
    #expect(text.contains("<div lang=\"en\" dir=\"ltr\">"))
    #expect(try Self.text(page, of: Self.site()).contains(words[.reviewNeeded]))
  }

  @Test func `every link inside the site leads somewhere`() throws {
    let files = try Self.site()
    let paths = Set(files.map(\.path))
    for file in files {
      let folder = file.path.contains("/") ? String(file.path.prefix(3)) : ""
      let text = String(decoding: file.bytes, as: UTF8.self)
      for match in text.matches(of: /href="([^"#:]+)"/) {
        let target = match.output.1.hasPrefix("../") ? String(match.output.1.dropFirst(3)) : folder + match.output.1
        #expect(paths.contains(target), "\(file.path) links to \(match.output.1)")
      }
    }
  }

  @Test func `a country's numbers stand in the texts`() throws {
    let text = try Self.text("en/index.html", of: Self.site(languages: ["en"], country: "GB"))
    #expect(text.contains("href=\"tel:999\""))
  }

  @Test func `only what the product needs is shown`() throws {
    let pattern = Fixture.catalogue.patterns["covert-live-location"]
    let shown = Self.library.guides(for: "sample", enabling: [pattern]).map(\.id.text)
    #expect(shown.contains("location-check") && shown.contains("start-here-safety-planning"))
    #expect(!shown.contains("vehicles"))
  }
}

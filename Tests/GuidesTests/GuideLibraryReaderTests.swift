import Catalogue
import Guides
import Primitives
import SourceText
import TestKit
import Testing

@Suite struct GuideLibraryReaderTests {
  @Test func `the guides of the program can be read`() {
    let library = GuideLibraryReader.embedded(for: Fixture.catalogue)
    #expect(library.words["en"] != nil)
    #expect(!library.helplines.countries.isEmpty)
  }

  @Test func `a translation takes everything but its texts from the English guide`() throws {
    let (first, _) = Sample.read()
    let hash = try #require(first?.guides.first?.hash)
    #expect(hash.count == 16)
    let text = Sample.translation().replacing("HASH", with: hash)
    let (library, log) = Sample.read(["ar/location-check.md": text, "words/ar.yaml": Sample.words("ar")])
    #expect(log.entries.isEmpty, "\(Fixture.rendered(log))")
    let guide = try #require(library?.guide("location-check", in: "ar"))
    #expect(guide.title == "Arabic")
    #expect(guide.topics == ["location-check"])
    #expect(guide.translation?.isStale == false)
    #expect(guide.translation?.needsReview == true)
    #expect(library?.languages == ["en", "ar"])
    #expect(library?.words["ar"]?.direction == .rightToLeft)
  }

  @Test(
    arguments: [
      (["helplines.yaml": nil], "guide/missing-file"), (["words/en.yaml": nil], "guide/missing-file"),
      (["ar/other.md": Sample.translation(), "words/ar.yaml": Sample.words("ar")], "guide/no-original"),
      (["ar/location-check.md": Sample.translation()], "guide/no-words"),
      (["en/other.md": Sample.guide], "guide/duplicate-page"),
      (["words/ar.yaml": Sample.words("de")], "guide/other-language"),
      (["words/ar.yaml": Sample.words("ar", ["  bye: x"])], "guide/unknown-word"),
      (["words/ar.yaml": Sample.words("ar", ["  step: \"{numbr}\""])], "guide/word-braces"),
      (["words/ar.yaml": Sample.words("ar", ["  step: x"])], "guide/missing-words"),
      (["words/en.yaml": Sample.words("en", ["  step: x"])], "guide/missing-words"),
      (["helplines.yaml": "bellbird: helplines/1\ncountries: { aus: {} }\n"], "guide/country"),
      (["helplines.yaml": "bellbird: help/1\n"], "guide/other-kind"),
      (["sources.yaml": "bellbird: sources/1\nsources: [{ id: a }]\n"], "yaml/missing-field"),
    ] as [([String: String?], String)])
  func `mistakes between files are told`(changes: [String: String?], code: String) {
    let (_, log) = Sample.read(changes)
    #expect(log.entries.contains { $0.code == code }, "\(Fixture.rendered(log))")
  }

  @Test func `guides are found by what a product enables`() throws {
    let library = try #require(Sample.read().library)
    let pattern = Fixture.catalogue.patterns["covert-live-location"]
    #expect(library.guides(teaching: pattern, in: "any").map(\.id.text) == ["location-check"])
    #expect(library.guides(for: "any", enabling: [pattern]).count == 1)
    #expect(library.guides(for: "any", enabling: []).isEmpty)
    let only = try #require(Sample.read("products: any", "products: [wattle]").library)
    #expect(only.guides(teaching: pattern, in: "other").isEmpty)
  }
}

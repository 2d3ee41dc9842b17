import Catalogue
import Primitives
import Readability
import SourceText
import TestKit
import Testing

/// Properties over every entry of the catalogue.
@Suite struct CatalogueTests {
  private let catalogue = Fixture.catalogue

  @Test func `it has what it is known for`() {
    #expect(catalogue.patterns.count == 60)
    #expect(catalogue.controls.count == 67)
    #expect(catalogue.capabilities.count == 53)
    #expect(catalogue.events.count == 63)
    #expect(catalogue.shapes.count == 14)
    #expect(catalogue.sources.count == 64)
  }

  @Test func `every pattern is told in plain words`() {
    for pattern in catalogue.patterns {
      #expect(pattern.title.count <= 60, "\(pattern.id): \(pattern.title)")
      #expect(pattern.forSurvivors.contains("you"), "\(pattern.id)")
      for word in ["should have", "simply", "just ", "keep you safe", "is safe", "victim", "guarantee"] {
        #expect(!pattern.forSurvivors.lowercased().contains(word), "\(pattern.id) says “\(word)”")
      }
    }
  }

  @Test func `survivors' lines read at year eight`() {
    for pattern in catalogue.patterns {
      let grade = Readability.grade(of: pattern.forSurvivors)
      #expect(grade <= 9, "\(pattern.id): \(grade)")
    }
    let all = catalogue.patterns.map(\.forSurvivors).joined(separator: " ")
    #expect(Readability.grade(of: all) <= 8)
  }

  @Test func `no sentence stands in two patterns`() {
    var seen: [String: String] = [:]
    for pattern in catalogue.patterns {
      let texts = [pattern.description, pattern.forSurvivors, pattern.story.template, pattern.caution.text]
      for sentence in texts.flatMap({ $0.split(separator: ".").map(String.init) }) where sentence.count > 40 {
        #expect(seen[sentence] == nil, "\(pattern.id) and \(seen[sentence] ?? ""): \(sentence)")
        seen[sentence] = pattern.id.text
      }
    }
  }

  @Test func `every severity above medium has a source that was seen or is marked`() {
    for factor in catalogue.factors where factor.level > .medium { #expect(!factor.sources.isEmpty, "\(factor.id)") }
  }

  @Test func `a citation names authors, year and place`() {
    for source in catalogue.sources {
      #expect(source.citation.contains("(\(source.year))"))
      #expect(source.citation.contains(source.url))
      #expect(!source.short.isEmpty && source.short.count < 60, "\(source.short)")
    }
    #expect(catalogue.sources.find("freed2018")?.short == "Freed et al. 2018")
    #expect(catalogue.sources.find("levy2020")?.short == "Levy and Schneier 2020")
  }
}

import Catalogue
import Primitives
import TestKit
import Testing

struct CatalogueNamesTests {
  @Test func `the names of the embedded files are the patterns' ids`() {
    for pattern in Fixture.catalogue.patterns { #expect(CatalogueNames.embedded.hasPattern(pattern.id.text)) }
    for name in ["", "patterns", "covert-live-location.yaml", "no-such-pattern"] {
      #expect(!CatalogueNames.embedded.hasPattern(name))
    }
    #expect(CatalogueNames.embedded.catalogue.patterns.ids == Fixture.catalogue.patterns.ids)
  }

  @Test func `a catalogue that was read has its patterns`() {
    let names = CatalogueNames(Fixture.catalogue)
    for pattern in Fixture.catalogue.patterns { #expect(names.hasPattern(pattern.id.text)) }
    #expect(!names.hasPattern("no-such-pattern"))
  }
}

import JSON
import Primitives
import Testing

@testable import Vocabulary

@Suite struct VocabularyLinkedDataTests {
  private let graph = VocabularyLinkedData.json(VocabularyReader.embedded())["@graph"]?.array ?? []

  private func ids(_ value: JSONValue?) -> [String] {
    switch value {
    case .array(let items)?: items.compactMap { $0["@id"]?.string }
    case .some(let one): [one["@id"]?.string].compactMap(\.self)
    case nil: []
    }
  }

  @Test func `everything that is named is there, once`() {
    let known = graph.compactMap { $0["@id"]?.string }
    #expect(Set(known).count == known.count && known.count > 60)
    for node in graph {
      for name in ["skos:broader", "skos:narrower", "skos:inScheme", "skos:topConceptOf", "skos:hasTopConcept"]
        + ["exact", "close", "broad", "related"].map({ "skos:\($0)Match" })
      {
        for id in ids(node[name]) { #expect(known.contains(id), "\(id)") }
      }
    }
  }

  @Test func `broader and narrower say the same`() {
    for node in graph {
      guard let id = node["@id"]?.string else { continue }
      for broader in ids(node["skos:broader"]) {
        let back = ids(graph.first { $0["@id"]?.string == broader }?["skos:narrower"])
        #expect(back.contains(id), "\(id)")
      }
    }
  }

  @Test func `addresses are addresses`() {
    for node in graph {
      guard let id = node["@id"]?.string else { continue }
      #expect(id.utf8.allSatisfy { (33...126).contains($0) } && !id.contains("#"), "\(id)")
    }
  }
}

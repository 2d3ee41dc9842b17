import Catalogue
import Foundation
import GroundTestKit
import JSON
import Primitives
import TestKit
import Testing

@testable import Vocabulary

/// The vocabulary that is part of the program, against the catalogue and other people's lists.
@Suite struct EmbeddedVocabularyTests {
  private let vocabulary = VocabularyReader.embedded()

  @Test func `every pattern of the catalogue is a behaviour, and every pattern named is in it`() {
    let named = Set(vocabulary.behaviours.flatMap(\.patterns))
    #expect(named == Set(CatalogueReader.embedded().patterns.map(\.id.text)))
  }

  @Test func `four behaviours have no code anywhere`() {
    #expect(
      vocabulary.uncoded.map(\.id.text) == [
        "payment-reference-abuse", "proxy-abuse", "coercive-control-shared-things", "weaponised-reporting",
      ])
  }

  @Test func `each behaviour says what it is in a sentence`() {
    for behaviour in vocabulary.behaviours {
      #expect(behaviour.definition.hasSuffix(".") && behaviour.definition.count > 40, "\(behaviour.id)")
      #expect(!behaviour.label.isEmpty && !behaviour.label.hasSuffix("."), "\(behaviour.id)")
    }
  }

  @Test func `a code is found for women, else for anyone`() throws {
    let stalking = try #require(vocabulary.find("stalking-and-tracking"))
    #expect(stalking.code("dsa", about: .women)?.keyword == "KEYWORD_CYBER_STALKING_AGAINST_WOMEN")
    #expect(stalking.code("dsa", about: .anyone)?.keyword == "KEYWORD_CYBER_STALKING")
    let doxxing = try #require(vocabulary.find("doxxing"))
    #expect(doxxing.code("dsa", about: .women) == doxxing.code("dsa", about: .anyone))
  }

  private func codes(_ scheme: CodeScheme.ID) -> Set<String> {
    Set(
      vocabulary.behaviours.flatMap(\.codes).filter { $0.scheme == scheme }.flatMap { [$0.code, $0.keyword] }
        .compactMap(\.self))
  }

  @Test(.enabled(if: SharedData.has("dsa-schema"), "the EU database's documentation is not here"))
  func `the EU database knows each code`() throws {
    let text = String(
      decoding: try SharedData.bytes("dsa-schema/resources/markdown/api-documentation.md"), as: UTF8.self)
    // What the second version dropped stands only in its list of changes.
    let current = try #require(text.range(of: "## Changelog")).lowerBound
    let known = Set(text[..<current].split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    #expect(codes("dsa").count > 15)
    for code in codes("dsa") { #expect(known.contains(code), "\(code)") }
  }

  @Test(.enabled(if: SharedData.has("atproto-lexicons"), "the AT Protocol's lexicons are not here"))
  func `the AT Protocol knows each reason`() throws {
    for scheme in ["atproto", "ozone"] as [CodeScheme.ID] {
      #expect(codes(scheme).count >= 4)
      for code in codes(scheme) {
        let parts = code.split(separator: "#").map(String.init)
        let path = "atproto-lexicons/\(parts[0].replacing(".", with: "/")).json"
        let lexicon = try JSONParser.parse(SharedData.bytes(path))
        #expect(lexicon["defs"]?[parts[1]] != nil, "\(code)")
      }
    }
  }

  /// Facts from the documents that the vocabulary names, since no machine-readable list of theirs is at hand.
  @Test func `the other lists know each code`() {
    #expect(codes("mastodon").isSubset(of: ["spam", "legal", "violation", "other"]))
    #expect(
      codes("msc3215").isSubset(
        of: Set(["disagreement", "toxic", "illegal", "spam", "other"].map { "m.abuse.nature.\($0)" })))
    #expect(codes("xarf") == ["content/malware", "content/exposed_data", "connection/login_attack"])
  }
}

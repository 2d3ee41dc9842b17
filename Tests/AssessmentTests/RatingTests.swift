import Assessment
import Catalogue
import GroundTestKit
import Primitives
import Product
import TestKit
import Testing

@Suite struct RatingTests {
  private func finding(_ pattern: String, _ features: String, more: String = "") throws -> Finding {
    let result = Fixture.assess(Fixture.model(features, more: more))
    return try #require(result.findings.first { $0.pattern.id.text == pattern })
  }

  private let map = """
      - id: live-map
        title: See members on a map
        capabilities: [location.share]
        subject: member
        viewer: organiser
    """

  @Test func `the worked example of the method comes out as published`() throws {
    // Shared research, 6.3: 9, 9, 9, 7, 9, 9, 8 is 8.6, high; impact 9, high; critical.
    let rating = try finding("covert-live-location", map).rating
    #expect(LikelihoodFactor.allCases.map(rating.score) == [9, 9, 9, 7, 9, 9, 8])
    #expect(rating.likelihoodSum == 60)
    #expect(rating.likelihood == .high)
    #expect(rating.impactScore == 9)
    #expect(rating.level == .critical)
  }

  @Test(arguments: [(0, 9), (1, 5), (2, 3), (3, 1), (4, 1)])
  func `each enforced control makes it harder by one step`(_ count: Int, _ score: Int) throws {
    let controls = ["consent-explicit", "consent-reminder", "view-log-to-subject", "consent-expiry"].prefix(count)
    let list = controls.map { "{ id: \($0), state: enforced, evidence: t.swift#\($0) }" }.joined(separator: ", ")
    let rating = try finding("covert-live-location", map + "\n    controls: [\(list)]").rating
    #expect(rating.score(.exploit) == score)
  }

  @Test func `only optional controls lower the level by one and ask for review`() throws {
    let pattern = try #require(Fixture.catalogue.patterns.find("covert-live-location"))
    let list = pattern.controls.map { "{ id: \($0), state: optional, evidence: t.swift#\($0) }" }.joined(
      separator: ", ")
    let finding = try finding("covert-live-location", map + "\n    controls: [\(list)]")
    #expect(finding.outcome == .review)
    #expect(finding.rating.level == .high)
    #expect(finding.rating.score(.exploit) == 9)
  }

  @Test func `a planned control counts for nothing`() throws {
    let list = "{ id: consent-explicit, state: planned }"
    let finding = try finding("covert-live-location", map + "\n    controls: [\(list)]")
    #expect(finding.outcome == .fail)
    #expect(finding.controls.first?.standing == .planned)
    #expect(finding.rating.score(.exploit) == 9)
  }

  @Test func `somebody's word asks for review`() throws {
    let pattern = try #require(Fixture.catalogue.patterns.find("covert-live-location"))
    let list = pattern.controls.map {
      "{ id: \($0), state: enforced, evidence: { attested_by: A. Person, on: 2026-01-01 } }"
    }.joined(separator: ", ")
    #expect(try finding("covert-live-location", map + "\n    controls: [\(list)]").outcome == .review)
  }

  @Test(arguments: [
    (Level.note, Band.low, Band.low), (.low, .low, .medium), (.low, .medium, .low), (.medium, .medium, .medium),
    (.medium, .low, .high), (.medium, .high, .low), (.high, .medium, .high), (.high, .high, .medium),
    (.critical, .high, .high),
  ])
  func `the table is OWASP's`(_ level: Level, _ likelihood: Band, _ impact: Band) {
    #expect(Level(rawValue: likelihood.rawValue + impact.rawValue) == level)
  }

  @Test func `every flip is true`() throws {
    for seed in 0..<40 {
      var random = SeededRandom(seed: UInt64(seed))
      let model = RandomModel(using: &random, catalogue: Fixture.catalogue)
      for finding in Fixture.assess(model.yaml).open {
        let rating = finding.rating
        for flip in rating.flips {
          let sum = rating.likelihoodSum - rating.score(flip.factor) + flip.score
          let band: Band = sum < 21 ? .low : sum < 42 ? .medium : .high
          let plain = Level(rawValue: band.rawValue + rating.impact.rawValue)
          let level = rating.isLoweredForReview ? plain.flatMap { Level(rawValue: max(0, $0.rawValue - 1)) } : plain
          #expect(level == flip.level)
          #expect(flip.level != rating.level)
        }
      }
    }
  }
}

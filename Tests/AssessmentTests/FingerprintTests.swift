import Assessment
import Catalogue
import Primitives
import Product
import TestKit
import Testing

@Suite struct FingerprintTests {
  private func fingerprints(_ features: String) -> Set<String> {
    Set(Fixture.assess(Fixture.model(features)).findings.map(\.fingerprint))
  }

  private let map = "  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"

  @Test func `it is SHA-256 over version, pattern, feature and roles, for good`() throws {
    let finding = Fixture.assess(Fixture.model(map)).findings.first { $0.pattern.id == "covert-live-location" }
    // printf '1\ncovert-live-location\nmap\nmember organiser' | sha256sum
    #expect(
      try #require(finding).fingerprint == "026857b61a009650494442c48aafbaaf7fed243f5610172ffb0cb09f763c325a")
  }

  @Test func `it tells patterns, features and roles apart`() {
    let other = map.replacing("viewer: organiser", with: "viewer: member")
    let renamed = map.replacing("id: map", with: "id: chart")
    #expect(fingerprints(map).isDisjoint(with: fingerprints(other)))
    #expect(fingerprints(map).isDisjoint(with: fingerprints(renamed)))
    #expect(fingerprints(map).count == Fixture.assess(Fixture.model(map)).findings.count)
  }

  @Test func `somebody new who gains the same power is a new finding`() {
    let two = """
        - id: map
          title: Map
          capabilities: [location.share]
          grants: [{ subject: member, viewer: organiser }, { subject: organiser, viewer: member }]
      """
    #expect(fingerprints(map).isDisjoint(with: fingerprints(two)))
  }
}

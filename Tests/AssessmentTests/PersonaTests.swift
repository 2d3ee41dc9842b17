import Catalogue
import Primitives
import Product
import TestKit
import Testing

@testable import Assessment

@Suite struct PersonaTests {
  private func persona(_ pattern: String, relationships: String, role: String) throws -> Persona? {
    let text = """
      bellbird: product/1
      product: { id: sample, name: Sample }
      relationships: \(relationships)
      roles: { other: \(role) }
      features: [{ id: a, title: A, capabilities: [x-a] }]
      """
    let product = try #require(Fixture.read(text).product)
    let entry = try #require(Fixture.catalogue.patterns.find(.init(pattern)))
    return Persona(for: entry, role: product.role("other"), product: product, catalogue: Fixture.catalogue)
  }

  @Test func `the most capable person the role admits`() throws {
    let found = try persona(
      "covert-live-location", relationships: "[partner, stranger]", role: "{ can_be: [partner, stranger] }")
    #expect(found?.relationships == ["partner"])
    #expect(found?.title(in: Fixture.catalogue) == "a partner who is the other")
  }

  @Test(arguments: [
    ("staff member of the bank", "a staff member of the bank"), ("staff member", "a staff member"),
    ("staff members' lead", "a staff member who is the staff members' lead"),
    ("clerk", "a staff member who is the clerk"),
  ])
  func `a role that repeats who it is is said once`(_ title: String, _ expected: String) throws {
    let found = try persona(
      "insider-lookup", relationships: "[staff]", role: "{ title: \"\(title)\", can_be: [staff], staff: true }")
    #expect(found?.title(in: Fixture.catalogue) == expected)
  }

  @Test func `whoever talks staff into something is not the staff`() throws {
    let pattern = "support-desk-pretext"
    #expect(try persona(pattern, relationships: "[staff]", role: "{ can_be: [staff], staff: true }") == nil)
    #expect(try persona(pattern, relationships: "[ex-partner]", role: "{ can_be: [ex-partner] }") != nil)
  }

  @Test func `a role's powers count, whoever plays it`() throws {
    let pattern = "organiser-location-oversight"
    let relationships = "[stranger]"
    #expect(try persona(pattern, relationships: relationships, role: "{ can_be: [stranger] }") == nil)
    let payer = try persona(pattern, relationships: relationships, role: "{ can_be: [stranger], pays: true }")
    #expect(payer?.held == ["payer"])
  }

  @Test func `a child is never the one who harms`() throws {
    #expect(
      try persona(
        "organiser-location-oversight", relationships: "[child]",
        role: "{ can_be: [child], administers: true, pays: true, owns: true }") == nil)
  }

  @Test func `harm at work needs somebody from work`() throws {
    let pattern = "workplace-admin-watching"
    let role = "{ can_be: [partner, manager], administers: true, owns: true }"
    #expect(try persona(pattern, relationships: "[partner, manager]", role: role)?.relationships == ["manager"])
    let home = "{ can_be: [partner], administers: true, owns: true }"
    #expect(try persona(pattern, relationships: "[partner]", role: home) == nil)
  }
}

public import Catalogue
public import Primitives
public import Product

/// The most capable person that a role of the product admits, for one pattern.
public struct Persona: Sendable {
  /// Who that can be: all relationships that bring equally much, nearest first.
  public let relationships: [Relationship.ID]
  /// Nil where no role is needed.
  public let role: Role?
  /// Which of the pattern's ways in this person has.
  public let held: [PerpetratorCapability.ID]

  /// Nil where nobody who plays the role has any of the pattern's ways in.
  init?(for pattern: AbusePattern, role: Role?, product: ProductModel, catalogue: PatternCatalogue) {
    let needed = pattern.perpetrator.capabilitiesAny
    let powers = Set((role?.powers ?? []).map(\.capability))
    var best: [Relationship.ID] = []
    var held: [PerpetratorCapability.ID] = []
    for relationship in role?.canBe ?? product.relationships {
      // A child is named in models as somebody who is harmed, whatever power the role has.
      guard relationship != "child", pattern.perpetrator.admits(relationship) else { continue }
      let brings = powers.union(catalogue.relationships[relationship].brings)
      let has = needed.filter(brings.contains)
      if has.count > held.count {
        (best, held) = ([relationship], has)
      } else if has.count == held.count {
        best.append(relationship)
      }
    }
    guard !held.isEmpty else { return nil }
    self.relationships = best
    self.role = role
    self.held = held
  }

  /// `a partner or an ex-partner who is the family organiser`; a role that says the same is not said twice:
  /// `a staff member of the bank`.
  public func title(in catalogue: PatternCatalogue) -> String {
    let people = relationships.prefix(2).map { catalogue.relationships[$0].title }
    let who = English.list(people, joiner: "or")
    guard let role else { return who }
    if let person = people.first, people.count == 1, let noun = person.split(separator: " ", maxSplits: 1).last,
      role.title == noun || role.title.hasPrefix(noun + " ")
    {
      return person + role.title.dropFirst(noun.count)
    }
    return "\(who) who is the \(role.title)"
  }
}

extension AbusePattern.Perpetrator {
  func admits(_ relationship: Relationship.ID) -> Bool {
    relationshipsAny.isEmpty || relationshipsAny.contains(relationship)
  }
}

extension Role.Power {
  /// The way in that the power amounts to.
  var capability: PerpetratorCapability.ID {
    switch self {
    case .pays: "payer"
    case .administers: "account-organiser"
    case .owns: "legal-owner"
    case .staff: "institutional-role"
    }
  }
}

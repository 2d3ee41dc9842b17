internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ProductReader {
  mutating func grants(_ fields: inout YAMLFields, subject: Role.ID?, viewer: Role.ID?) -> [Grant] {
    let one = fields.optional("grant")
    let many = fields.optional("grants")
    if let one, let many {
      log.error(
        "product/grant-and-grants", at: many.location, "the feature has both \"grant\" and \"grants\"",
        hint: "move the single grant into the list", related: [.init(one.location, "the single grant is here")])
    }
    var grants: [Grant] = []
    if let one, let grant = grant(one, subject: subject, viewer: viewer) { grants.append(grant) }
    for node in many?.items("\"grants\"", into: &log) ?? [] {
      if let grant = grant(node, subject: subject, viewer: viewer) { grants.append(grant) }
    }
    checkRepeated(grants)
    return grants.isEmpty ? [openGrant(subject: subject, viewer: viewer, at: fields.location)] : grants
  }

  private mutating func checkRepeated(_ grants: [Grant]) {
    var first: [[Role.ID?]: SourceLocation] = [:]
    for grant in grants {
      if let place = first[[grant.subject, grant.viewer]] {
        log.error(
          "product/duplicate-grant", at: grant.location,
          "two grants of this feature have the same subject and viewer",
          hint: "describe them as two features, or join them",
          related: [.init(place, "the first one is here")])
      } else {
        first[[grant.subject, grant.viewer]] = grant.location
      }
    }
  }

  private func openGrant(subject: Role.ID?, viewer: Role.ID?, at place: SourceLocation) -> Grant {
    Grant(
      subject: subject, viewer: viewer, startedBy: nil, subjectAccepts: nil, subjectTold: nil, endedBy: nil,
      endNoticedBy: nil, expires: nil, residue: nil, evidence: [], location: place)
  }

  private mutating func grant(_ node: YAMLNode, subject: Role.ID?, viewer: Role.ID?) -> Grant? {
    guard var fields = YAMLFields(node, "grant", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let subject = fields.optional("subject").map { roleName($0) } ?? subject
    let viewer = fields.optional("viewer").map { roleName($0) } ?? viewer
    let sides = Sides(subject: subject, viewer: viewer)
    return Grant(
      subject: subject, viewer: viewer,
      startedBy: startedBy(fields.optional("started_by"), sides),
      subjectAccepts: fields.optionalBool("subject_accepts", into: &log),
      subjectTold: told(fields.optional("subject_told")),
      endedBy: parties(fields.optional("ended_by"), "ended_by", sides),
      endNoticedBy: parties(fields.optional("end_noticed_by"), "end_noticed_by", sides),
      expires: expires(fields.optional("expires_after")),
      residue: fields.optionalText("residue", into: &log).map { $0 == "none" ? "" : $0 },
      evidence: evidence(fields.optional("evidence")), location: fields.location)
  }

  /// Lets a side be named by its role or by its part in the grant.
  private struct Sides {
    let subject: Role.ID?
    let viewer: Role.ID?

    func party(_ role: Role.ID) -> Grant.Party {
      role == subject ? .subject : role == viewer ? .viewer : .role(role)
    }
  }

  private mutating func startedBy(_ node: YAMLNode?, _ sides: Sides) -> Grant.StartedBy? {
    guard let node, let text = node.text("\"started_by\"", into: &log) else { return nil }
    switch text {
    case "subject": return .subject
    case "viewer": return .viewer
    case "either": return .either
    case "both": return .both
    case "default-on": return .defaultOn
    default:
      guard let role = knownRole(text, at: node.location) else { return nil }
      return role == sides.subject ? .subject : role == sides.viewer ? .viewer : .role(role)
    }
  }

  private mutating func told(_ node: YAMLNode?) -> Set<Grant.Told>? {
    guard let node else { return nil }
    var told: Set<Grant.Told> = []
    let known = Grant.Told.allCases.map(\.rawValue) + ["never"]
    let items = if case .sequence(let items) = node.value { items } else { [node] }
    for item in items {
      guard let text = item.text("\"subject_told\"", into: &log), text != "never" else { continue }
      if let word = Grant.Told(rawValue: text) {
        told.insert(word)
      } else {
        item.notAChoice("\"subject_told\"", of: known, into: &log)
      }
    }
    return told
  }

  private mutating func parties(_ node: YAMLNode?, _ key: String, _ sides: Sides) -> Set<Grant.Party>? {
    guard let node else { return nil }
    var parties: Set<Grant.Party> = []
    for (text, place) in node.texts("\"\(key)\"", into: &log) {
      switch text {
      case "nobody": break
      case "subject": parties.insert(.subject)
      case "viewer": parties.insert(.viewer)
      case "either": parties.formUnion([.subject, .viewer])
      default: if let role = knownRole(text, at: place) { parties.insert(sides.party(role)) }
      }
    }
    return parties
  }

  private mutating func expires(_ node: YAMLNode?) -> Bool? {
    guard let node, let text = node.text("\"expires_after\"", into: &log) else { return nil }
    if text == "never" { return false }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if ["m", "h", "d", "w"].contains(text.dropFirst(digits.count)), let number = Int(digits), number > 0 {
      return true
    }
    log.error(
      "product/not-a-duration", at: node.location, "\"\(text)\" is not a length of time",
      hint: "write 30m, 24h, 30d or 4w, or never")
    return nil
  }
}

internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ProductReader {
  mutating func feature(_ node: YAMLNode) -> Feature? {
    guard var fields = YAMLFields(node, "feature", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let id: Feature.ID? = fields.required("id", into: &log)?.name("a feature's id", into: &log)
    var was: [Feature.ID] = []
    for item in fields.list("was", into: &log) {
      if let old: Feature.ID = item.name("an earlier id", into: &log) { was.append(old) }
    }
    let title = fields.text("title", into: &log)
    let capabilities = capabilities(fields.required("capabilities", into: &log))
    let subject = roleName(fields.optional("subject"))
    let viewer = roleName(fields.optional("viewer"))
    let effort: Feature.Effort = fields.optional("effort")?.choice("\"effort\"", into: &log) ?? .menu
    let logged = logged(fields.optional("logged"))
    let controls = declaredControls(fields.list("controls", into: &log))
    let grants = grants(&fields, subject: subject, viewer: viewer)
    let documents = documentNames(fields.list("sources", into: &log))
    guard let id, let title else { return nil }
    let feature = Feature(
      id: id, was: was, title: title, capabilities: capabilities, effort: effort, grants: grants, logged: logged,
      controls: controls, documents: documents, location: fields.location)
    checkContradictions(feature)
    return feature
  }

  mutating func capabilities(_ node: YAMLNode?) -> [Capability.ID] {
    var seen: [Capability.ID] = []
    for item in node?.items("\"capabilities\"", into: &log) ?? [] {
      guard let text = item.text("a capability", into: &log), !text.hasPrefix("x-") else { continue }
      let id = Capability.ID(text)
      if !catalogue.capabilities.contains(id) {
        log.error(
          "product/unknown-capability", at: item.location, "there is no capability \"\(text)\"",
          hint: Suggestion.hint(
            for: text, in: catalogue.capabilities.ids,
            otherwise: "\"bellbird catalogue list capabilities\" lists them; a private word starts with x-"))
      } else if seen.contains(id) {
        log.warning(
          "product/repeated-capability", at: item.location, "\"\(text)\" is listed twice", hint: "remove one")
      } else {
        seen.append(id)
      }
    }
    return seen
  }

  private mutating func logged(_ node: YAMLNode?) -> Feature.Logged {
    guard let node, var fields = YAMLFields(node, "logged", into: &log) else {
      return .init(toSubject: nil, toPlatform: nil)
    }
    defer { fields.finish(into: &log) }
    return .init(
      toSubject: fields.optionalBool("to_subject", into: &log),
      toPlatform: fields.optionalBool("to_platform", into: &log))
  }

  private mutating func documentNames(_ nodes: [YAMLNode]) -> [ProductModel.Document.ID] {
    nodes.compactMap { node in
      guard let text = node.text("a source", into: &log) else { return nil }
      let id = ProductModel.Document.ID(text)
      if documentNames[id] != nil { return id }
      log.error(
        "product/unknown-source", at: node.location, "there is no source \"\(text)\"",
        hint: Suggestion.hint(
          for: text, in: documentNames.keys.map(\.text).sorted(), otherwise: "add it to sources: at the top"))
      return nil
    }
  }

  /// A control that follows from the grant may not be claimed where the grant says the opposite.
  private mutating func checkContradictions(_ feature: Feature) {
    for control in feature.controls where control.state == .enforced {
      guard let derivation = catalogue.controls.find(control.id)?.derivedFrom,
        let grant = feature.grants.first(where: { $0.contradicts(derivation, logged: feature.logged) })
      else { continue }
      log.error(
        "product/contradiction", at: control.location,
        "\"\(control.id)\" is said to be enforced, and the grant says that it is not",
        hint: "correct one of the two", related: [.init(grant.location, "the grant is here")])
    }
  }

  /// Ids must be unique among current and earlier ones, or two findings would share one identity.
  mutating func checkFeatureNames(_ features: [Feature]) {
    var first: [Feature.ID: SourceLocation] = [:]
    for feature in features {
      for id in [feature.id] + feature.was {
        if let place = first[id] {
          log.error(
            "product/duplicate-feature", at: feature.location, "the feature \"\(id)\" is there twice",
            hint: "rename one, or remove it from one of the files", related: [.init(place, "the first one is here")])
        } else {
          first[id] = feature.location
        }
      }
    }
  }

  /// What the product's support staff can do, written in short.
  mutating func surfaces(_ node: YAMLNode) -> (roles: [Role], features: [Feature]) {
    guard var fields = YAMLFields(node, "surfaces", into: &log) else { return ([], []) }
    defer { fields.finish(into: &log) }
    guard let supportNode = fields.optional("support"), var support = YAMLFields(supportNode, "support", into: &log)
    else { return ([], []) }
    defer { support.finish(into: &log) }
    let channels = support.list("channels", into: &log).compactMap { $0.text("a channel", into: &log) }
    let looksUp = support.optionalBool("staff_lookup", into: &log) == true
    let controls = declaredControls(support.list("controls", into: &log))
    guard looksUp else { return ([], []) }
    let agent = Role(
      id: "support-agent", title: "support agent", canBe: relationships.sorted(), powers: [.staff],
      location: support.location)
    let open = Grant(
      subject: nil, viewer: agent.id, startedBy: nil, subjectAccepts: nil, subjectTold: nil, endedBy: nil,
      endNoticedBy: nil, expires: nil, residue: nil, evidence: [], location: support.location)
    let title = channels.isEmpty ? "Customer support" : "Customer support by \(English.list(channels, joiner: "or"))"
    let feature = Feature(
      id: "support", was: [], title: title, capabilities: ["staff.lookup"], effort: .menu, grants: [open],
      logged: .init(toSubject: nil, toPlatform: nil), controls: controls, documents: [], location: support.location)
    return ([agent], [feature])
  }
}

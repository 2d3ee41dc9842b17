internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ProductReader {
  mutating func declaredControls(_ nodes: [YAMLNode]) -> [DeclaredControl] {
    var controls: [DeclaredControl] = []
    for node in nodes {
      guard let control = declaredControl(node) else { continue }
      if let first = controls.first(where: { $0.id == control.id }) {
        log.error(
          "product/duplicate-control", at: control.location, "\"\(control.id)\" is listed twice",
          hint: "keep one, with all its evidence", related: [.init(first.location, "the first one is here")])
        continue
      }
      controls.append(control)
    }
    return controls
  }

  private mutating func declaredControl(_ node: YAMLNode) -> DeclaredControl? {
    guard var fields = YAMLFields(node, "control", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let state: DeclaredControl.State? = fields.required("state", into: &log)?.choice("\"state\"", into: &log)
    let evidence = evidence(fields.optional("evidence"))
    guard let idNode = fields.required("id", into: &log), let text = idNode.text("a control's id", into: &log) else {
      return nil
    }
    let id = Control.ID(text)
    guard catalogue.controls.contains(id) else {
      log.error(
        "product/unknown-control", at: idNode.location, "there is no control \"\(text)\"",
        hint: Suggestion.hint(
          for: text, in: catalogue.controls.ids, otherwise: "\"bellbird catalogue list controls\" lists them"))
      return nil
    }
    guard let state else { return nil }
    if state == .enforced, evidence.isEmpty {
      log.warning(
        "product/no-evidence", at: idNode.location, "\"\(text)\" is said to be enforced, and nothing shows it",
        hint: "add evidence: path/to/test#name; until then it counts as somebody's word")
    }
    return DeclaredControl(id: id, state: state, evidence: evidence, location: idNode.location)
  }

  mutating func evidence(_ node: YAMLNode?) -> [Evidence] {
    guard let node else { return [] }
    if case .sequence(let items) = node.value { return items.compactMap { onePiece($0) } }
    return onePiece(node).map { [$0] } ?? []
  }

  private mutating func onePiece(_ node: YAMLNode) -> Evidence? {
    if case .scalar(let text, _) = node.value {
      if text.hasPrefix("https://") || text.hasPrefix("http://") {
        return url(node).map { Evidence(kind: .url($0, read: nil), location: node.location) }
      }
      let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
      guard let path = parts.first, let safe = localPath(path, at: node.location) else { return nil }
      return Evidence(kind: .file(path: safe, test: parts.count == 2 ? parts[1] : nil), location: node.location)
    }
    guard var fields = YAMLFields(node, "evidence", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    guard let kind = kind(&fields) else { return nil }
    return Evidence(kind: kind, location: node.location)
  }

  private mutating func kind(_ fields: inout YAMLFields) -> Evidence.Kind? {
    let junit = fields.optional("junit")
    let policy = fields.optional("policy")
    let url = fields.optional("url")
    let attested = fields.optional("attested_by")
    if let junit {
      let test = fields.text("test", into: &log)
      guard let path = junit.text("\"junit\"", into: &log), let safe = localPath(path, at: junit.location), let test
      else {
        return nil
      }
      return .junit(path: safe, test: test)
    }
    if let policy {
      guard let text = policy.text("\"policy\"", into: &log) else { return nil }
      let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
      guard parts.count == 2, let safe = localPath(parts[0], at: policy.location) else {
        log.error(
          "product/bad-evidence", at: policy.location, "\"\(text)\" does not name a clause",
          hint: "write policy.yaml#clause-id")
        return nil
      }
      return .policy(path: safe, clause: parts[1])
    }
    if let url {
      let read = fields.optional("read")?.date("\"read\"", into: &log)
      return self.url(url).map { .url($0, read: read) }
    }
    if let attested {
      let on = fields.required("on", into: &log)?.date("\"on\"", into: &log)
      guard let name = attested.text("\"attested_by\"", into: &log), let on else { return nil }
      return .attestation(name: name, on: on)
    }
    log.error(
      "product/bad-evidence", at: fields.location, "this evidence names nothing to look at",
      hint: "write file#test, or one of junit, policy, url, attested_by")
    return nil
  }

  /// Evidence is read from the workspace only: a path may not leave it.
  private mutating func localPath(_ path: String, at place: SourceLocation) -> String? {
    let isInside = !path.hasPrefix("/") && !path.split(separator: "/").contains("..") && !path.contains("\0")
    if isInside { return path }
    log.error(
      "product/path-outside", at: place, "\"\(path)\" is outside the product's folder",
      hint: "name a file below the folder of product.yaml")
    return nil
  }
}

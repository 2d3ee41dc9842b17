internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ProductReader {
  mutating func role(_ name: String, at place: SourceLocation, _ node: YAMLNode) -> Role? {
    guard Role.ID.isName(name), !Self.reservedRoles.contains(name) else {
      log.error(
        "product/bad-id", at: place, "\"\(name)\" cannot be a role's name",
        hint: Self.reservedRoles.contains(name)
          ? "the word stands for a side of a grant; choose another"
          : "use lower-case letters, digits and hyphens, at most 60 characters")
      return nil
    }
    guard var fields = YAMLFields(node, "role \"\(name)\"", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let title = fields.optionalText("title", into: &log)
    var canBe: [Relationship.ID] = []
    for item in fields.required("can_be", into: &log)?.items("\"can_be\"", into: &log) ?? [] {
      guard let id = relationship(item) else { continue }
      if !relationships.contains(id) {
        log.error(
          "product/relationship-not-listed", at: item.location,
          "\"\(id)\" is not among the product's relationships",
          hint: "add it to relationships: at the top, or remove it here")
      }
      canBe.append(id)
    }
    var powers: Set<Role.Power> = []
    for power in Role.Power.allCases where fields.optionalBool(power.rawValue, into: &log) == true {
      powers.insert(power)
    }
    let order = catalogue.relationships
    return Role(
      id: Identifier(name), title: title ?? name.replacing("-", with: " "),
      canBe: canBe.sorted { order.place(of: $0) < order.place(of: $1) }, powers: powers, location: place)
  }

  mutating func readDocuments(_ fields: inout YAMLFields) -> [ProductModel.Document] {
    var documents: [ProductModel.Document] = []
    for node in fields.list("sources", into: &log) {
      guard var item = YAMLFields(node, "source", into: &log) else { continue }
      defer { item.finish(into: &log) }
      let id: ProductModel.Document.ID? = item.required("id", into: &log)?.name("a source's id", into: &log)
      let title = item.text("title", into: &log)
      let publisher = item.text("publisher", into: &log)
      let url = item.required("url", into: &log).flatMap { self.url($0) }
      let read = item.required("read", into: &log)?.date("\"read\"", into: &log)
      let note = item.optionalText("note", into: &log)
      guard let id, let title, let publisher, let url, let read else { continue }
      if let first = documentNames.updateValue(item.location, forKey: id) {
        log.error(
          "product/duplicate-source", at: item.location, "the source \"\(id)\" is there twice",
          hint: "rename one of them", related: [.init(first, "the first one is here")])
        continue
      }
      documents.append(
        .init(
          id: id, title: title, publisher: publisher, url: url, read: read, note: note, location: item.location))
    }
    return documents
  }

  mutating func url(_ node: YAMLNode) -> String? {
    guard let text = node.text("a url", into: &log) else { return nil }
    let isURL = text.hasPrefix("https://") || text.hasPrefix("http://")
    if isURL, text.utf8.count <= 2000, !text.contains(where: { $0.isWhitespace || $0 == "<" || $0 == "\"" }) {
      return text
    }
    log.error(
      "product/not-a-url", at: node.location, "\"\(text.prefix(80))\" is not a web address",
      hint: "write https://…, without spaces")
    return nil
  }
}

public import Catalogue
internal import Primitives
public import SourceText
public import YAML

/// Reads a product model from parsed files, against the words of a catalogue.
public struct ProductReader {
  /// More would be a generator gone wrong; each finding of a larger model would be one nobody reads.
  public static let featuresMax = 50_000

  let catalogue: PatternCatalogue
  var log = Diagnostics()
  private var isWhole = true
  /// Role names are needed before the roles of a later file are read.
  var roleNames: [Role.ID: SourceLocation] = [:]
  var documentNames: [ProductModel.Document.ID: SourceLocation] = [:]
  var relationships: Set<Relationship.ID> = []

  private init(_ catalogue: PatternCatalogue) { self.catalogue = catalogue }

  /// Nil after errors; the diagnostics name all of them. The first file introduces the product, the others are parts
  /// that it includes. Where some of them are missing (`isWhole` is false), relationships and features may be there.
  public static func read(
    _ files: [YAMLNode], isWhole: Bool = true, catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> ProductModel? {
    var reader = ProductReader(catalogue)
    reader.isWhole = isWhole
    let model = reader.read(files, introduction: nil)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : model
  }

  /// A model without an introduction: the small examples inside the catalogue.
  public static func readExample(
    _ node: YAMLNode, id: String, catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> ProductModel? {
    var reader = ProductReader(catalogue)
    let model = reader.read([node], introduction: Introduction(id: id, name: id, location: node.location))
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : model
  }

  /// The files that a file takes in, as written.
  public static func includes(of node: YAMLNode, into log: inout Diagnostics) -> [(
    text: String, location: SourceLocation
  )] {
    node["include"]?.texts("\"include\"", into: &log) ?? []
  }

  struct Introduction {
    let id: String
    let name: String
    var version: String?
    var summary: String?
    var owner: String?
    var isProposed = false
    let location: SourceLocation
  }

  /// The fields of one file, taken apart before anything in them is read.
  private struct Part {
    var fields: YAMLFields
    var roles: [(name: String, place: SourceLocation, node: YAMLNode)] = []
  }

  private mutating func read(_ files: [YAMLNode], introduction given: Introduction?) -> ProductModel? {
    var introduction = given
    var parts: [Part] = []
    var documents: [ProductModel.Document] = []
    for (index, file) in files.enumerated() {
      guard var fields = YAMLFields(file, "product model", into: &log) else { continue }
      if given == nil { checkKind(&fields) }
      if index == 0, given == nil {
        introduction = fields.required("product", into: &log).flatMap { self.introduction($0) }
      }
      _ = fields.optional("include")
      for node in fields.list("relationships", into: &log) {
        if let id = relationship(node) { relationships.insert(id) }
      }
      documents += readDocuments(&fields)
      var part = Part(fields: fields)
      collectRoleNames(&part)
      parts.append(part)
    }
    if relationships.isEmpty, isWhole, let first = parts.first {
      log.error(
        "product/no-relationships", at: first.fields.location, "the model does not say who can meet in the product",
        hint: "add relationships: [partner, ex-partner, …]")
    }
    return assemble(introduction, parts, documents)
  }

  private mutating func assemble(
    _ introduction: Introduction?, _ parts: [Part], _ documents: [ProductModel.Document]
  ) -> ProductModel? {
    var roles: [Role] = []
    var controls: [DeclaredControl] = []
    var features: [Feature] = []
    for var part in parts {
      roles += part.roles.compactMap { role($0.name, at: $0.place, $0.node) }
      controls += declaredControls(part.fields.list("controls", into: &log))
      for node in part.fields.list("features", into: &log) {
        if let feature = feature(node) { features.append(feature) }
      }
      if let surfaces = part.fields.optional("surfaces") {
        let found = self.surfaces(surfaces)
        roles += found.roles
        features += found.features
      }
      part.fields.finish(into: &log)
    }
    checkFeatureNames(features)
    guard let introduction else { return nil }
    if features.isEmpty, isWhole {
      log.error(
        "product/no-features", at: introduction.location, "the model has no features",
        hint: "add features: with one entry for each thing that people can do to each other")
    }
    if features.count > Self.featuresMax {
      log.error(
        "product/too-many-features", at: introduction.location,
        "the model has \(features.count) features, more than the limit of \(Self.featuresMax)",
        hint: "describe what people can do, not every screen")
    }
    let order = catalogue.relationships
    return ProductModel(
      id: introduction.id, name: introduction.name, version: introduction.version, summary: introduction.summary,
      owner: introduction.owner, isProposed: introduction.isProposed, documents: documents,
      relationships: relationships.sorted { order.place(of: $0) < order.place(of: $1) }, roles: roles,
      controls: controls, features: features, location: introduction.location)
  }

  private mutating func checkKind(_ fields: inout YAMLFields) {
    guard let node = fields.required("bellbird", into: &log) else { return }
    guard case .scalar("product/1", _) = node.value else {
      log.error(
        "product/other-kind", at: node.location, "this is not a product model of a known version",
        hint: "write bellbird: product/1")
      return
    }
  }

  private mutating func introduction(_ node: YAMLNode) -> Introduction? {
    guard var fields = YAMLFields(node, "product", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let id: Identifier<ProductModel>? = fields.required("id", into: &log)?.name("the product's id", into: &log)
    let name = fields.text("name", into: &log)
    let version = fields.optionalText("version", into: &log)
    let summary = fields.optionalText("summary", into: &log)
    let owner = fields.optionalText("owner", into: &log)
    let status: Status? = fields.optional("status").map { $0.choice("\"status\"", into: &log) } ?? .adopted
    guard let id, let name else { return nil }
    return Introduction(
      id: id.text, name: name, version: version, summary: summary, owner: owner, isProposed: status == .proposed,
      location: fields.location)
  }

  /// Whether the product's makers stand by the model.
  private enum Status: String, CaseIterable { case adopted, proposed }

  private mutating func collectRoleNames(_ part: inout Part) {
    guard let node = part.fields.optional("roles") else { return }
    guard case .mapping(let entries) = node.value else {
      log.error(
        "product/roles-not-fields", at: node.location, "\"roles\" is \(node.kind), and should be a block of fields",
        hint: "write one line for each role: member: { can_be: [partner] }")
      return
    }
    for entry in entries {
      let id = Role.ID(entry.key)
      if let first = roleNames[id] {
        log.error(
          "product/duplicate-role", at: entry.keyLocation, "the role \"\(id)\" is there twice",
          hint: "rename one, or remove it from one of the files", related: [.init(first, "the first one is here")])
        continue
      }
      roleNames[id] = entry.keyLocation
      part.roles.append((entry.key, entry.keyLocation, entry.value))
    }
  }
}

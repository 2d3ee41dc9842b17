internal import Primitives
public import SourceText
internal import YAML

/// Guesses a product model from an Open Threat Model: its components become features; their names, types, tags, assets
/// and the data that flows to them are the clues.
public enum OTMImport {
  static let version = FormatVersion(
    format: "Open Threat Model", field: "otmVersion", known: ["0.1", "0.2"], newer: "0",
    otherwise: "give a file that starts with otmVersion: 0.1.0 or 0.2.0")

  /// Nil after errors in the text.
  public static func model(from file: SourceFile, into log: inout Diagnostics) -> ImportedModel? {
    guard let root = ForeignText.parse(file, into: &log), let version = version.read(root, into: &log) else {
      return nil
    }
    var reading = OTMReading(root, origin: ModelDraft.origin(file, version))
    reading.read(into: &log)
    return ImportedModel(reading.draft)
  }
}

private struct OTMReading {
  /// Assets, tags or flows of one component that are looked at.
  private static let cluesMax = 200
  /// Neighbours that are named beside a component.
  private static let neighboursMax = 5

  private struct Flows {
    var from: [String] = []
    var to: [String] = []
  }

  private let root: YAMLNode
  private(set) var draft: ModelDraft
  /// The features by the ids of their components. Of two components with one id, flows mean the first.
  private var places: [String: Int] = [:]
  /// The names of assets by their ids.
  private var assets: [String: YAMLNode] = [:]
  private var flows: [Int: Flows] = [:]
  private var firstOmitted: SourceLocation?

  init(_ root: YAMLNode, origin: String) {
    self.root = root
    let project = root["project"]
    draft = ModelDraft(origin: origin, name: project?.text(of: "name"), id: project?.text(of: "id"))
  }

  mutating func read(into log: inout Diagnostics) {
    if root["project"]?.text(of: "name") == nil {
      log.warning(
        "import/no-name", at: root["project"]?.location ?? root.location, "the file does not name the project",
        hint: "change id and name at the top of the model")
    }
    for asset in root["assets"]?.items(of: "\"assets\"", into: &log) ?? [] {
      if let id = asset.text(of: "id"), let name = asset["name"] { assets[id] = name }
    }
    for (index, component) in (root["components"]?.items(of: "\"components\"", into: &log) ?? []).enumerated() {
      read(component: component, key: "\(index)", into: &log)
    }
    for flow in root["dataflows"]?.items(of: "\"dataflows\"", into: &log) ?? [] { read(flow: flow) }
    for (place, flows) in flows { draft.note(Self.note(flows), at: place) }
    report(into: &log)
    draft.addStartIfEmpty()
  }

  private mutating func read(component: YAMLNode, key: String, into log: inout Diagnostics) {
    guard !component.entries("a component", into: &log).isEmpty else { return }
    let name = component.text(of: "name") ?? component.text(of: "id") ?? "Component"
    guard let place = draft.place(of: key, title: name) else {
      if firstOmitted == nil { firstOmitted = component.location }
      return
    }
    if let id = component.text(of: "id"), places[id] == nil { places[id] = place }
    let assets = ["processed", "stored"].flatMap { component["assets"]?[$0]?.asItems ?? [] }
    let clues =
      Self.clues("the name", [component["name"]]) + Self.clues("the type", [component["type"]])
      + Self.clues("the tag", component["tags"]?.asItems ?? []) + clues(fromAssets: assets)
    draft.add(CapabilityHint.guesses(from: clues), to: place)
  }

  /// What flows to a component shows what the component does; where it comes from may do anything.
  private mutating func read(flow: YAMLNode) {
    let source = flow.text(of: "source").flatMap { places[$0] }
    let destination = flow.text(of: "destination").flatMap { places[$0] }
    if let destination {
      let clues =
        Self.clues("the dataflow", [flow["name"]]) + Self.clues("a dataflow's tag", flow["tags"]?.asItems ?? [])
        + clues(fromAssets: flow["assets"]?.asItems ?? [])
      draft.add(CapabilityHint.guesses(from: clues), to: destination)
    }
    guard let source, let destination else { return }
    Self.add(draft.features[source].title, to: &flows[destination, default: Flows()].from)
    Self.add(draft.features[destination].title, to: &flows[source, default: Flows()].to)
  }

  private func clues(fromAssets ids: [YAMLNode]) -> [Clue] {
    Self.clues("the asset", ids.prefix(Self.cluesMax).map { $0.asText.flatMap { assets[$0] } })
  }

  private static func clues(_ what: String, _ nodes: [YAMLNode?]) -> [Clue] {
    nodes.prefix(cluesMax).compactMap { node in
      node?.asText.map { Clue(words: Words.of($0), evidence: "\(what) \"\(ModelText.oneLine($0))\"") }
    }
  }

  private static func add(_ title: String, to neighbours: inout [String]) {
    if neighbours.count < neighboursMax, !neighbours.contains(title) { neighbours.append(title) }
  }

  private static func note(_ flows: Flows) -> String {
    let ends = [("from", flows.from), ("to", flows.to)].filter { !$1.isEmpty }
    return "Data flows \(ends.map { "\($0) \(English.list($1))" }.joined(separator: ", "))."
  }

  private func report(into log: inout Diagnostics) {
    if draft.features.isEmpty {
      log.warning(
        "import/nothing-there", at: root["components"]?.location ?? root.location, "the file describes no components",
        hint: "the model has one feature to start from; is this the right file?")
    }
    if let firstOmitted {
      log.warning(
        "import/too-many", at: firstOmitted,
        "there are more than \(ModelDraft.featuresMax) components: \(draft.omittedCount) were left out",
        hint: "import the parts that people use, one file each")
    }
  }
}

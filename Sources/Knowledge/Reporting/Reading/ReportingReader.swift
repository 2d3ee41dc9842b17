public import Catalogue
internal import Primitives
public import SourceText
public import YAML

/// Reads `reporting.yaml`, against the words of a catalogue.
public struct ReportingReader {
  /// Nobody offers more, and each is looked at for each pattern.
  public static let waysMax = 200

  let catalogue: PatternCatalogue
  var log = Diagnostics()

  /// Nil after errors; the diagnostics name all of them, and what makes reporting unsafe as warnings.
  public static func read(
    _ root: YAMLNode, catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> ReportingModel? {
    var reader = ReportingReader(catalogue: catalogue)
    let model = reader.read(root)
    if let model, !reader.log.hasErrors { ReportingChecker.check(model, into: &reader.log) }
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : model
  }

  private mutating func read(_ root: YAMLNode) -> ReportingModel? {
    guard var fields = YAMLFields(root, "reporting file", into: &log) else { return nil }
    if let kind = fields.required("bellbird", into: &log), kind.text("kind", into: &log) != "reporting/1" {
      log.error(
        "reporting/other-kind", at: kind.location, "this is no reporting file of a known version",
        hint: "write bellbird: reporting/1")
    }
    let status: ReportingModel.Status? = fields.required("status", into: &log)?.choice("\"status\"", into: &log)
    let ways = readWays(&fields)
    let profiles: [ReportingModel.Profile] = choices(&fields, "profiles")
    let languages = fields.optional("languages")?.texts("\"languages\"", into: &log).map(\.text) ?? []
    let recipients = fields.list("recipients", into: &log).compactMap { recipient($0) }
    let retention = fields.list("retention", into: &log).compactMap { keeping($0) }
    let windows = fields.list("contact_windows", into: &log).compactMap { window($0) }
    let coverName = fields.optionalText("cover_name", into: &log)
    fields.finish(into: &log)
    guard let status else { return nil }
    return ReportingModel(
      status: status, ways: ways, profiles: profiles, languages: languages, recipients: recipients,
      retention: retention, contactWindows: windows, coverName: coverName, location: fields.location)
  }

  private mutating func readWays(_ fields: inout YAMLFields) -> [ReportWay] {
    let nodes = fields.list("ways", into: &log)
    if nodes.count > Self.waysMax {
      log.error(
        "reporting/too-many-ways", at: fields.location, "there are more than \(Self.waysMax) ways",
        hint: "describe what people can choose, not every screen")
    }
    var ways: [ReportWay] = []
    for node in nodes.prefix(Self.waysMax) {
      guard let way = way(node) else { continue }
      if let first = ways.first(where: { $0.id == way.id }) {
        log.error(
          "reporting/duplicate-way", at: way.location, "the way \"\(way.id)\" is there twice", hint: "rename one",
          related: [.init(first.location, "the first one is here")])
      }
      ways.append(way)
    }
    return ways
  }

  mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ fields: inout YAMLFields, _ key: String
  ) -> [Choice] where Choice.RawValue == String {
    guard let node = fields.optional(key) else { return [] }
    if case .sequence(let items) = node.value { return items.compactMap { $0.choice("\"\(key)\"", into: &log) } }
    return [node.choice("\"\(key)\"", into: &log)].compactMap(\.self)
  }

  private mutating func recipient(_ node: YAMLNode) -> ReportingModel.Recipient? {
    guard var fields = YAMLFields(node, "recipient", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let id: ReportingModel.Recipient.ID? = fields.required("id", into: &log)?.name("a recipient's id", into: &log)
    let title = fields.text("title", into: &log)
    let sees = fields.optional("sees")?.texts("\"sees\"", into: &log).map(\.text) ?? []
    guard let id, let title else { return nil }
    return .init(id: id, title: title, sees: sees, location: node.location)
  }

  private mutating func keeping(_ node: YAMLNode) -> ReportingModel.Retention? {
    guard var fields = YAMLFields(node, "retention", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let what = fields.text("what", into: &log)
    let days = fields.required("days", into: &log)
    guard let what, let days, let text = days.text("\"days\"", into: &log) else { return nil }
    guard let number = Int(text), (1...36_500).contains(number) else {
      log.error(
        "reporting/bad-days", at: days.location, "\"\(text.prefix(40))\" is no number of days",
        hint: "write a whole number from 1 to 36500")
      return nil
    }
    return .init(what: what, days: number, location: node.location)
  }

  private mutating func window(_ node: YAMLNode) -> ReportingModel.ContactWindow? {
    guard var fields = YAMLFields(node, "contact window", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let (from, to) = (hour(&fields, "from"), hour(&fields, "to"))
    guard let from, let to else { return nil }
    return .init(from: from, to: to)
  }

  /// `HH:MM`
  private mutating func hour(_ fields: inout YAMLFields, _ key: String) -> String? {
    guard let node = fields.required(key, into: &log), let text = node.text("\"\(key)\"", into: &log) else {
      return nil
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
    if parts.count == 2, numbers.count == 2, (0...24).contains(numbers[0]), (0...59).contains(numbers[1]) {
      return text
    }
    log.error(
      "reporting/bad-hour", at: node.location, "\"\(text.prefix(40))\" is no time of day",
      hint: "write \"18:00\", in quotes")
    return nil
  }
}

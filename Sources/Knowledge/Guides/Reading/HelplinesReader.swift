internal import Primitives
internal import SourceText
internal import YAML

/// Reads `helplines.yaml`.
struct HelplinesReader {
  var log = Diagnostics()

  mutating func helplines(_ file: SourceFile) -> Helplines? {
    guard let root = YAMLParser.parse(file, into: &log), var fields = YAMLFields(root, "helplines", into: &log) else {
      return nil
    }
    guard fields.isKind("helplines/1", into: &log) else { return nil }
    let node = fields.required("countries", into: &log)
    fields.finish(into: &log)
    guard let node, case .mapping(let entries) = node.value else { return nil }
    return Helplines(countries: entries.compactMap { country($0) })
  }

  private mutating func country(_ entry: YAMLNode.Entry) -> Helplines.Country? {
    guard entry.key.utf8.count == 2, entry.key.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else {
      log.error(
        "guide/country", at: entry.keyLocation, "\"\(entry.key.prefix(20))\" is no country's code",
        hint: "write the two capitals of ISO 3166-1, in quotes where YAML would read a truth value: \"NO\"")
      return nil
    }
    guard var fields = YAMLFields(entry.value, "country", into: &log) else { return nil }
    let title = fields.text("title", into: &log)
    let languages = (fields.optional("languages")?.texts("languages", into: &log) ?? []).map(\.text)
    let emergency = fields.required("emergency", into: &log).flatMap { self.emergency($0) }
    let lines = fields.list("lines", into: &log).compactMap { self.line($0) }
    fields.finish(into: &log)
    guard let title, let emergency else { return nil }
    return .init(
      code: entry.key, title: title, languages: languages, emergency: emergency, lines: lines,
      location: entry.keyLocation)
  }

  private mutating func emergency(_ node: YAMLNode) -> Helplines.Emergency? {
    guard var fields = YAMLFields(node, "emergency", into: &log) else { return nil }
    let number = fields.text("number", into: &log)
    let text = fields.text("text", into: &log)
    let proof = proof(&fields)
    fields.finish(into: &log)
    guard let number, let text, let proof else { return nil }
    return .init(number: number, text: text, proof: proof, location: node.location)
  }

  private mutating func line(_ node: YAMLNode) -> Helplines.Line? {
    guard var fields = YAMLFields(node, "line", into: &log) else { return nil }
    let id = fields.text("id", into: &log)
    let name = fields.text("name", into: &log)
    let number = fields.optionalText("number", into: &log)
    let others = fields.list("others", into: &log).compactMap { other($0) }
    let url = fields.optionalText("url", into: &log)
    let languages = (fields.optional("languages")?.texts("languages", into: &log) ?? []).map(\.text)
    let hours = fields.optionalText("hours", into: &log)
    let text = fields.text("text", into: &log)
    let proof = proof(&fields)
    fields.finish(into: &log)
    guard let id, let name, let text, let proof else { return nil }
    return .init(
      id: id, name: name, number: number, others: others, url: url, languages: languages, hours: hours, text: text,
      proof: proof, location: node.location)
  }

  private mutating func other(_ node: YAMLNode) -> Helplines.Other? {
    guard var fields = YAMLFields(node, "number", into: &log) else { return nil }
    let how = fields.text("how", into: &log)
    let number = fields.text("number", into: &log)
    fields.finish(into: &log)
    guard let how, let number else { return nil }
    return .init(how: how, number: number, location: node.location)
  }

  private mutating func proof(_ fields: inout YAMLFields) -> Helplines.Proof? {
    let source = fields.required("source", into: &log)
    let read = fields.required("read", into: &log)?.date("read", into: &log)
    guard let source, let read, var inner = YAMLFields(source, "source", into: &log) else { return nil }
    let url = inner.text("url", into: &log)
    inner.finish(into: &log)
    return url.map { .init(url: $0, read: read) }
  }
}

extension YAMLFields {
  /// Whether the file says that it is of the kind that is read here.
  mutating func isKind(_ kind: String, into log: inout Diagnostics) -> Bool {
    guard let found = text("bellbird", into: &log) else { return false }
    guard found != kind else { return true }
    log.error(
      "guide/other-kind", at: location, "the file is \"\(found.prefix(60))\", and should be \(kind)",
      hint: "start it with: bellbird: \(kind)")
    return false
  }
}

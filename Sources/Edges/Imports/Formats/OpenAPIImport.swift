internal import Primitives
public import SourceText
internal import YAML

/// Guesses a product model from an OpenAPI description: its tags become features, its operations are the clues.
public enum OpenAPIImport {
  static let version = FormatVersion(
    format: "OpenAPI", field: "openapi", known: ["3.0", "3.1"], newer: "3",
    otherwise: "give a file that starts with openapi: 3.0.x or 3.1.x")

  /// Nil after errors in the text.
  public static func model(from file: SourceFile, into log: inout Diagnostics) -> ImportedModel? {
    guard let root = ForeignText.parse(file, into: &log) else { return nil }
    if let swagger = root["swagger"] {
      log.error(
        "import/swagger", at: swagger.location,
        "this is Swagger \(ModelText.oneLine(swagger.asText ?? "", scalarsMax: 20)), the format before OpenAPI 3",
        hint: "convert it to OpenAPI 3 first; editor.swagger.io and swagger2openapi do that")
      return nil
    }
    guard let version = version.read(root, into: &log) else { return nil }
    var reading = OpenAPIReading(root, origin: ModelDraft.origin(file, version))
    reading.read(into: &log)
    return ImportedModel(reading.draft)
  }
}

private struct OpenAPIReading {
  /// An operation belongs to one tag, seldom to a few.
  private static let tagsMax = 10
  private static let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  private let root: YAMLNode
  private var fields: OpenAPIFields
  private(set) var draft: ModelDraft
  /// What the features are called, told by the tag or the path that they are made from.
  private var names: [Int: Clue] = [:]
  private var firstOmitted: SourceLocation?
  private var firstElsewhere: SourceLocation?

  init(_ root: YAMLNode, origin: String) {
    self.root = root
    fields = OpenAPIFields(root)
    let info = root["info"]
    draft = ModelDraft(origin: origin, name: info?.text(of: "title"), version: info?.text(of: "version"))
  }

  mutating func read(into log: inout Diagnostics) {
    if root["info"]?.text(of: "title") == nil {
      log.warning(
        "import/no-name", at: root["info"]?.location ?? root.location, "the file does not name the product",
        hint: "change id and name at the top of the model")
    }
    for tag in root["tags"]?.items(of: "\"tags\"", into: &log) ?? [] {
      guard let name = tag.text(of: "name") else { continue }
      _ = place(ofTag: name, at: tag.location, evidence: "the tag \"\(name)\"")
    }
    for path in root["paths"]?.entries("\"paths\"", into: &log) ?? [] where path.key.unicodeScalars.first == "/" {
      readPath(path, into: &log)
    }
    for (place, clue) in names { draft.add(CapabilityHint.guesses(from: [clue]), to: place) }
    report(into: &log)
    draft.addStartIfEmpty()
  }

  private mutating func readPath(_ path: YAMLNode.Entry, into log: inout Diagnostics) {
    let item = path.value.entries("the path \(ModelText.oneLine(path.key))", into: &log)
    let operations = item.filter { Self.methods.contains($0.key) }
    for operation in operations {
      guard case .mapping = operation.value.value else {
        _ = operation.value.entries("\(operation.key) of \(ModelText.oneLine(path.key))", into: &log)
        continue
      }
      let clues = clues(operation, path: path)
      file(CapabilityHint.guesses(from: clues), tags: operation.value["tags"], path: path)
    }
    if operations.isEmpty, item.contains(where: { $0.key == "$ref" }) {
      if firstElsewhere == nil { firstElsewhere = path.keyLocation }
      let (owner, thing) = Self.words(inPath: path.key)
      let clue = Clue(words: thing, context: owner, evidence: ModelText.oneLine(path.key))
      file(CapabilityHint.guesses(from: [clue]), tags: nil, path: path)
    }
  }

  /// What an operation is called, then what it is said to do, then what it takes and gives.
  private mutating func clues(_ operation: YAMLNode.Entry, path: YAMLNode.Entry) -> [Clue] {
    let evidence = "\(operation.key.uppercased()) \(ModelText.oneLine(path.key))"
    let (owner, thing) = Self.words(inPath: path.key)
    var idWords = Words.inOrder(operation.value.text(of: "operationId") ?? "")
    // `postUser` posts nothing that people read.
    if let verb = idWords.first, Self.methods.contains(verb) { idWords.removeFirst() }
    let words = thing.union(Words.of(idWords.joined(separator: " "))).subtracting(owner)
    let context = words.union(owner)
    var clues = [Clue(words: words, context: owner, evidence: evidence)]
    if let summary = operation.value.text(of: "summary") {
      let words = Words.of(summary).subtracting(owner)
      clues.append(Clue(words: words, context: context, evidence: "the summary of \(evidence)"))
    }
    for field in fields.of(operation.value, sharedParameters: path.value["parameters"]) {
      clues.append(
        Clue(kind: .field, words: field.words, context: context, evidence: "\"\(field.name)\" in \(evidence)"))
    }
    return clues
  }

  /// `/members/{id}/location` is about a location: its owner is no clue, but makes others clear.
  private static func words(inPath path: String) -> (owner: Set<String>, thing: Set<String>) {
    let segments = path.split(separator: "/")
    let last = segments.lastIndex { !$0.hasPrefix("{") } ?? 0
    let start = segments[..<last].lastIndex { $0.hasPrefix("{") } ?? 0
    func words(_ part: ArraySlice<Substring>) -> Set<String> {
      Words.of(part.filter { !$0.hasPrefix("{") }.joined(separator: " "))
    }
    return (words(segments[..<start]), words(segments[start...]))
  }

  private mutating func file(_ guesses: Guesses, tags: YAMLNode?, path: YAMLNode.Entry) {
    let tags = tags?.asItems.prefix(Self.tagsMax).compactMap(\.asText) ?? []
    let segment = Self.firstSegment(path.key)
    let owners = tags.isEmpty ? [(segment, "the path /\(segment)")] : tags.map { ($0, "the tag \"\($0)\"") }
    for (name, evidence) in owners {
      if let place = place(ofTag: name, at: path.keyLocation, evidence: evidence) { draft.add(guesses, to: place) }
    }
  }

  private mutating func place(ofTag tag: String, at location: SourceLocation, evidence: String) -> Int? {
    if let place = draft.place(of: tag) { return place }
    guard let place = draft.place(of: tag, title: Self.title(tag)) else {
      if firstOmitted == nil { firstOmitted = location }
      return nil
    }
    names[place] = Clue(words: Words.of(tag), evidence: ModelText.oneLine(evidence))
    return place
  }

  /// `/api/v2/members/{id}` is about members.
  private static func firstSegment(_ path: String) -> String {
    let telling = path.split(separator: "/").first { segment in
      let isVersion = segment.first == "v" && segment.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
      return !isVersion && !segment.hasPrefix("{") && segment != "api" && segment != "rest"
    }
    return telling.map(String.init) ?? "general"
  }

  /// `live-map` as a menu would say it: `Live map`.
  private static func title(_ tag: String) -> String {
    English.sentence(tag.contains(" ") ? tag : tag.split { "-_".contains($0) }.joined(separator: " "))
  }

  private func report(into log: inout Diagnostics) {
    if draft.features.isEmpty {
      log.warning(
        "import/nothing-there", at: root["paths"]?.location ?? root.location, "the file describes no operations",
        hint: "the model has one feature to start from; is this the right file?")
    }
    if let firstElsewhere {
      log.warning(
        "import/other-files", at: firstElsewhere, "paths are described in other files, and only their names were read",
        hint: "join the files into one first, for example with: redocly bundle")
    }
    if let firstOmitted {
      log.warning(
        "import/too-many", at: firstOmitted,
        "there are more than \(ModelDraft.featuresMax) tags: \(draft.omittedCount) were left out",
        hint: "import the parts that people use, one file each")
    }
  }
}

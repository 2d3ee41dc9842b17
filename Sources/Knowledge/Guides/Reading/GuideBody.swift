internal import Markdown
internal import Primitives
internal import SourceText
internal import YAML

/// A guide's text, cut at its headings.
struct GuideBody {
  static let stepsMax = 60

  struct Step {
    let title: String
    let fields: YAMLNode
    let text: [GuideBlock]
    let location: SourceLocation
  }

  private(set) var lead: [GuideBlock] = []
  private(set) var sections: [Guide.Section] = []
  private(set) var steps: [Step] = []

  init(_ guide: GuideFile, into log: inout Diagnostics) {
    var reader = GuideTextReader(guide.file)
    let parts = Self.split(guide.body.children, at: 2)
    lead = reader.blocks(parts.before)
    for part in parts.headed { add(part, &reader) }
    log.add(contentsOf: reader.log)
  }

  private typealias Headed = (heading: MarkdownNode, rest: [MarkdownNode])

  private static func split(_ nodes: [MarkdownNode], at level: Int) -> (before: [MarkdownNode], headed: [Headed]) {
    var before: [MarkdownNode] = []
    var headed: [Headed] = []
    for node in nodes {
      if node.kind == .heading(level: level) {
        headed.append((node, []))
      } else if headed.isEmpty {
        before.append(node)
      } else {
        headed[headed.count - 1].rest.append(node)
      }
    }
    return (before, headed)
  }

  private mutating func add(_ part: Headed, _ reader: inout GuideTextReader) {
    guard let (title, kind) = Self.heading(part.heading, &reader) else { return }
    let place = part.heading.location(in: reader.file)
    if let first = sections.first(where: { $0.kind == kind }) {
      reader.log.error(
        "guide/section-twice", at: place, "the block \(kind.rawValue) stands twice", hint: "put both into one",
        related: [.init(first.location, "the first one is here")])
      return
    }
    let parts = kind == .steps ? Self.split(part.rest, at: 3) : (before: part.rest, headed: [])
    sections.append(.init(kind: kind, title: title, blocks: reader.blocks(parts.before), location: place))
    for step in parts.headed { add(step: step, &reader) }
  }

  /// `Before you start {#safety}`: the title and what it is.
  private static func heading(
    _ node: MarkdownNode, _ reader: inout GuideTextReader
  ) -> (title: String, kind: SectionKind)? {
    let text = node.plainText
    let names = SectionKind.allCases.map(\.rawValue)
    let place = node.location(in: reader.file)
    guard text.hasSuffix("}"), let open = text.lastIndex(of: "{"), text[open...].hasPrefix("{#") else {
      reader.log.error(
        "guide/no-section-id", at: place, "the heading \"\(text.prefix(60))\" does not say which block it is",
        hint: "end it with one of \(names.map { "{#\($0)}" }.joined(separator: " "))")
      return nil
    }
    let name = String(text[open...].dropFirst(2).dropLast())
    guard let kind = SectionKind(rawValue: name) else {
      reader.log.error(
        "guide/unknown-section", at: place, "there is no block \"\(name.prefix(60))\"",
        hint: Suggestion.hint(for: name, in: names, otherwise: "one of \(names.joined(separator: ", "))"))
      return nil
    }
    var title = text[..<open]
    while title.last == " " { title.removeLast() }
    return (String(title), kind)
  }

  private mutating func add(step part: Headed, _ reader: inout GuideTextReader) {
    let title = part.heading.plainText
    let place = part.heading.location(in: reader.file)
    guard steps.count < Self.stepsMax else {
      reader.log.error(
        "guide/too-many-steps", at: place, "there are more than \(Self.stepsMax) steps", hint: "split the guide")
      return
    }
    guard let block = part.rest.first, case .code("step", let text) = block.kind else {
      reader.log.error(
        "guide/no-step-block", at: place, "the step \"\(title.prefix(60))\" does not say who may notice it",
        hint: "put a ```step block directly below its heading, with id:, notifies: and visible_to:")
      return
    }
    // Empty lines before it, so that places are those of the whole file.
    let above = [UInt8](repeating: UInt8(ascii: "\n"), count: block.line)
    let source = SourceFile(name: reader.file.name, bytes: above + text.utf8)
    guard let fields = YAMLParser.parse(source, into: &reader.log) else { return }
    steps.append(Step(title: title, fields: fields, text: reader.blocks(part.rest.dropFirst()), location: place))
  }
}

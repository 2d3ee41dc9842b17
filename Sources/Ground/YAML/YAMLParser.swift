internal import CYAML
public import SourceText

/// YAML text to a tree, by libyaml, restricted to what a reviewer can read at a glance: one document, no aliases, no
/// tags, no merge keys, no duplicate keys.
public enum YAMLParser {
  /// Nil after an error in the text; the diagnostics then say where and what to do. With `keepsGoing` a text still
  /// gives its tree after faults that leave its shape clear (a duplicate key, a merge key, an anchor, a tag), so that
  /// a reader can name everything else in the same run: the log then has errors all the same.
  public static func parse(
    _ file: SourceFile, limits: YAMLLimits = .document, keepsGoing: Bool = false, into log: inout Diagnostics
  ) -> YAMLNode? {
    guard file.bytes.count <= limits.bytesMax else {
      log.error(
        "yaml/too-large", at: SourceLocation(file: file, line: 1, column: 1),
        "the file is larger than the limit of \(limits.bytesMax / 1024) kB",
        hint: "split it and take the parts in with include:")
      return nil
    }
    var events = YAMLEvents(file)
    var tree = TreeBuilder(file: file, limits: limits)
    do throws(YAMLStop) {
      try events.refuseHiddenText()
      while let event = try events.next() {
        try tree.take(event, into: &log)
      }
    } catch {
      log.add(error.diagnostic)
      return nil
    }
    guard let root = tree.root else {
      if !tree.failed {
        log.error(
          "yaml/empty", at: SourceLocation(file: file, line: 1, column: 1), "the file is empty",
          hint: "start from an example under examples/")
      }
      return nil
    }
    return tree.hasGap || (tree.failed && !keepsGoing) ? nil : root
  }
}

/// Puts events together into nodes. Keeps its own stack, so that depth costs no program stack.
private struct TreeBuilder {
  private struct Open {
    let location: SourceLocation
    var isMapping: Bool
    var items: [YAMLNode] = []
    var entries: [YAMLNode.Entry] = []
    var pendingKey: (text: String, location: SourceLocation)?
    var keys: [String: SourceLocation] = [:]
  }

  let file: SourceFile
  let limits: YAMLLimits
  private(set) var root: YAMLNode?
  /// An error was logged that a person can mend without losing the place of the next one.
  private(set) var failed = false
  /// A value stands elsewhere, so what was read here says nothing.
  private(set) var hasGap = false
  private var open: [Open] = []
  private var nodeCount = 0
  private var documents = 0

  init(file: SourceFile, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
  }

  mutating func take(_ event: YAMLEvent, into log: inout Diagnostics) throws(YAMLStop) {
    if event.kind != .documentStart, event.kind != .end { nodeCount += 1 }
    guard nodeCount <= limits.nodesMax else {
      throw YAMLStop(
        "yaml/too-many-values", at: event.location, "the file has more than \(limits.nodesMax) values",
        hint: "split it and take the parts in with include:")
    }
    switch event.kind {
    case .documentStart:
      documents += 1
      guard documents == 1 else {
        throw YAMLStop(
          "yaml/several-documents", at: event.location, "a second document starts here",
          hint: "keep one document a file: remove the line \"---\"")
      }
    case .scalar(let text, let isPlain):
      try add(YAMLNode(value: .scalar(text, isPlain: isPlain), location: event.location), into: &log)
    case .sequenceStart, .mappingStart:
      guard open.count < limits.depthMax else {
        throw YAMLStop(
          "yaml/too-deep", at: event.location, "values are nested more than \(limits.depthMax) deep",
          hint: "no file of Bellbird's needs more than 8 levels; look for a bracket that is never closed")
      }
      if open.last?.isMapping == true, open.last?.pendingKey == nil {
        throw YAMLStop(
          "yaml/key-not-text", at: event.location, "a field's name must be plain text",
          hint: "write name: value, one a line")
      }
      open.append(Open(location: event.location, isMapping: event.kind == .mappingStart))
    case .end:
      guard let done = open.popLast() else { return }
      let value: YAMLNode.Value = done.isMapping ? .mapping(done.entries) : .sequence(done.items)
      try add(YAMLNode(value: value, location: done.location), into: &log)
    case .alias:
      log.error(
        "yaml/alias", at: event.location, "anchors and aliases are not used here",
        hint: "write the value out where it is needed, or move it to a file and take that in with include:")
      failed = true
      hasGap = true
      try add(YAMLNode(value: .scalar("", isPlain: true), location: event.location), into: &log)
    }
    if event.hasAnchor {
      log.error(
        "yaml/anchor", at: event.location, "anchors and aliases are not used here",
        hint: "remove the word that starts with \"&\"")
      failed = true
    }
    if event.hasTag {
      log.error(
        "yaml/tag", at: event.location, "tags are not used here", hint: "remove the word that starts with \"!\"")
      failed = true
    }
  }

  private mutating func add(_ node: YAMLNode, into log: inout Diagnostics) throws(YAMLStop) {
    guard !open.isEmpty else {
      root = node
      return
    }
    let last = open.count - 1
    guard open[last].isMapping else {
      open[last].items.append(node)
      return
    }
    guard let key = open[last].pendingKey else {
      guard case .scalar(let text, _) = node.value else {
        throw YAMLStop(
          "yaml/key-not-text", at: node.location, "a field's name must be plain text",
          hint: "write name: value, one a line")
      }
      if text == "<<" {
        log.error(
          "yaml/merge-key", at: node.location, "merge keys are not used here", hint: "write the fields out")
        failed = true
      }
      open[last].pendingKey = (text, node.location)
      return
    }
    open[last].pendingKey = nil
    if key.text == "<<" { return }
    if let first = open[last].keys.updateValue(key.location, forKey: key.text) {
      open[last].keys[key.text] = first
      log.error(
        "yaml/duplicate-key", at: key.location, "\"\(key.text)\" stands twice in the same block",
        hint: "keep one of the two", related: [.init(first, "the first one is here")])
      failed = true
      return
    }
    open[last].entries.append(.init(key: key.text, keyLocation: key.location, value: node))
  }
}

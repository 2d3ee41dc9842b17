import SourceText
import YAML

/// Any bytes are read or refused, and what is told about them can be shown to a person.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let file = SourceFile(name: "fuzz.yaml", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  var log = Diagnostics()
  let node = YAMLParser.parse(file, into: &log)
  precondition((node == nil) == log.hasErrors, "a text is read, or refused with an error")
  if let node { check(node, depth: 1) }
  for diagnostic in log.entries { check(diagnostic.location) }
  for scalar in DiagnosticRenderer().render(log).unicodeScalars where scalar != "\n" {
    precondition(scalar.properties.generalCategory != .control, "a terminal is shown no control characters")
    precondition(scalar.properties.generalCategory != .format, "a terminal is shown no hidden characters")
  }
  return 0
}

private func check(_ node: YAMLNode, depth: Int) {
  precondition(depth <= 65, "no tree is deeper than the limit")
  check(node.location)
  switch node.value {
  case .scalar: break
  case .sequence(let items): for item in items { check(item, depth: depth + 1) }
  case .mapping(let entries):
    precondition(Set(entries.map(\.key)).count == entries.count, "a field stands once")
    for entry in entries {
      check(entry.keyLocation)
      check(entry.value, depth: depth + 1)
    }
  }
}

/// A place is in the text, or just behind the end of a line or of the text.
private func check(_ location: SourceLocation) {
  let line = location.file.line(location.line)
  precondition(line != nil || location.line == 1 || location.file.line(location.line - 1) != nil, "the line exists")
  precondition((1...(line?.unicodeScalars.count ?? 0) + 1).contains(location.column), "the column exists")
}

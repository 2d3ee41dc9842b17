internal import Markdown
internal import SourceText
internal import YAML

/// A guide's file, cut into its front matter and its text.
struct GuideFile {
  static let limits = MarkdownLimits(bytesMax: 128 << 10)

  let file: SourceFile
  let front: YAMLNode
  let body: MarkdownNode

  /// Nil, with a diagnostic, where the file is not front matter and Markdown.
  init?(_ file: SourceFile, into log: inout Diagnostics) {
    self.file = file
    guard let (front, body, line) = Self.cut(file) else {
      log.error(
        "guide/no-front-matter", at: SourceLocation(file: file, line: 1, column: 1),
        "the file does not start with fields between two lines \"---\"",
        hint: "start from another guide: the first line is ---, the fields follow, then --- again")
      return nil
    }
    // A line in place of the fence, so that places are those of the whole file.
    let source = SourceFile(name: file.name, bytes: [UInt8(ascii: "\n")] + front)
    guard let node = YAMLParser.parse(source, limits: .init(bytesMax: Self.limits.bytesMax), into: &log) else {
      return nil
    }
    self.front = node
    do throws(MarkdownError) {
      self.body = try MarkdownParser.parse(body, firstLine: line, limits: Self.limits)
    } catch {
      log.add(Self.diagnostic(error, in: file))
      return nil
    }
  }

  /// The bytes between the fences, those after them, and the line on which these start.
  private static func cut(_ file: SourceFile) -> (front: ArraySlice<UInt8>, body: ArraySlice<UInt8>, line: Int)? {
    var rest = file.bytes[...]
    var start: Int?
    var line = 0
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let next = min(end + 1, rest.endIndex)
      let text = rest[..<end].last == UInt8(ascii: "\r") ? rest[..<end].dropLast() : rest[..<end]
      line += 1
      if text.elementsEqual("---".utf8) {
        if let start { return (file.bytes[start..<rest.startIndex], file.bytes[next...], line + 1) }
        start = next
      }
      guard start != nil else { return nil }
      rest = file.bytes[next...]
    }
    return nil
  }

  private static func diagnostic(_ error: MarkdownError, in file: SourceFile) -> Diagnostic {
    let (line, message) =
      switch error {
      case .tooLarge(let bytesMax): (1, "the guide is larger than the limit of \(bytesMax / 1024) kB")
      case .tooDeep(let line, let depthMax): (line, "lists or quotes are nested more than \(depthMax) deep")
      case .tooManyParts(let line, let nodesMax): (line, "the guide has more than \(nodesMax) parts")
      case .outOfMemory: (1, "there is no memory for this guide")
      }
    return Diagnostic(
      .error, "guide/too-large", at: SourceLocation(file: file, line: line, column: 1), message,
      hint: "split it into several guides that link to each other")
  }
}

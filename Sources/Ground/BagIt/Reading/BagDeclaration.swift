/// What `bagit.txt` says: the version, and how the other tag files are encoded.
struct BagDeclaration {
  static let file = "bagit.txt"
  var version = BagVersion.current
  var encoding = TagEncoding.utf8

  init(_ bytes: [UInt8], into problems: inout [BagProblem]) {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      problems.append(.init(.byteOrderMark, Self.file, line: 1, "it begins with a byte order mark"))
      bytes.removeFirst(3)
    }
    guard let text = TagEncoding.utf8.text(bytes) else {
      problems.append(.init(.encoding, Self.file, "it is not UTF-8"))
      return
    }
    let lines = TagLines.split(text)
    guard lines.count == 2 else {
      problems.append(.init(.declaration, Self.file, "it has \(lines.count) lines where there should be two"))
      return
    }
    if let found = BagVersion(value(of: lines[0], "BagIt-Version")) { version = found }
    if BagVersion(value(of: lines[0], "BagIt-Version")) == nil {
      problems.append(.init(.declaration, Self.file, line: 1, "this is not “BagIt-Version: ” and a version"))
    } else if !BagVersion.known.contains(version) {
      problems.append(.init(.declaration, Self.file, line: 1, "version \(version) is not known here"))
    }
    readEncoding(lines[1], into: &problems)
  }

  private mutating func readEncoding(_ line: String, into problems: inout [BagProblem]) {
    guard let found = TagEncoding(name: value(of: line, "Tag-File-Character-Encoding")) else {
      problems.append(
        .init(.encoding, Self.file, line: 2, "this is not “Tag-File-Character-Encoding: ” and an encoding known here"))
      return
    }
    encoding = found
    guard found != .utf8 else { return }
    problems.append(.init(.encoding, .warning, Self.file, line: 2, "tag files are in \(found.rawValue), not in UTF-8"))
  }

  /// Since 1.0 there is exactly one space, and nothing behind.
  private func value(of line: String, _ label: String) -> String {
    guard line.hasPrefix("\(label): ") else { return "" }
    let value = line.dropFirst(label.count + 2)
    guard version < .current else { return String(value) }
    return value.split(separator: " ").joined(separator: " ")
  }
}

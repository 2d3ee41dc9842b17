/// What a bag says about itself: `Label: value`, in order; a label may come again.
public struct BagInfo: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let label: String
    public let value: String

    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  public internal(set) var fields: [Field] = []

  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The first value under a label, whatever its case.
  public subscript(label: String) -> String? {
    fields.first { $0.label.lowercased() == label.lowercased() }?.value
  }

  init(_ text: String, file: String, version: BagVersion, into problems: inout [BagProblem]) {
    for (index, line) in TagLines.split(text).enumerated() {
      if let first = line.utf8.first, first == 0x20 || first == 0x09, let last = fields.popLast() {
        fields.append(.init(last.label, "\(last.value) \(Self.trimmed(line))"))
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !Self.trimmed(parts[0]).isEmpty else {
        problems.append(.init(.tag, file, line: index + 1, "this is not “Label: value”"))
        continue
      }
      if version >= .current, parts[0].last?.isWhitespace == true {
        problems.append(.init(.tag, .warning, file, line: index + 1, "a space in front of the colon"))
      }
      fields.append(.init(Self.trimmed(parts[0]), Self.trimmed(parts[1])))
    }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// `Payload-Oxum`: bytes and files of the payload.
  func length() -> (bytes: Int, files: Int)? {
    guard let parts = self["Payload-Oxum"]?.split(separator: "."), parts.count == 2, let bytes = Int(parts[0]),
      let files = Int(parts[1])
    else { return nil }
    return (bytes, files)
  }
}

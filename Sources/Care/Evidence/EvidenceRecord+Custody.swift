extension EvidenceRecord {
  /// `custody.csv` (RFC 4180): a line for each entry, made from the record and nothing else.
  public var custodyTable: [UInt8] {
    let head = ["number", "time", "who", "role", "what", "why", "exhibit", "leaf"]
    let rows = custody.map { entry in
      [
        String(entry.number), UTCTime.text(entry.time), entry.actor.name ?? "", entry.actor.role.rawValue, what(entry),
        entry.why ?? "", entry.exhibits.map(String.init).joined(separator: " "), String(entry.leaf),
      ]
    }
    return Array(([head] + rows).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

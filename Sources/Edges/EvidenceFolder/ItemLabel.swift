public import Evidence
internal import JSON
internal import OpenSSL
internal import Primitives
internal import Sodium

/// What is known of an item and lies sealed in front of its bytes, so that it goes when the item's key goes.
public struct ItemLabel: Hashable, Sendable {
  public let mark: String?
  public let name: String?
  public let type: Exhibit.MediaType
  public internal(set) var byteCount: Int
  public internal(set) var sha256: [UInt8]
  public let capturedBy: String?
  public let submittedBy: Role
  /// Of a working copy: what made it, and how its file's name ends.
  public let madeBy: String?
  public let ending: String?

  public init(
    mark: String? = nil, name: String? = nil, type: Exhibit.MediaType = .init(claimed: nil, found: nil),
    capturedBy: String? = nil, submittedBy: Role = .survivor, madeBy: String? = nil, ending: String? = nil
  ) {
    (self.mark, self.name, self.type) = (mark, name, type)
    (self.byteCount, self.sha256) = (0, [])
    (self.capturedBy, self.submittedBy, self.madeBy, self.ending) = (capturedBy, submittedBy, madeBy, ending)
  }

  static let byteCountMax = 1 << 14

  var bytes: [UInt8] {
    JSONWriter.line([
      "mark": .orNull(mark), "name": .orNull(name), "claimed": .orNull(type.claimed), "found": .orNull(type.found),
      "bytes": JSONValue(byteCount), "sha256": JSONValue(Hex.encode(sha256)), "captured_by": .orNull(capturedBy),
      "submitted_by": JSONValue(submittedBy.rawValue), "made_by": .orNull(madeBy), "ending": .orNull(ending),
    ])
  }

  init(_ bytes: [UInt8]) throws(RecordError) {
    let members = try RecordMembers(bytes, byteCountMax: Self.byteCountMax)
    guard let role = Role(rawValue: try members.text("submitted_by")) else { throw members.wrong("submitted_by") }
    self.init(
      mark: try members.textOrNull("mark") { Exhibit.isMark($0) }, name: try members.textOrNull("name"),
      type: .init(claimed: try members.textOrNull("claimed"), found: try members.textOrNull("found")),
      capturedBy: try members.textOrNull("captured_by"), submittedBy: role, madeBy: try members.textOrNull("made_by"),
      ending: try members.textOrNull("ending"))
    byteCount = try members.number("bytes")
    sha256 = try members.hex("sha256", byteCount: SHA256.byteCount)
  }

  /// Why the label cannot be kept, or nil.
  var fault: CaseError? {
    if let mark, !Exhibit.isMark(mark) { return .badWord(what: "mark") }
    if let name, name.isEmpty || name.utf8.count > Exhibit.nameBytesMax { return .badWord(what: "name") }
    for text in [type.claimed, type.found] {
      if let text, !PlainText.isLine(text, bytesMax: Exhibit.typeBytesMax) { return .badWord(what: "type") }
    }
    for text in [capturedBy, madeBy] {
      if let text, !CustodyEntry.isWhy(text) { return .badWord(what: "maker") }
    }
    if let ending, !WorkingCopy.isEnding(ending) { return .badWord(what: "ending") }
    return nil
  }
}

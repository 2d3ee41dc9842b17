public import JSON
internal import Primitives

extension EvidenceRecord {
  public static let format = "bellbird/evidence-bundle/v1"

  /// The one form of `items.json`: a member on each line, in this order.
  public var bytes: [UInt8] { JSONWriter.write(json) }

  private var json: JSONValue {
    [
      "format": JSONValue(Self.format),
      "case": JSONValue(Hex.encode(caseID)),
      "origin": JSONValue(origin),
      "chain": JSONValue(chain.rawValue),
      "exhibits": .array(exhibits.map(\.json)),
      "custody": .array(custody.map(\.json)),
    ]
  }
}

extension Exhibit {
  var json: JSONValue {
    [
      "exhibit": JSONValue(number),
      "mark": JSONValue(mark),
      "file": JSONValue(file),
      "name": .orNull(name),
      "type": ["claimed": .orNull(type.claimed), "found": .orNull(type.found)],
      "bytes": JSONValue(byteCount),
      "sha256": JSONValue(Hex.encode(sha256)),
      "blind": JSONValue(Hex.encode(blind)),
      "leaf": JSONValue(leaf),
      "received": JSONValue(UTCTime.text(received)),
      "captured_by": .orNull(capturedBy),
      "submitted_by": JSONValue(submittedBy.rawValue),
      "working": .array(working.map(\.json)),
    ]
  }
}

extension WorkingCopy {
  fileprivate var json: JSONValue {
    [
      "file": JSONValue(file),
      "bytes": JSONValue(byteCount),
      "sha256": JSONValue(Hex.encode(sha256)),
      "blind": .orNull(blind.map { Hex.encode($0) }),
      "leaf": .orNull(leaf),
      "made_by": JSONValue(madeBy),
    ]
  }
}

extension CustodyEntry {
  fileprivate var json: JSONValue {
    [
      "entry": JSONValue(number),
      "leaf": JSONValue(leaf),
      "kind": JSONValue(kind.name),
      "reason": .orNull(reason?.name),
      "actor": JSONValue(actor.text),
      "exhibits": .array(exhibits.map { JSONValue($0) }),
      "previous": .orNull(link?.previous),
      "chain_blind": .orNull(link.map { Hex.encode($0.blind) }),
      "time": JSONValue(UTCTime.text(time)),
      "why": .orNull(why),
    ]
  }
}

extension JSONValue {
  public static func orNull(_ text: String?) -> JSONValue { text.map { JSONValue($0) } ?? .null }
  public static func orNull(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }
}

public import Evidence
internal import JSON
internal import Primitives
internal import Sealing

/// `entries/000007.json`: something that happened to a case. What a person said of it lies sealed in its slip.
public struct CaseEntry: StoredFile, Hashable, Sendable {
  static let format = "bellbird/case-entry/v1"
  static let byteCountMax = 1 << 20
  static let idBytes = 16

  /// Index in the log. In a draft: how large the log was before, so it is to be found from there on.
  public internal(set) var index: Int
  public let leaf: Leaf
  let slip: SealedSlip
  /// What was received, if something was.
  public let item: Item?
  /// The ids of the items that it was about; none for the case as a whole.
  let about: [[UInt8]]

  /// An item whose bytes lie in `sealed/`.
  public struct Item: Hashable, Sendable {
    let id: [UInt8]
    let kind: ItemKind
    /// The item of which it is a working copy.
    let original: [UInt8]?
    let commitment: [UInt8]
    /// Of the sealed file.
    public let sealedBytes: Int
  }

  /// Under a key of its own, which outlives the item's: that something was here can be shown when it is gone.
  struct SealedSlip: Hashable, Sendable {
    let id: [UInt8]
    let commitment: [UInt8]
    let bytes: [UInt8]
  }

  init(index: Int, leaf: Leaf, slip: SealedSlip, item: Item?, about: [[UInt8]]) {
    (self.index, self.leaf, self.slip, self.item, self.about) = (index, leaf, slip, item, about)
  }

  init(_ members: RecordMembers) throws(RecordError) {
    guard let leaf = Leaf(try members.base64("leaf", byteCountMax: Leaf.byteCountMax)) else {
      throw members.wrong("leaf")
    }
    let slip = SealedSlip(
      id: try members.hex("slip_id", byteCount: Self.idBytes),
      commitment: try members.hex("slip_commitment", byteCount: 32),
      bytes: try members.base64("slip", byteCountMax: 1 << 16))
    let item = members.isNull("item") ? nil : try Item(members.object("item"))
    var about: [[UInt8]] = []
    for text in try members.texts("about", countMax: EvidenceFolder.entryCountMax) {
      guard let id = Hex.decode(text), id.count == Self.idBytes else { throw members.wrong("about") }
      about.append(id)
    }
    self.init(index: try members.number("index"), leaf: leaf, slip: slip, item: item, about: about)
  }

  var members: [JSONValue.Member] {
    [
      .init("index", JSONValue(index)), .init("leaf", JSONValue(Base64.encode(leaf.bytes))),
      .init("slip_id", JSONValue(Hex.encode(slip.id))),
      .init("slip_commitment", JSONValue(Hex.encode(slip.commitment))),
      .init("slip", JSONValue(Base64.encode(slip.bytes))), .init("item", item?.json ?? .null),
      .init("about", JSONValue(about.map { Hex.encode($0) })),
    ]
  }
}

extension CaseEntry.Item {
  fileprivate init(_ members: RecordMembers) throws(RecordError) {
    guard let kind = ItemKind(rawValue: UInt8(clamping: try members.number("kind"))),
      kind == .file || kind == .workingCopy
    else { throw members.wrong("kind") }
    let original = try members.hexOrNull("original", byteCount: CaseEntry.idBytes)
    guard (original != nil) == (kind == .workingCopy) else { throw members.wrong("original") }
    self.init(
      id: try members.hex("id", byteCount: CaseEntry.idBytes), kind: kind, original: original,
      commitment: try members.hex("commitment", byteCount: 32), sealedBytes: try members.number("sealed_bytes"))
  }

  fileprivate var json: JSONValue {
    [
      "id": JSONValue(Hex.encode(id)), "kind": JSONValue(Int(kind.rawValue)),
      "original": .orNull(original.map { Hex.encode($0) }), "commitment": JSONValue(Hex.encode(commitment)),
      "sealed_bytes": JSONValue(sealedBytes),
    ]
  }
}

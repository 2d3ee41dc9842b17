import Foundation
import GroundTestKit
import OpenSSL
import Sealing
import Sodium

@testable import Storage

/// A store in a folder of its own, and reports as a survivor's page would make them. Another engine passes the same tests by
/// being opened here.
final class StoreFixture {
  static let tenant = "harbour"
  static let cheap = Argon2id(passes: 1, memoryBytes: 8_192)

  let folder = TemporaryFolder()
  let store: Store
  let staffKey: AgreementKey
  let staff: Holder
  private var nextLeaf = 0

  init() throws {
    store = try Store.create(folder.path("store"))
    try store.addTenant(Self.tenant, now: 1)
    staffKey = try AgreementKey.generate()
    staff = Holder(.staff, id: "staff-1", key: staffKey.publicKey)
  }

  var path: String { folder.path("store") }

  static func random(_ count: Int = 16) -> [UInt8] { Libsodium.randomBytes(count) }

  func leaf() -> Int {
    nextLeaf += 1
    return nextLeaf
  }

  static func standing(_ state: String = "received", risk: Int = 50, promised: Int? = 100) -> CaseStanding {
    CaseStanding(state: state, risk: risk, wish: "ask-first", promised: promised)
  }

  func sealed(_ text: String, in epoch: CaseEpoch, kind: ItemKind = .text, padTo: Int = 0) throws -> NewItem {
    try Self.item(text, in: epoch, kind: kind, padTo: padTo, leaf: leaf(), store: store)
  }

  static func item(
    _ text: String, in epoch: CaseEpoch, kind: ItemKind = .text, padTo: Int = 0, leaf: Int?, store: Store
  ) throws -> NewItem {
    let place = ItemPlace(epoch.place, itemID: random(), kind: kind)
    let key = try ItemKey.make(place)
    var bytes = Array(text.utf8)
    bytes += [UInt8](repeating: 0x20, count: max(0, padTo - bytes.count))
    let sealed = try SealedText.seal(bytes.span.bytes, under: key)
    return NewItem(
      place, try store.stage(sealed, id: place.itemID), received: 10, keyCommitment: key.commitment,
      wrap: try key.wrap(for: epoch.key, in: epoch.place), leaf: leaf)
  }

  /// A report of these texts; the first event carries sealed words too.
  func report(_ texts: [String] = ["he knows where I live"], padTo: Int = 0) throws -> NewReport {
    try Self.report(texts, padTo: padTo, staff: staff, store: store, leaf: leaf)
  }

  static func report(
    _ texts: [String], padTo: Int = 0, staff: Holder, store: Store, leaf: () -> Int?
  ) throws -> NewReport {
    let place = CasePlace(tenant: tenant, id: random())
    let mailbox = try AgreementKey.generate()
    let reporter = Holder(.reporter, id: "", key: mailbox.publicKey)
    let epoch = try CaseEpoch.begin(
      EpochPlace(tenant: tenant, caseID: place.id, epoch: 0), holders: [reporter, staff])
    var report = NewReport(
      place, received: 10, standing: standing(), epoch: epoch,
      events: [NewEvent("received", at: 10, sealed: random(200), leaf: leaf())])
    for text in texts { report.items.append(try item(text, in: epoch, padTo: padTo, leaf: leaf(), store: store)) }
    report.receipt = NewReceipt(locator: random(32), mailbox: mailbox.publicKey, pepperEpoch: 1)
    return report
  }

  func change(_ report: NewReport, seen version: Int = 1, _ kinds: [String] = ["assigned"]) -> CaseChange {
    CaseChange(
      report.place, seenVersion: version, standing: report.standing,
      events: kinds.map { NewEvent($0, at: 20, sealed: Self.random(80), leaf: leaf()) })
  }

  /// The text of an item as the member of staff reads it; nil once it is gone.
  func text(of item: NewItem, in place: CasePlace, as holder: Holder? = nil, with key: borrowing AgreementKey) throws
    -> String?
  {
    guard let epoch = try store.epoch(of: place), let wrap = try store.itemKey(item.place.itemID, of: place) else {
      return nil
    }
    var bytes: [UInt8] = []
    guard try store.readItem(item.place.itemID, of: place, { span in span.withUnsafeBytes { bytes += $0 } }) else {
      return nil
    }
    let open = try epoch.open(as: holder ?? staff, with: key)
    let itemKey = try ItemKey.unwrap(wrap.wrap, of: item.place, with: open, commitment: item.keyCommitment)
    return try SealedText.open(bytes, under: itemKey).withBytes { span in
      span.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// All bytes of all files, by name.
  func files() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        var isFolder: ObjCBool = false
        let file = "\(path)/\(name)"
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
          return nil
        }
        return FileManager.default.contents(atPath: file).map { (name, $0) }
      })
  }
}

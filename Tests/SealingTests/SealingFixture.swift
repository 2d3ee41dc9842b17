import Sodium
import Testing

@testable import Sealing

/// Cases, people and typed texts for the tests.
enum SealingFixture {
  static let cheap = Argon2id(passes: 1, memoryBytes: 8_192)

  static func epoch(_ number: Int = 0, case caseID: UInt8 = 7, tenant: String = "example") -> EpochPlace {
    EpochPlace(tenant: tenant, caseID: [UInt8](repeating: caseID, count: 16), epoch: number)
  }

  static func item(_ id: UInt8 = 1, kind: ItemKind = .text, in epoch: EpochPlace = epoch()) -> ItemPlace {
    ItemPlace(epoch, itemID: [UInt8](repeating: id, count: 16), kind: kind)
  }

  static func secret(_ text: String) throws -> Secret {
    let bytes = Array(text.utf8)
    return try Secret(byteCount: bytes.count) { bytes[$0] }
  }

  static func bytes(_ bytes: [UInt8]) throws -> Secret { try Secret(byteCount: bytes.count) { bytes[$0] } }

  static func text(_ secret: borrowing Secret) -> String {
    String(decoding: (0..<secret.byteCount).map { secret[$0] }, as: UTF8.self)
  }

  /// An epoch with one member of staff, and her key.
  final class Team {
    let key: AgreementKey
    let holder: Holder
    let epoch: CaseEpoch

    init(_ place: EpochPlace = SealingFixture.epoch(), others: [Holder] = []) throws {
      key = try AgreementKey.generate()
      holder = Holder(.staff, id: "staff-1", key: key.publicKey)
      epoch = try CaseEpoch.begin(place, holders: [holder] + others)
    }

    func open() throws -> OpenEpoch { try epoch.open(as: holder, with: key) }
  }
}

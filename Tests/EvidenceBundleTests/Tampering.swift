import BagIt
import Evidence
import EvidenceBundle
import Foundation
import GroundTestKit
import MerkleLog
import OpenSSL
import Primitives
import Testing

/// One thing that somebody does to a bundle, and what must be said about it.
///
/// A forger changes the files and packs them again, with new manifests, so that only the deep checks can see it. Somebody
/// clumsy, or an accident, changes the packed folder.
struct Tampering: CustomTestStringConvertible, Sendable {
  enum Change: Sendable {
    case forged(@Sendable (inout Scene) throws -> Void)
    case packed(@Sendable (URL) throws -> Void)
  }

  let name: String
  let change: Change
  let check: BundleCheck.ID
  let number: Int?
  let place: String?
  var chain = EvidenceRecord.Chain.whole
  /// What the person who checks has from elsewhere.
  var trust: @Sendable (Scene) throws -> BundleVerifier.Trust = { _ in .init() }

  var testDescription: String { name }

  init(
    forged name: String, _ check: BundleCheck.ID, _ number: Int? = nil, at place: String?,
    chain: EvidenceRecord.Chain = .whole,
    trust: @escaping @Sendable (Scene) throws -> BundleVerifier.Trust = { _ in .init() },
    _ change: @escaping @Sendable (inout Scene) throws -> Void
  ) {
    (self.name, self.check, self.number, self.place, self.chain) = (name, check, number, place, chain)
    self.trust = trust
    self.change = .forged(change)
  }

  init(
    packed name: String, _ check: BundleCheck.ID, at place: String?,
    _ change: @escaping @Sendable (URL) throws -> Void
  ) {
    (self.name, self.check, self.number, self.place) = (name, check, nil, place)
    self.change = .packed(change)
  }

  // MARK: Ways to change bytes

  static func flip(_ bytes: [UInt8], at place: Int? = nil) -> [UInt8] {
    var bytes = bytes
    bytes[place ?? bytes.count / 2] ^= 1
    return bytes
  }

  static func flip(_ scene: inout Scene, _ path: String, at place: Int? = nil) throws {
    scene.files[path] = flip(try #require(scene.files[path]), at: place)
  }

  static func cut(_ scene: inout Scene, _ path: String, by count: Int = 1) throws {
    scene.files[path] = Array(try #require(scene.files[path]).dropLast(count))
  }

  static func replace(_ scene: inout Scene, _ path: String, _ old: String, _ new: String) throws {
    let text = String(decoding: try #require(scene.files[path]), as: UTF8.self)
    #expect(text.contains(old), "\(path) has “\(old)”")
    scene.files[path] = Array(text.replacing(old, with: new).utf8)
  }

  static func append(_ text: String, to url: URL, _ path: String) throws {
    let file = url.appending(path: path)
    try (Data(contentsOf: file) + Data(text.utf8)).write(to: file)
  }

  static func rewrite(_ url: URL, _ path: String, _ body: (String) -> String) throws {
    let file = url.appending(path: path)
    try Data(body(String(decoding: Data(contentsOf: file), as: UTF8.self)).utf8).write(to: file)
  }
}

import Foundation
import GroundTestKit
import Sodium
import Testing

@testable import Sealing

@Suite struct WordCodeTests {
  private let words = WordCode.words.map { String(decoding: $0, as: UTF8.self) }

  @Test func `there are 2,048 words in order, distinct in their first four letters`() {
    #expect(words.count == 2_048)
    #expect(words == words.sorted())
    #expect(Set(words.map { $0.prefix(4) }).count == 2_048)
    #expect(words.allSatisfy { (4...7).contains($0.count) && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
  }

  /// Violence, weapons, confinement, being watched, illness, death, the law, slurs: neither as a word nor as the four letters
  /// that somebody writes down.
  @Test func `no word frightens`() {
    let stems = """
      abus afra agon alar alon assa atta bars batt beat betr blac blad blee blin bloo bomb brui bull burn bury cage
      capt cell chai chas chea choc chok cold cont corp cour cram craz cree crim crip crue crus cry curs dama damn dang
      dark dead deaf deat debt deny desp dest detr devi dirt divo doom drow drug drun dumb dung enem esca evil exil expl
      fail fake fals fang fata fear figh filt fist flee foe forc fore frea frig fury gang ghos gore grab grav grie grim
      guil gun hang hara harm hate haun hell hide hit horr host hung hunt hurt idio infe inju insu inte isol jail jeal
      kick kidn kill knif lash lone lose lost lust mad mali mena mist murd nake nast nigh numb obey offe pain pani pena
      pist plag pois poli prey pris prob puni push rage ransom rape rat reje reve riot risk robb ruin sad scar scre secr
      seiz sham shoc shoo shot sick sin slap slau slav smac smas snat sore sorr spy stab stal star stea stra stri suff
      suic suje swor tear tens terr thie thre thro thug tomb tort toug trap trau trou ugly vict vile viol viru weap weep
      whip wick wolf worr woun wrat wrec wron
      """
    let banned = Set(stems.split { $0 == " " || $0 == "\n" }.map { String($0.prefix(4)) })
    let found = words.filter { banned.contains(String($0.prefix(4))) }
    #expect(found.isEmpty, "\(found)")
  }

  /// The list is our own: public lists share common words, and ours is none of them.
  @Test func `it is no copy of a list beside it`() {
    let folder = SharedData.url("")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".txt") {
      guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { continue }
      let others = Set(text.split(whereSeparator: \.isNewline).map { $0.lowercased() })
      guard others.count >= 1_000 else { continue }
      let shared = words.filter { others.contains($0) }.count
      #expect(shared < words.count / 2, "\(name) shares \(shared)")
    }
  }

  @Test func `bytes come back from their words`() throws {
    for _ in 0..<200 {
      let secret = try Secret.random(byteCount: 10)
      let text = try WordCode.text(of: secret)
      #expect(SealingFixture.text(text).split(separator: " ").count == 8)
      #expect(try WordCode.secret(from: text, bytes: 10).isEqual(to: secret))
    }
    let half = try Secret.random(byteCount: 32)
    let text = try WordCode.text(of: half)
    #expect(SealingFixture.text(text).split(separator: " ").count == 24)
    #expect(try WordCode.secret(from: text, bytes: 32).isEqual(to: half))
  }

  @Test func `the first byte of SHA-256 is the check`() throws {
    // Ten zeros: seven times the first word, then three zero bits and the byte 01 of SHA-256 (Python's hashlib).
    let text = SealingFixture.text(try WordCode.text(of: SealingFixture.bytes([UInt8](repeating: 0, count: 10))))
    #expect(text == String(repeating: words[0] + " ", count: 7) + words[1])
  }

  @Test func `a swapped or mistaken word is nearly always noticed`() throws {
    var accepted = 0
    for round in 0..<400 {
      let bytes = (0..<10).map { UInt8(truncatingIfNeeded: round * 31 + $0 * 7) }
      var parts = SealingFixture.text(try WordCode.text(of: SealingFixture.bytes(bytes))).split(separator: " ").map(
        String.init)
      let place = round % 8
      parts[place] = words[(round * 577 + 1) % 2_048]
      let typed = try SealingFixture.secret(parts.joined(separator: " "))
      if let secret = try? WordCode.secret(from: typed, bytes: 10).isEqual(to: SealingFixture.bytes(bytes)) {
        if !secret { accepted += 1 }
      }
    }
    // One in 256 has the same check.
    #expect(accepted < 12)
  }
}

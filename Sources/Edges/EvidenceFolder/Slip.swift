internal import Evidence
internal import JSON
internal import Sealing
internal import Sodium

/// What a leaf commits to and does not show: who acted, the case's leaf before, and why, in a person's words.
struct Slip: ~Copyable {
  let blind: Secret
  let actor: Actor
  let previous: Int?
  let why: String?

  init(blind: consuming Secret, actor: Actor, previous: Int?, why: String?) {
    self.blind = blind
    (self.actor, self.previous, self.why) = (actor, previous, why)
  }

  func seal(under key: borrowing ItemKey) throws(CaseError) -> [UInt8] {
    let words = JSONWriter.line([
      "actor": JSONValue(actor.text), "previous": .orNull(previous), "why": .orNull(why),
    ])
    let both = try sodium { () throws(SodiumError) in try blind.followed(by: Secret(copying: words.span.bytes)) }
    // Not under `sealing`: a span cannot pass through a generic closure.
    return try both.withBytes { bytes throws(CaseError) in
      do throws(SealingError) { return try SealedText.seal(bytes, under: key) } catch { throw .sealing(error) }
    }
  }

  static func open(_ bytes: [UInt8], under key: borrowing ItemKey) throws(SealingError) -> Slip {
    let plain = try SealedText.open(bytes, under: key)
    guard plain.byteCount > Blind.byteCount else { throw .sodium(.malformed) }
    let words = (Blind.byteCount..<plain.byteCount).map { plain[$0] }
    let blind: Secret
    do throws(SodiumError) { blind = try plain.part(0..<Blind.byteCount) } catch { throw .sodium(error) }
    do throws(RecordError) {
      let members = try RecordMembers(words, byteCountMax: 1 << 14)
      guard let actor = Actor(text: try members.text("actor")) else { throw members.wrong("actor") }
      return Slip(
        blind: blind, actor: actor, previous: try members.numberOrNull("previous"), why: try members.textOrNull("why"))
    } catch {
      throw .sodium(.malformed)
    }
  }
}

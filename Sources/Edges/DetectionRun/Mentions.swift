public import CELRecords
internal import Primitives
internal import Synchronization
internal import TextSignals

/// `text.mentions("threat")` for the engine: one pass over a text answers for every set.
public final class Mentions: Sendable {
  /// Longer texts are not compared with the one before.
  private static let rememberedBytesMax = 4096

  private struct State: ~Copyable {
    let sets: TextSets
    var scratch: TextSets.Scratch
    var last: [UInt8] = []
    var lastMask: UInt64?
  }

  private let state: Mutex<State>

  private init(_ sets: TextSets) {
    state = Mutex(State(sets: sets, scratch: sets.makeScratch()))
  }

  /// The sets that are part of the program. Takes about a second.
  public static func embedded() -> TextFunctionFamily { family(TextSetReader.embedded()) }

  static func family(_ sets: TextSets) -> TextFunctionFamily {
    let mentions = Mentions(sets)
    let members = sets.sets.compactMap { set in
      sets.mentions(set.id.text).map { (set.id.text, Member(mentions: mentions, mention: $0)) }
    }
    return TextFunctionFamily("mentions", Dictionary(uniqueKeysWithValues: members))
  }

  private struct Member: TextFunction {
    let mentions: Mentions
    let mention: TextSets.Mention

    func callAsFunction(_ text: RawSpan) -> Bool { mention.isIn(mentions.mask(of: text)) }
  }

  private func mask(of text: RawSpan) -> UInt64 {
    state.withLock { state in
      if let mask = state.lastMask, Self.isSame(state.last, text) { return mask }
      let mask = state.sets.mask(of: text, scratch: &state.scratch)
      if text.byteCount <= Self.rememberedBytesMax {
        state.last.removeAll(keepingCapacity: true)
        for place in 0..<text.byteCount {
          state.last.append(text.unsafeLoad(fromByteOffset: place, as: UInt8.self))
        }
        state.lastMask = mask
      }
      return mask
    }
  }

  private static func isSame(_ last: [UInt8], _ text: RawSpan) -> Bool {
    guard last.count == text.byteCount else { return false }
    for place in last.indices where last[place] != text.unsafeLoad(fromByteOffset: place, as: UInt8.self) {
      return false
    }
    return true
  }
}

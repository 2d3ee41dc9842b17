/// What is kept of one group of a counting rule: twenty bytes, so that with its key it takes half a line of memory.
///
/// The numbers of its last matches stand in `first` and `second`, and from the third on in a list, which becomes a ring
/// once it holds as many as the rule asks for. With `distinct` the list has pairs of identity and number, latest last.
struct GroupState: BitwiseCopyable {
  /// The time of the last match in units of 1,024 ms, rounded up: when the group can be dropped.
  var lastMatch: UInt32 = 0
  /// The count, and on top whether there is a list.
  private var tally: UInt32 = 0
  /// A number, or the list.
  var first: UInt32 = 0
  var second: UInt32 = 0
  /// In a calendar rule the window that the matches lie in; in a mirrored rule which of the two directions they have.
  var phase: UInt32 = 0

  private static let hasList: UInt32 = 1 << 31

  /// Matches so far, never more than twice what the rule asks for; its remainder is the next place of the ring.
  var count: UInt32 {
    @inline(__always) get { tally & ~Self.hasList }
    @inline(__always) set { tally = tally & Self.hasList | newValue }
  }

  /// 0 where there is none.
  var list: UInt32 {
    @inline(__always) get { tally & Self.hasList == 0 ? 0 : first }
    @inline(__always)
    set {
      (tally, first) = newValue == 0 ? (tally & ~Self.hasList, 0) : (tally | Self.hasList, newValue)
    }
  }

  static func coarse(_ time: Int64) -> UInt32 { UInt32(truncatingIfNeeded: (time >> 10) + 1) }
}

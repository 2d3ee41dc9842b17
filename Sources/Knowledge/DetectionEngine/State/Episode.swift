/// One episode: who is in it, since when, and what its needs have kept.
struct Episode: BitwiseCopyable {
  /// Eight numbers, for eight roles or eight needs.
  struct Eight: BitwiseCopyable {
    private var values: InlineArray<8, UInt32> = .init(repeating: 0)

    subscript(index: Int) -> UInt32 {
      @inline(__always) get { values[index] }
      @inline(__always) set { values[index] = newValue }
    }
  }

  var openTime: Int64 = 0
  var openNumber: UInt64 = 0
  var rule: UInt32 = 0
  /// The next episode with the same hook, and the next one of the rule; both are younger.
  var nextOfHook: UInt32 = 0
  var nextOfRule: UInt32 = 0
  var hook: UInt32 = 0
  var isLive = false
  var roles = Eight()
  /// For each need a list of what it kept: numbers, or pairs of identity and number where it is distinct.
  var kept = Eight()
  /// The identities of the key's new role in order of appearance, each with its list: pairs.
  var branches: UInt32 = 0
}

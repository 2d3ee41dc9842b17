internal import Memory

/// Who has which role at the event that is worked on. In memory of its own: a number that was just put into a value of
/// eight would have to be waited for when the value is read as a whole.
struct Roles: ~Copyable {
  private var identities = Block<UInt32>(count: 8)

  subscript(slot: Int) -> UInt32 {
    @inline(__always) get { identities[slot] }
    @inline(__always) set { identities[slot] = newValue }
  }

  var all: Episode.Eight {
    get {
      var all = Episode.Eight()
      for slot in 0..<8 { all[slot] = identities[slot] }
      return all
    }
    set { for slot in 0..<8 { identities[slot] = newValue[slot] } }
  }
}

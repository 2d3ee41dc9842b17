internal import Memory

/// The groups of all counting rules: by the rule and by the identities of its key.
struct Groups: ~Copyable {
  init() {}

  var table = PairTable<GroupState>(capacity: 1 << 12)
  var lists = WordLists()

  /// Forgets what a group had.
  @inline(__always)
  mutating func clear(_ place: Int) {
    let list = table[place: place].list
    if list != 0 { lists.drop(list) }
    table[place: place].list = 0
    table[place: place].count = 0
  }

  /// Keeps one more match, the last `atLeast` of them. True where that many are there.
  @inline(__always)
  mutating func push(_ number: UInt32, at place: Int, atLeast: Int) -> Bool {
    let count = Int(table[place: place].count)
    if count == 0 {
      table[place: place].first = number
    } else if count == 1 && atLeast > 1 {
      table[place: place].second = number
    } else {
      return pushFurther(number, at: place, atLeast: atLeast)
    }
    table[place: place].count = UInt32(count + 1)
    return count + 1 >= atLeast
  }

  private mutating func pushFurther(_ number: UInt32, at place: Int, atLeast: Int) -> Bool {
    var state = table[place: place]
    let count = Int(state.count)
    if atLeast <= 2 {
      if count % atLeast == 0 { state.first = number } else { state.second = number }
    } else if count < atLeast {
      if state.list == 0 {
        lists.append(state.first, to: &state.list)
        lists.append(state.second, to: &state.list)
      }
      lists.append(number, to: &state.list)
    } else {
      lists[state.list, count % atLeast] = number
    }
    state.count = UInt32(count + 1 == atLeast * 2 ? atLeast : count + 1)
    table[place: place] = state
    return count + 1 >= atLeast
  }

  /// The number of the oldest match that is kept, where `atLeast` are.
  @inline(__always)
  func oldest(at place: Int, atLeast: Int) -> UInt32 {
    kept(Int(table[place: place].count) % atLeast, at: place, atLeast)
  }

  @inline(__always)
  private func kept(_ index: Int, at place: Int, _ atLeast: Int) -> UInt32 {
    let state = table[place: place]
    if state.list != 0 { return lists[state.list, index] }
    return index == 0 ? state.first : state.second
  }

  /// The numbers of all matches that are kept, in no order.
  func numbers(at place: Int, atLeast: Int) -> [UInt32] {
    (0..<min(Int(table[place: place].count), atLeast)).map { kept($0, at: place, atLeast) }
  }

  /// Keeps the latest match of each of the last `atLeast` identities. True where that many are there.
  mutating func push(_ number: UInt32, of identity: UInt32, at place: Int, atLeast: Int) -> Bool {
    var list = table[place: place].list
    let words = lists.count(of: list)
    var at = 0
    while at < words, lists[list, at] != identity { at += 2 }
    if at == words, words == atLeast * 2 { at = 0 }
    if at < words {
      lists.remove(at: at, from: list)
      lists.remove(at: at, from: list)
    }
    lists.append(identity, to: &list)
    lists.append(number, to: &list)
    table[place: place].list = list
    table[place: place].count = UInt32(lists.count(of: list) / 2)
    return Int(table[place: place].count) >= atLeast
  }

  func oldestOfDistinct(at place: Int) -> UInt32 { lists[table[place: place].list, 1] }

  func numbersOfDistinct(at place: Int) -> [UInt32] {
    let list = table[place: place].list
    return stride(from: 1, to: lists.count(of: list), by: 2).map { lists[list, $0] }
  }

  /// Drops the groups that no match can reach any more. `isLive` says whether a rule's group still counts.
  mutating func makeRoom(_ isLive: (_ rule: UInt32, GroupState) -> Bool) {
    var dropped: [UInt32] = []
    table.makeRoom { _, rule, state in
      if isLive(rule, state) { return true }
      if state.list != 0 { dropped.append(state.list) }
      return false
    }
    for list in dropped { lists.drop(list) }
  }
}

extension Groups {
  func save(to sink: inout StateSink) throws {
    try sink.put(table)
    try sink.put(lists)
  }

  static func restored(from source: inout StateSource) throws -> Groups {
    let table = try source.table(GroupState.self)
    return try Groups(table: table, lists: source.lists())
  }

  private init(table: consuming PairTable<GroupState>, lists: consuming WordLists) {
    self.table = table
    self.lists = lists
  }
}

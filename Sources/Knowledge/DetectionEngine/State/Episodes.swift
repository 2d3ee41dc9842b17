internal import Memory

/// The live episodes of all rules. They are reached by rule and hook, oldest first.
struct Episodes: ~Copyable {
  struct Chain: BitwiseCopyable {
    var oldest: UInt32 = 0
    var youngest: UInt32 = 0
    var count: UInt32 = 0
    /// When the oldest one opened, which may have ended.
    var opened: Int64 = 0
  }

  struct Queue {
    var oldest: UInt32 = 0
    var youngest: UInt32 = 0
  }

  var pool = Block<Episode>(count: 1 << 8)
  var lists = WordLists()
  private var used = 1
  private var free: UInt32 = 0
  private var chains = PairTable<Chain>(capacity: 1 << 10)
  /// For each identity what `near` says.
  private var hints = Block<UInt32>(count: 1 << 10)
  private var queues: [Queue]
  private(set) var liveCount = 0

  init(ruleCount: Int) { queues = Array(repeating: Queue(), count: ruleCount) }

  var byteCount: Int {
    pool.count * 128 + lists.byteCount + chains.byteCount + hints.count * 4
  }

  /// A bit for each rule, modulo 32, that may have an episode with that hook.
  @inline(__always)
  func near(_ hook: UInt32) -> UInt32 { Int(hook) < hints.count ? hints[Int(hook)] : 0 }

  @inline(__always)
  static func bit(_ rule: Int) -> UInt32 { 1 &<< UInt32(truncatingIfNeeded: rule) }

  @inline(__always)
  func prefetch(hook: UInt32) { hints.prefetch(Int(hook)) }

  /// When the oldest episode of a hook opened; it may have ended.
  @inline(__always)
  func oldestOpening(_ rule: Int, hook: UInt32) -> Int64? {
    chains.find(UInt64(hook), tag: UInt32(rule)).map { chains[place: $0].opened }
  }

  /// Adds the live episodes of a hook to `found`, oldest first.
  func collect(_ rule: Int, hook: UInt32, into found: inout [UInt32]) {
    guard let place = chains.find(UInt64(hook), tag: UInt32(rule)) else { return }
    var next = chains[place: place].oldest
    while next != 0 {
      let episode = pool[Int(next)]
      if episode.isLive { found.append(next) }
      next = episode.nextOfHook
    }
  }

  /// Opens an episode. The number of live ones with that hook is at most `most`; true where the oldest had to end.
  mutating func open(_ episode: Episode, most: Int) -> Bool {
    let number = take()
    pool[Int(number)] = episode
    pool[Int(number)].isLive = true
    liveCount += 1
    let rule = Int(episode.rule)
    if queues[rule].oldest == 0 {
      queues[rule].oldest = number
    } else {
      pool[Int(queues[rule].youngest)].nextOfRule = number
    }
    queues[rule].youngest = number
    if chains.needsRoom { chains.makeRoom { _, _, _ in true } }
    let (place, _) = chains.place(UInt64(episode.hook), tag: episode.rule, initial: Chain())
    var chain = chains[place: place]
    if chain.oldest == 0 {
      (chain.oldest, chain.opened) = (number, episode.openTime)
    } else {
      pool[Int(chain.youngest)].nextOfHook = number
    }
    chain.youngest = number
    chain.count += 1
    chains[place: place] = chain
    while Int(episode.hook) >= hints.count { hints.grow() }
    hints[Int(episode.hook)] |= 1 << (episode.rule & 31)
    guard Int(chain.count) > most else { return false }
    endOldest(of: chain)
    return true
  }

  private mutating func take() -> UInt32 {
    if free != 0 {
      let number = free
      free = pool[Int(number)].nextOfRule
      return number
    }
    if used == pool.count { pool.grow() }
    used += 1
    return UInt32(used - 1)
  }

  private mutating func endOldest(of chain: Chain) {
    var next = chain.oldest
    while next != 0, !pool[Int(next)].isLive { next = pool[Int(next)].nextOfHook }
    if next != 0 { end(next) }
  }

  /// Ends an episode; its place is given back when it is the oldest of its rule.
  mutating func end(_ number: UInt32) {
    guard pool[Int(number)].isLive else { return }
    pool[Int(number)].isLive = false
    liveCount -= 1
    let episode = pool[Int(number)]
    for need in 0..<8 { lists.drop(episode.kept[need]) }
    for at in stride(from: 1, to: lists.count(of: episode.branches), by: 2) { lists.drop(lists[episode.branches, at]) }
    lists.drop(episode.branches)
    pool[Int(number)].kept = Episode.Eight()
    pool[Int(number)].branches = 0
    if let place = chains.find(UInt64(episode.hook), tag: episode.rule) { chains[place: place].count -= 1 }
  }

  /// Ends the episodes of a rule that opened before `time`, and gives back what has ended.
  @inline(__always)
  mutating func expire(_ rule: Int, openedBefore time: Int64) {
    let oldest = queues[rule].oldest
    if oldest != 0, !pool[Int(oldest)].isLive || pool[Int(oldest)].openTime < time { expireAll(rule, time) }
  }

  private mutating func expireAll(_ rule: Int, _ time: Int64) {
    while true {
      let oldest = queues[rule].oldest
      guard oldest != 0, !pool[Int(oldest)].isLive || pool[Int(oldest)].openTime < time else { return }
      end(oldest)
      queues[rule].oldest = pool[Int(oldest)].nextOfRule
      removeFirst(oldest, of: rule)
      pool[Int(oldest)] = Episode()
      pool[Int(oldest)].nextOfRule = free
      free = oldest
    }
  }

  /// The oldest of its rule is the oldest of its hook too.
  private mutating func removeFirst(_ number: UInt32, of rule: Int) {
    let hook = pool[Int(number)].hook
    guard let place = chains.find(UInt64(hook), tag: UInt32(rule)) else { return }
    let next = pool[Int(number)].nextOfHook
    chains[place: place].oldest = next
    chains[place: place].opened = pool[Int(next)].openTime
    if next == 0 {
      chains.remove(at: place)
      // Beyond 32 rules a hint is shared, and one that stays costs only a look.
      if queues.count <= 32 { hints[Int(hook)] &= ~(1 << UInt32(rule & 31)) }
    }
  }
}

extension Episodes {
  func save(to sink: inout StateSink) throws {
    try sink.put(used)
    try sink.put(Int(free))
    try sink.put(liveCount)
    for queue in queues {
      try sink.put(Int(queue.oldest))
      try sink.put(Int(queue.youngest))
    }
    try sink.put(pool, used: used)
    try sink.put(lists)
    try sink.put(chains)
    try sink.put(hints, used: hints.count)
  }

  private init(
    used: Int, free: UInt32, liveCount: Int, queues: [Queue], pool: consuming Block<Episode>,
    lists: consuming WordLists, chains: consuming PairTable<Chain>, hints: consuming Block<UInt32>
  ) {
    (self.used, self.free, self.liveCount, self.queues) = (used, free, liveCount, queues)
    self.pool = pool
    self.lists = lists
    self.chains = chains
    self.hints = hints
  }

  static func restored(ruleCount: Int, from source: inout StateSource) throws -> Episodes {
    let used = try source.int()
    let free = try source.int()
    let liveCount = try source.int()
    var queues: [Queue] = []
    for _ in 0..<ruleCount {
      let oldest = try source.int()
      queues.append(
        try Queue(oldest: UInt32(truncatingIfNeeded: oldest), youngest: UInt32(truncatingIfNeeded: source.int())))
    }
    let pool = try source.block(Episode.self)
    let lists = try source.lists()
    let chains = try source.table(Chain.self)
    let hints = try source.block(UInt32.self)
    guard used >= 1, used <= pool.count, free >= 0, free < used else { throw StateError.damaged }
    return Episodes(
      used: used, free: UInt32(free), liveCount: liveCount, queues: queues, pool: pool, lists: lists, chains: chains,
      hints: hints)
  }
}

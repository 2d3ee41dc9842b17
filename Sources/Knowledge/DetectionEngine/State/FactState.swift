internal import Memory

/// What events have shown about people so far. What an event shows waits until the clock has moved on, so that at the
/// time t everything that is here is from before t.
struct FactState: ~Copyable {
  /// Something that an event has shown and that is not visible yet.
  struct Change: BitwiseCopyable {
    enum Kind: UInt32 { case joined, sighted, ended, began }
    var kind: Kind
    /// Which link or relation.
    var which: UInt32
    var one: UInt32
    var other: UInt32
  }

  /// One identity seen with one thing.
  struct Sighting: BitwiseCopyable {
    var who: UInt32 = 0
    var thing: UInt32 = 0
    var link: UInt32 = 0
    /// The latest one, and by whose side the next sighting of the same identity, or of the same thing, stands.
    var last: Int64 = 0
    var nextOfWho: UInt32 = 0
    var nextOfThing: UInt32 = 0
  }

  private var pending = Block<Change>(count: 16)
  private var pendingCount = 0
  private var pendingTime: Int64 = .min

  /// The first time plus one of each identity; 0 where it has not joined.
  private var joined = Block<Int64>(count: 1 << 10)
  private var sightings = Block<Sighting>(count: 1 << 10)
  private var sightingCount = 1
  /// From identity and thing to their sighting; the tag is the link.
  private var pairs = PairTable<UInt32>(capacity: 1 << 12)
  /// For each identity and link the first of its sightings.
  private var heads = Block<UInt32>(count: 1 << 10)
  /// From a thing to the first of its sightings, of links that have a limit; the tag is the link.
  private var thingHeads = PairTable<UInt32>(capacity: 1 << 8)
  private let links: [Plan.LinkPlan]
  /// From two identities to nothing: whoever is here stands in the relation of the tag.
  private var relations = PairTable<UInt8>(capacity: 1 << 12)

  init(links: [Plan.LinkPlan]) { self.links = links }

  var byteCount: Int {
    joined.count * 8 + sightings.count * MemoryLayout<Sighting>.stride + pairs.byteCount + heads.count * 4
      + thingHeads.byteCount
      + relations.byteCount
  }

  /// What an event at `time` shows. `settle(before:)` for that time must have been called.
  @inline(__always)
  mutating func show(_ change: Change, at time: Int64) {
    if pendingCount == pending.count { pending.grow() }
    pending[pendingCount] = change
    pendingCount += 1
    pendingTime = time
  }

  /// Makes visible what events before `time` have shown.
  @inline(__always)
  mutating func settle(before time: Int64) {
    if pendingCount > 0, pendingTime < time { settleAll() }
  }

  private mutating func settleAll() {
    for index in 0..<pendingCount { apply(pending[index]) }
    pendingCount = 0
  }

  private mutating func apply(_ change: Change) {
    switch change.kind {
    case .joined:
      while Int(change.one) >= joined.count { joined.grow() }
      if joined[Int(change.one)] == 0 { joined[Int(change.one)] = pendingTime + 1 }
    case .sighted: sight(change.one, change.other, link: change.which)
    case .ended:
      if let place = relations.find(Self.pair(change.one, change.other), tag: change.which) {
        relations.remove(at: place)
      }
    case .began:
      if relations.needsRoom { relations.makeRoom { _, _, _ in true } }
      _ = relations.place(Self.pair(change.one, change.other), tag: change.which, initial: 0)
    }
  }

  @inline(__always)
  static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 { UInt64(one) << 32 | UInt64(other) }

  /// The same whichever way round the two are given.
  @inline(__always)
  static func unordered(_ one: UInt32, _ other: UInt32) -> UInt64 { pair(min(one, other), max(one, other)) }

  private mutating func sight(_ who: UInt32, _ thing: UInt32, link: UInt32) {
    if pairs.needsRoom { makeRoomForSightings() }
    let (place, isNew) = pairs.place(Self.pair(who, thing), tag: link, initial: 0)
    if isNew { pairs[place: place] = add(who, thing, link: link) }
    sightings[Int(pairs[place: place])].last = pendingTime
  }

  private mutating func add(_ who: UInt32, _ thing: UInt32, link: UInt32) -> UInt32 {
    if sightingCount == sightings.count { sightings.grow() }
    let number = UInt32(sightingCount)
    sightingCount += 1
    var sighting = Sighting(who: who, thing: thing, link: link)
    let place = headPlace(who, link)
    while place >= heads.count { heads.grow() }
    sighting.nextOfWho = heads[place]
    heads[place] = number
    if links[Int(link)].most != .max { sighting.nextOfThing = exchangeHead(thing, link, number) }
    sightings[Int(number)] = sighting
    return number
  }

  /// Drops the sightings that no link remembers any more.
  private mutating func makeRoomForSightings() {
    guard links.contains(where: { $0.forget != .max }) else { return pairs.makeRoom { _, _, _ in true } }
    var old = Block<Sighting>(count: sightings.count)
    swap(&sightings, &old)
    let count = sightingCount
    sightingCount = 1
    heads = Block(count: heads.count)
    thingHeads = PairTable(capacity: 1 << 8)
    pairs = PairTable(capacity: pairs.capacity)
    var live = 0
    for number in 1..<count where isRemembered(old[number]) { live += 1 }
    // Full again at once would mean to sweep again at once.
    if live * 3 > pairs.capacity { pairs = PairTable(capacity: pairs.capacity * 2) }
    for number in 1..<count where isRemembered(old[number]) {
      let sighting = old[number]
      let place = pairs.place(Self.pair(sighting.who, sighting.thing), tag: sighting.link, initial: 0).place
      let added = add(sighting.who, sighting.thing, link: sighting.link)
      pairs[place: place] = added
      sightings[Int(added)].last = sighting.last
    }
  }

  private func isRemembered(_ sighting: Sighting) -> Bool {
    pendingTime - sighting.last <= links[Int(sighting.link)].forget
  }

  @inline(__always)
  private func headPlace(_ who: UInt32, _ link: UInt32) -> Int { Int(who) * links.count + Int(link) }

  private mutating func exchangeHead(_ thing: UInt32, _ link: UInt32, _ number: UInt32) -> UInt32 {
    if thingHeads.needsRoom { thingHeads.makeRoom { _, _, _ in true } }
    let (place, _) = thingHeads.place(UInt64(thing), tag: link, initial: 0)
    let old = thingHeads[place: place]
    thingHeads[place: place] = number
    return old
  }

  /// When an identity joined; nil where nothing before now has shown it.
  @inline(__always)
  func joinedTime(_ who: UInt32) -> Int64? {
    guard Int(who) < joined.count, joined[Int(who)] != 0 else { return nil }
    return joined[Int(who)] - 1
  }

  func isHeld(_ one: UInt32, _ other: UInt32, relation: UInt32) -> Bool {
    relations.find(Self.pair(one, other), tag: relation) != nil
  }

  /// Whether something was seen with both, at a time when it counted as shared by few enough.
  func isLinked(_ one: UInt32, _ other: UInt32, link: UInt32, at time: Int64) -> Bool {
    let (forget, most) = (links[Int(link)].forget, links[Int(link)].most)
    guard headPlace(one, link) < heads.count else { return false }
    var next = heads[headPlace(one, link)]
    while next != 0 {
      let sighting = sightings[Int(next)]
      if time - sighting.last <= forget, let place = pairs.find(Self.pair(other, sighting.thing), tag: link),
        time - sightings[Int(pairs[place: place])].last <= forget,
        isSharedByFew(sighting.thing, link: link, at: time, forget: forget, most: most)
      {
        return true
      }
      next = sighting.nextOfWho
    }
    return false
  }

  private func isSharedByFew(_ thing: UInt32, link: UInt32, at time: Int64, forget: Int64, most: Int) -> Bool {
    guard most != .max, let head = thingHeads.find(UInt64(thing), tag: link) else { return true }
    var next = thingHeads[place: head]
    var count = 0
    while next != 0, count <= most {
      let sighting = sightings[Int(next)]
      if time - sighting.last <= forget { count += 1 }
      next = sighting.nextOfThing
    }
    return count <= most
  }

  @inline(__always)
  func prefetchJoined(_ who: UInt32) { joined.prefetch(Int(who)) }

  @inline(__always)
  func prefetchSighting(_ who: UInt32, _ thing: UInt32, link: UInt32) {
    pairs.prefetch(Self.pair(who, thing), tag: link)
  }

  @inline(__always)
  func prefetchRelation(_ one: UInt32, _ other: UInt32, relation: UInt32) {
    relations.prefetch(Self.pair(one, other), tag: relation)
  }
}

extension FactState {
  func save(to sink: inout StateSink) throws {
    try sink.put(Int(pendingTime))
    try sink.put(pendingCount)
    for index in 0..<pendingCount {
      let change = pending[index]
      for part in [change.kind.rawValue, change.which, change.one, change.other] { try sink.put(Int(part)) }
    }
    try sink.put(sightingCount)
    try sink.put(joined, used: joined.count)
    try sink.put(sightings, used: sightingCount)
    try sink.put(heads, used: heads.count)
    try sink.put(pairs)
    try sink.put(thingHeads)
    try sink.put(relations)
  }

  private init(
    links: [Plan.LinkPlan], pendingTime: Int64, pending: [Change], sightingCount: Int, joined: consuming Block<Int64>,
    sightings: consuming Block<Sighting>, heads: consuming Block<UInt32>, pairs: consuming PairTable<UInt32>,
    thingHeads: consuming PairTable<UInt32>, relations: consuming PairTable<UInt8>
  ) {
    (self.links, self.pendingTime, self.sightingCount) = (links, pendingTime, sightingCount)
    self.joined = joined
    self.sightings = sightings
    self.heads = heads
    self.pairs = pairs
    self.thingHeads = thingHeads
    self.relations = relations
    for change in pending { show(change, at: pendingTime) }
  }

  static func restored(links: [Plan.LinkPlan], from source: inout StateSource) throws -> FactState {
    let pendingTime = try source.int()
    let pendingCount = try source.int()
    var pending: [Change] = []
    guard pendingCount >= 0 else { throw StateError.damaged }
    for _ in 0..<pendingCount { pending.append(try Change.restored(from: &source)) }
    let sightingCount = try source.int()
    let joined = try source.block(Int64.self)
    let sightings = try source.block(Sighting.self)
    let heads = try source.block(UInt32.self)
    let pairs = try source.table(UInt32.self)
    let thingHeads = try source.table(UInt32.self)
    let relations = try source.table(UInt8.self)
    guard sightingCount >= 1, sightingCount <= sightings.count else { throw StateError.damaged }
    return FactState(
      links: links, pendingTime: Int64(pendingTime), pending: pending, sightingCount: sightingCount, joined: joined,
      sightings: sightings, heads: heads, pairs: pairs, thingHeads: thingHeads, relations: relations)
  }
}

extension FactState.Change {
  fileprivate static func restored(from source: inout StateSource) throws -> Self {
    let kind = try Kind(rawValue: UInt32(truncatingIfNeeded: source.int()))
    guard let kind else { throw StateError.damaged }
    let which = try UInt32(truncatingIfNeeded: source.int())
    let one = try UInt32(truncatingIfNeeded: source.int())
    return try Self(kind: kind, which: which, one: one, other: UInt32(truncatingIfNeeded: source.int()))
  }
}

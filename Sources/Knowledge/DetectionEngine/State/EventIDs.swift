/// The ids of the latest events, where a log has ids of its own: as far back as an alert can list an event.
struct EventIDs {
  private struct Chunk {
    var bytes: [UInt8] = []
    /// Where the id of each event of the chunk ends; events without an id end where the one before does.
    var ends: [UInt32] = []
    var latest: Int64 = .min
  }

  private static let chunkEvents: UInt64 = 4096
  /// Milliseconds that an id can still be asked for.
  let reach: Int64
  private var chunks: [UInt64: Chunk] = [:]

  init(reach: Int64) { self.reach = reach }

  var byteCount: Int { chunks.values.reduce(0) { $0 + $1.bytes.capacity + $1.ends.capacity * 4 } }

  /// Numbers come in any order within a chunk's length of each other.
  mutating func note(_ number: UInt64, _ id: some Collection<UInt8>, at time: Int64) {
    let key = number / Self.chunkEvents
    if chunks[key] == nil { forget(before: time) }
    let place = Int(number % Self.chunkEvents)
    var chunk = chunks.removeValue(forKey: key) ?? Chunk()
    // An event that comes out of order would stand before others: its id is put in between.
    while chunk.ends.count < place { chunk.ends.append(UInt32(chunk.bytes.count)) }
    if chunk.ends.count == place {
      chunk.bytes += id
      chunk.ends.append(UInt32(chunk.bytes.count))
    } else {
      let start = place == 0 ? 0 : Int(chunk.ends[place - 1])
      chunk.bytes.replaceSubrange(start..<Int(chunk.ends[place]), with: id)
      let shift = UInt32(id.count) &- (chunk.ends[place] &- UInt32(start))
      for later in place..<chunk.ends.count { chunk.ends[later] &+= shift }
    }
    chunk.latest = max(chunk.latest, time)
    chunks[key] = chunk
  }

  private mutating func forget(before time: Int64) {
    chunks = chunks.filter { $0.value.latest >= time - reach }
  }

  func id(of number: UInt64) -> String? {
    guard let chunk = chunks[number / Self.chunkEvents] else { return nil }
    let place = Int(number % Self.chunkEvents)
    guard place < chunk.ends.count else { return nil }
    let start = place == 0 ? 0 : Int(chunk.ends[place - 1])
    return String(decoding: chunk.bytes[start..<Int(chunk.ends[place])], as: UTF8.self)
  }
}

extension EventIDs {
  func save(to sink: inout StateSink) throws {
    try sink.put(chunks.count)
    for key in chunks.keys.sorted() {
      guard let chunk = chunks[key] else { continue }
      try sink.put(key)
      try sink.put(Int(chunk.latest))
      try sink.put(chunk.bytes.span.bytes)
      try sink.put(chunk.ends.span.bytes)
    }
  }

  static func restored(reach: Int64, from source: inout StateSource) throws -> EventIDs {
    var ids = EventIDs(reach: reach)
    for _ in 0..<max(0, try source.int()) {
      let key = try source.number()
      let latest = try source.int()
      let bytes = try source.bytes()
      let ends = try source.numbers()
      guard ends.allSatisfy({ $0 <= bytes.count }), zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw StateError.damaged
      }
      ids.chunks[key] = Chunk(bytes: bytes, ends: ends, latest: Int64(latest))
    }
    return ids
  }
}

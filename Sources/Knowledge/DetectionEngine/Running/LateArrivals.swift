/// Holds lines back until no earlier event can still come, and gives them out in order of time.
struct LateArrivals {
  struct Held {
    let time: Int64
    let number: UInt64
    /// With its line feed.
    let line: [UInt8]
  }

  /// Milliseconds by which an event may come too late.
  let lateness: Int64
  private(set) var newest: Int64 = .min
  /// A heap: each stands before the two at twice its place.
  private(set) var held: [Held] = []

  init(lateness: Int64) { self.lateness = lateness }

  /// False where the event is too late to take part.
  mutating func hold(_ event: Held) -> Bool {
    guard newest == .min || event.time >= newest - lateness else { return false }
    newest = max(newest, event.time)
    held.append(event)
    var place = held.count - 1
    while place > 0, Self.precedes(held[place], held[(place - 1) / 2]) {
      held.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
    return true
  }

  /// The next event in order, if a later one is far enough ahead, or if the log is at its end.
  mutating func next(atEnd: Bool = false) -> Held? {
    guard let first = held.first, atEnd || newest - lateness > first.time else { return nil }
    let last = held.removeLast()
    if !held.isEmpty {
      held[0] = last
      sink()
    }
    return first
  }

  private mutating func sink() {
    var place = 0
    while true {
      var first = place
      for below in [2 * place + 1, 2 * place + 2] where below < held.count && Self.precedes(held[below], held[first]) {
        first = below
      }
      if first == place { return }
      held.swapAt(place, first)
      place = first
    }
  }

  private static func precedes(_ left: Held, _ right: Held) -> Bool {
    (left.time, left.number) < (right.time, right.number)
  }
}

extension LateArrivals {
  func save(to sink: inout StateSink) throws {
    try sink.put(Int(newest))
    try sink.put(held.count)
    for event in held {
      try sink.put(Int(event.time))
      try sink.put(event.number)
      try sink.put(event.line.span.bytes)
    }
  }

  static func restored(lateness: Int64, from source: inout StateSource) throws -> LateArrivals {
    var arrivals = LateArrivals(lateness: lateness)
    arrivals.newest = Int64(try source.int())
    for _ in 0..<max(0, try source.int()) {
      let time = Int64(try source.int())
      let number = try source.number()
      arrivals.held.append(Held(time: time, number: number, line: try source.bytes()))
    }
    return arrivals
  }
}

/// A log in the order in which its events are taken.
struct PlainLog {
  /// By time; of equal times the one that arrived first.
  let events: [DetectionEvent]
  let late: [Int64]

  /// An event that is older than the newest one before it by more than the lateness takes no part.
  init(_ log: [DetectionEvent], lateness: Milliseconds) {
    var newest: Milliseconds = .min
    var inTime: [DetectionEvent] = []
    var late: [Int64] = []
    for event in log {
      if newest != .min, newest - event.time > lateness {
        late.append(event.number)
      } else {
        inTime.append(event)
      }
      newest = max(newest, event.time)
    }
    let arrived = inTime.enumerated()
    events = arrived.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    self.late = late
  }
}

public import Evidence
internal import Timekeeping

/// The machine's clock, for leaves.
public enum CaseClock {
  public static func now() -> LeafTime {
    let reading = ClockReading.now()
    return LeafTime(
      seconds: reading.seconds, counter: max(0, reading.counter), status: reading.isSynchronised ? .synchronised : .free
    )
  }
}

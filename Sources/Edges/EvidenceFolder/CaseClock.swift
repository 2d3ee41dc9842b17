public import Evidence
internal import Glibc

/// The machine's clock, for leaves.
public enum CaseClock {
  /// Nobody asked whether it is in step with others, so it does not say so.
  public static func now() -> LeafTime {
    LeafTime(seconds: time(nil), counter: Int(monotonicNanoseconds()), status: .free)
  }

  private static func monotonicNanoseconds() -> UInt64 {
    var counter = timespec()
    clock_gettime(CLOCK_MONOTONIC, &counter)
    return UInt64(counter.tv_sec) * 1_000_000_000 + UInt64(counter.tv_nsec)
  }
}

import Testing
import Timekeeping

@Suite struct ClockReadingTests {
  @Test func `the clock goes on, and so does the counter`() {
    let (first, second) = (ClockReading.now(), ClockReading.now())
    #expect(first.seconds > 1_700_000_000)
    #expect(second.counter >= first.counter && first.counter > 0)
    #expect(!second.hasStepped(since: first))
  }

  @Test(arguments: [
    (0, 0), (999_999_999, 0), (1_000_000_000, 1), (-1, -1), (-1_000_000_000, -1), (-1_000_000_001, -2),
  ])
  func `seconds are whole ones, also before 1970`(_ wall: Int, _ seconds: Int) {
    #expect(ClockReading(wall: wall, counter: 0).seconds == seconds)
  }

  /// A day on, a day back, 1970, 2038, 2106, a leap second, a little less and a little more than a second.
  @Test(arguments: [
    (0, false), (1_000_000_000, false), (1_000_000_001, true), (-1_000_000_000, false), (-1_000_000_001, true),
    (86_400_000_000_000, true), (-86_400_000_000_000, true), (-1_764_000_000_000_000_000, true),
    (383_000_000_000_000_000, true), (2_530_000_000_000_000_000, true),
  ])
  func `a step is what the clock moved by itself`(_ step: Int, _ isStep: Bool) {
    let first = ClockReading(wall: 1_764_000_000_000_000_000, counter: 5_000_000_000)
    let second = ClockReading(wall: first.wall + 7_000_000_000 + step, counter: 12_000_000_000)
    #expect(second.step(since: first) == step && second.hasStepped(since: first) == isStep)
  }
}

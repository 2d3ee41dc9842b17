import CEL
import Foundation
import GroundTestKit
import Testing

@testable import CELRecords

@Suite struct TimePartTests {
  /// Foundation's calendar, in its own numbering.
  private func expected(_ time: Timestamp) -> [TimePart: Int] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = Date(timeIntervalSince1970: TimeInterval(time.seconds))
    let parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute, .second], from: date)
    let day = calendar.ordinality(of: .day, in: .year, for: date)
    return [
      .fullYear: parts.year ?? 0, .month: (parts.month ?? 0) - 1, .date: parts.day ?? 0,
      .dayOfMonth: (parts.day ?? 0) - 1, .dayOfWeek: (parts.weekday ?? 0) - 1, .dayOfYear: (day ?? 0) - 1,
      .hours: parts.hour ?? 0, .minutes: parts.minute ?? 0, .seconds: parts.second ?? 0,
      .milliseconds: Int(time.nanoseconds) / 1_000_000,
    ]
  }

  @Test func `calendar and clock agree with Foundation's`() throws {
    var random = SeededRandom(seed: 11)
    let edges: [Int64] = [.min, .max, 0, -1, 951_782_400_000_000_000, 1_709_164_799_999_999_999]
    for nanoseconds in edges + (0..<2000).map({ _ in Int64.random(in: .min ... .max, using: &random) }) {
      let time = try #require(Timestamp(nanosecondsSince1970: nanoseconds))
      #expect(time.nanosecondsSince1970 == nanoseconds)
      for (part, value) in expected(time) {
        #expect(part.of(time: nanoseconds, offsetSeconds: 0) == Int64(value), "\(part) of \(time.text)")
      }
    }
  }

  @Test func `an offset moves the clock and the calendar`() {
    // 1970-01-01T00:00:00Z is still Wednesday in the west.
    #expect(TimePart.dayOfWeek.of(time: 0, offsetSeconds: -3600) == 3)
    #expect(TimePart.fullYear.of(time: 0, offsetSeconds: -1) == 1969)
    #expect(TimePart.minutes.of(time: 0, offsetSeconds: 19800) == 30)
  }

  @Test func `a duration is told in whole units`() {
    let span: Int64 = -5_400_750_000_000
    #expect(TimePart.hours.of(duration: span) == -1 && TimePart.minutes.of(duration: span) == -90)
    #expect(TimePart.seconds.of(duration: span) == -5400 && TimePart.milliseconds.of(duration: span) == -750)
  }
}

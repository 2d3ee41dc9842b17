import Detection
import Primitives
import Testing

@Suite struct CalendarWindowTests {
  private func window(_ unit: CalendarWindow.Unit, _ zone: String, _ from: String) throws -> CalendarWindow {
    CalendarWindow(unit: unit, zone: try #require(ClockZone(zone)), from: try #require(CalendarDate(from)))
  }

  @Test func `days are counted from midnight in the zone`() throws {
    let utc = try window(.day, "UTC", "2026-01-01")
    #expect(utc.number(at: 1_767_225_600_000) == 0)
    #expect(utc.number(at: 1_767_225_599_999) == -1)
    #expect(utc.number(at: 1_767_225_600_000 + 86_399_999) == 0)
    #expect(utc.number(at: 1_767_225_600_000 + 86_400_000) == 1)
    #expect(utc.number(at: 1_767_225_600_000 - 86_400_001) == -2)
    #expect(utc.text(of: 17) == "2026-01-18")
    let kolkata = try window(.day, "+05:30", "2026-01-01")
    #expect(kolkata.number(at: 1_767_225_600_000) == 0)
    #expect(kolkata.number(at: 1_767_225_600_000 + 19 * 3_600_000) == 1)
    #expect(kolkata.number(at: 1_767_225_600_000 - 5 * 3_600_000 - 1_800_001) == -1)
  }

  @Test func `weeks start on the weekday of their first day`() throws {
    let weeks = try window(.week, "UTC", "2026-01-01")
    #expect(weeks.number(at: 1_767_225_600_000 + 7 * 86_400_000 - 1) == 0)
    #expect(weeks.number(at: 1_767_225_600_000 + 7 * 86_400_000) == 1)
    #expect(weeks.text(of: 1) == "2026-01-08")
    #expect(weeks.text(of: -1) == "2025-12-25")
  }

  @Test func `hours are named by their start`() throws {
    let hours = try window(.hour, "-03:00", "2026-01-01")
    #expect(hours.number(at: 1_767_225_600_000) == -3)
    #expect(hours.text(of: -3) == "2025-12-31 21:00")
    #expect(hours.text(of: 5) == "2026-01-01 05:00")
  }

  @Test(arguments: ["UTC", "+05:30", "-03:00", "+14:00"])
  func `a zone goes to text and back`(_ text: String) {
    #expect(ClockZone(text)?.description == text)
  }

  @Test(arguments: ["", "utc", "+5:30", "+14:01", "+01:60", "01:00", "+01-00", "+0a:00"])
  func `what is no zone is refused`(_ text: String) {
    #expect(ClockZone(text) == nil)
  }
}

/// Days and hours in places whose clocks are set forward and back.
@Suite struct PlaceWindowTests {
  private func window(_ unit: CalendarWindow.Unit, _ zone: String) throws -> CalendarWindow {
    CalendarWindow(
      unit: unit, zone: try #require(ClockZone(zone)), from: try #require(CalendarDate("2026-01-05")))
  }

  private func time(_ text: String) throws -> Milliseconds {
    try #require(LogTime.nanoseconds(rfc3339: text.utf8)) / 1_000_000
  }

  /// How long the window lasts that has a time, to a quarter of an hour.
  private func minutes(_ window: CalendarWindow, around moment: String) throws -> Int {
    let number = window.number(at: try time(moment))
    let quarters = stride(from: try time(moment) - 40 * 3_600_000, to: try time(moment) + 40 * 3_600_000, by: 900_000)
    return quarters.count { window.number(at: $0) == number } * 15
  }

  @Test(
    arguments: [
      ("Australia/Sydney", "2026-04-05T12:00:00+10:00", 25 * 60),
      ("Australia/Sydney", "2026-10-04T12:00:00+11:00", 23 * 60),
      ("Australia/Sydney", "2026-04-06T12:00:00+10:00", 24 * 60),
      ("America/New_York", "2026-03-08T12:00:00-04:00", 23 * 60),
      ("America/New_York", "2026-11-01T12:00:00-05:00", 25 * 60),
      ("Europe/Vienna", "2026-03-29T12:00:00+02:00", 23 * 60),
      ("Australia/Lord_Howe", "2026-04-05T12:00:00+10:30", 24 * 60 + 30),
      ("Australia/Brisbane", "2026-04-05T12:00:00+10:00", 24 * 60),
      ("Australia/Sydney", "2150-04-05T12:00:00+10:00", 25 * 60),
      ("Asia/Kolkata", "2026-04-05T12:00:00+05:30", 24 * 60),
    ])
  func `a day has as many hours as the clock of the place`(_ zone: String, _ moment: String, _ minutes: Int) throws {
    #expect(try self.minutes(window(.day, zone), around: moment) == minutes)
  }

  @Test func `a day is named by the place's date`() throws {
    let day = try window(.day, "Australia/Sydney")
    #expect(day.text(of: day.number(at: try time("2026-04-04T13:59:59Z"))) == "2026-04-05")
    #expect(day.text(of: day.number(at: try time("2026-04-04T12:59:59Z"))) == "2026-04-04")
    #expect(day.number(at: try time("2026-01-05T00:00:00+11:00")) == 0)
    let week = try window(.week, "Australia/Sydney")
    #expect(try minutes(week, around: "2026-04-04T12:00:00Z") <= 7 * 25 * 60)
    #expect(week.text(of: week.number(at: try time("2026-04-05T23:59:59+10:00"))) == "2026-03-30")
    #expect(week.text(of: week.number(at: try time("2026-04-06T00:00:00+10:00"))) == "2026-04-06")
  }

  @Test func `an hour that is shown twice is one window, and one that is left out does not occur`() throws {
    let hour = try window(.hour, "Australia/Sydney")
    #expect(try minutes(hour, around: "2026-04-05T02:30:00+11:00") == 120)
    #expect(
      hour.number(at: try time("2026-04-05T02:30:00+11:00")) == hour.number(at: try time("2026-04-05T02:30:00+10:00")))
    #expect(hour.text(of: hour.number(at: try time("2026-10-03T15:59:59Z"))) == "2026-10-04 01:00")
    #expect(hour.text(of: hour.number(at: try time("2026-10-03T16:00:00Z"))) == "2026-10-04 03:00")
  }

  /// Cairo's clock went back from midnight on 30 October 2026 to the day before: that day is not taken up again.
  @Test(arguments: ["Africa/Cairo", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "Europe/Dublin"])
  func `a window that has ended does not come back`(_ zone: String) throws {
    for unit in CalendarWindow.Unit.allCases {
      let window = try window(unit, zone)
      var last = window.number(at: 0)
      for time in stride(from: 0, to: RuleLimits.times.upperBound / 3, by: 1_800_000) {
        let number = window.number(at: time)
        #expect(number >= last, "\(zone) \(unit) at \(time)")
        last = number
      }
    }
  }

  @Test(arguments: ["Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
  func `a place goes to text and back`(_ text: String) { #expect(ClockZone(text)?.description == text) }

  @Test(arguments: [
    "Mars/Base", "Europe", "../etc/passwd", "Europe/../Europe/Paris", "/Europe/Paris", "02:00", "europe/paris",
  ])
  func `what is no place is refused`(_ text: String) { #expect(ClockZone(text) == nil) }
}

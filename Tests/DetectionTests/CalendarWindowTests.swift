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

  @Test(arguments: ["", "utc", "+5:30", "+14:01", "+01:60", "01:00", "+01-00", "+0a:00", "Europe/Paris"])
  func `what is no zone is refused`(_ text: String) {
    #expect(ClockZone(text) == nil)
  }
}

import Glibc
import GroundTestKit
import Primitives
import Testing

@Suite struct CalendarDateTests {
  /// The C library's calendar as the judge.
  private func judge(_ day: Int) -> (year: Int, month: Int, day: Int) {
    var seconds = day * 86_400
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test func `every day from 1900 to 2199 goes to text and back`() {
    var wrong: [String] = []
    var before = CalendarDate(daysSinceEpoch: -25_568)
    var count = 0
    for day in -25_567...84_005 {
      let expected = judge(day)
      let text = "\(expected.year)-\(twoDigits(expected.month))-\(twoDigits(expected.day))"
      let date = CalendarDate(daysSinceEpoch: day)
      if date.description != text || CalendarDate(text) != date || !(before < date) || date.daysSinceEpoch != day {
        wrong.append(text)
      }
      before = date
      count += 1
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    #expect(count == 109_573)
    #expect(CalendarDate(daysSinceEpoch: -25_567).description == "1900-01-01")
    #expect(CalendarDate(daysSinceEpoch: 84_005).description == "2199-12-31")
  }

  @Test func `days far from now agree with the C library`() {
    let wrong = stride(from: -1_500_000, through: 1_500_000, by: 997).filter { day in
      let date = CalendarDate(daysSinceEpoch: day)
      return (date.year, date.month, date.day) != judge(day) || date.daysSinceEpoch != day
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test(arguments: [
    ("2024-01-15", 0, "2024-01-15"), ("2024-01-15", 1, "2024-02-15"), ("2024-12-15", 1, "2025-01-15"),
    ("2024-01-15", -1, "2023-12-15"), ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
    ("2024-01-31", 13, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2024-03-31", -1, "2024-02-29"), ("2024-03-31", 1, "2024-04-30"), ("2024-05-31", 6, "2024-11-30"),
    ("2024-07-31", 1, "2024-08-31"), ("2000-01-31", 1, "2000-02-29"), ("2099-12-31", 2, "2100-02-28"),
    ("2024-11-30", 12, "2025-11-30"), ("2024-12-31", -10, "2024-02-29"), ("1900-01-01", 3599, "2199-12-01"),
  ])
  func `months are added without leaving the month`(_ start: String, _ months: Int, _ expected: String) throws {
    #expect(try #require(CalendarDate(start)).adding(months: months).description == expected)
  }

  @Test func `adding months moves by that many months and never past a month's end`() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<20_000 {
      let date = CalendarDate(daysSinceEpoch: Int.random(in: 0...40_000, using: &random))
      let months = Int.random(in: -240...240, using: &random)
      let moved = date.adding(months: months)
      guard moved.year * 12 + moved.month == date.year * 12 + date.month + months, moved.day <= date.day,
        CalendarDate(moved.description) == moved
      else {
        Issue.record("\(date) and \(months) months is \(moved)")
        return
      }
    }
  }

  @Test(arguments: ["1900-01-01", "2199-12-31", "2000-02-29", "2024-02-29", "2023-04-30", "2024-06-09"])
  func `days of the calendar are accepted`(_ text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
    #expect(CalendarDate("x\(text)".dropFirst()) == CalendarDate(text))
  }

  @Test(arguments: [
    "", "-", "--", "2024", "2024-01", "20240101", "2024-1-01", "2024-01-1", "24-01-01", "02024-01-01", "2024-001-01",
    "1899-12-31", "2200-01-01", "0000-01-01", "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2024-04-31",
    "2024-06-31", "2024-09-31", "2024-11-31", "2024-00-10", "2024-13-01", "2024-01-00", "2024-01-32", "+024-01-01",
    "2024-+1-01", "2024-01-+1", "2024-01--1", "-2024-01-01", "2024--01-01", "2024-01-01-", " 2024-01-01",
    "2024-01-01 ", "2024-01-01\n", "2024/01/01", "2024.01.01", "2024-01-01T00:00:00Z", "2024-Jan-01", "01-01-2024",
    "２０２４-０１-０１", "٢٠٢٤-٠١-٠١", "2024–01–01", "2024-01-0\u{301}", "2024-01\u{200B}-01", "2024-01-0\0", "now",
  ])
  func `other texts are refused`(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `dates are in order of time`() {
    let dates = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01", "2025-01-01"].compactMap { CalendarDate($0) }
    #expect(dates.count == 5)
    #expect(dates.reversed().sorted() == dates)
  }
}

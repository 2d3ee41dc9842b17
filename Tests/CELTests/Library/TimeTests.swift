import GroundTestKit
import Testing

@testable import CEL

@Suite struct TimeTests {
  @Test(arguments: [
    "", "2026", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00",
    "2026-01-01 00:00:00Z",
    "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00.1234567890Z", "2026-01-01T00:00:00+1:00", "2026-01-01T00:00:00Zx",
    "0000-12-31T23:59:59Z", "9999-12-31T23:59:59-00:01", "+2026-01-01T00:00:00Z", "2026-1-01T00:00:00Z",
  ])
  func `what is no time is refused`(_ text: String) { #expect(Timestamp(text) == nil) }

  @Test(arguments: [
    ("2026-11-23T08:30:00+02:00", "2026-11-23T06:30:00Z"), ("0001-01-01T00:00:00.5Z", "0001-01-01T00:00:00.5Z"),
    ("2024-02-29t12:00:00.120z", "2024-02-29T12:00:00.12Z"),
  ])
  func `a time is written in UTC`(_ text: String, _ expected: String) { #expect(Timestamp(text)?.text == expected) }

  @Test(arguments: [
    ("0", "0s"), ("1h30m", "5400s"), ("-1.5h", "-5400s"), ("250ms", "0.25s"), ("1h0.5s", "3600.5s"),
    ("1us1ns", "0.000001001s"),
    (".5s", "0.5s"), ("9223372036s", "9223372036s"), ("0.000000000001h", "0.000000003s"),
  ])
  func `a duration is written in seconds`(_ text: String, _ expected: String) {
    #expect(TimeSpan(text)?.text == expected)
  }

  @Test(arguments: [
    "", "1", "s", "1x", "1.s.", "--1s", "1s ", "9223372037s", "99999999999999999999s", "2562048h", "1h-1s",
  ])
  func `what is no duration is refused`(_ text: String) { #expect(TimeSpan(text) == nil) }

  @Test(arguments: [
    ("1677-09-21T00:12:43.145224192Z", "1970-01-01T00:00:00Z", Int64.min),
    ("1970-01-01T00:00:00Z", "1677-09-21T00:12:43.145224193Z", .max),
    ("2262-04-11T23:47:16.854775807Z", "1970-01-01T00:00:00Z", .max),
    ("1970-01-01T00:00:01.5Z", "1970-01-01T00:00:03Z", -1_500_000_000),
  ])
  func `two times are as far apart as a duration can tell`(_ later: String, _ earlier: String, _ span: Int64) throws {
    let (later, earlier) = (try #require(Timestamp(later)), try #require(Timestamp(earlier)))
    #expect(try later.since(earlier).nanoseconds == span)
  }

  @Test func `two times may be too far apart`() throws {
    let (later, earlier) = (try #require(Timestamp(seconds: 0)), try #require(Timestamp(seconds: -9_223_372_037)))
    #expect(throws: EvaluationError.overflow) { try later.since(earlier) }
    #expect(throws: EvaluationError.overflow) { try earlier.since(later) }
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "Europe/../../../etc/passwd", "Europe", "Europe/", "a\0b", "", "posixrules/x",
  ])
  func `a zone's name leads nowhere else`(_ name: String) {
    if name.isEmpty { return }
    #expect(throws: EvaluationError.self) { try TimeZones.find(name) }
  }

  @Test func `a broken zone file is refused`() throws {
    var random = SeededRandom(seed: 3)
    #expect(TimeZone([]) == nil)
    #expect(TimeZone(Array("TZif".utf8)) == nil)
    let header = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
    #expect(TimeZone(header + Array(repeating: 0xFF, count: 24)) == nil)
    for _ in 0..<2000 {
      // Any bytes are read or refused; none read outside of the file.
      let bytes =
        header + (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...2, using: &random) }
      _ = TimeZone(bytes)?.offset(at: 0)
    }
  }
}

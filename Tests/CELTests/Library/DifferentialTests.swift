import Foundation
import GroundTestKit
import Testing

@testable import CEL

/// Our own algorithms beside those of Foundation and C, on random input.
@Suite struct DifferentialTests {
  private var random = SeededRandom(seed: 7)

  @Test mutating func `doubles are rounded as C rounds them`() {
    let numbers = (0..<2000).map { _ in Double(bitPattern: UInt64.random(in: 0 ... .max, using: &random)) }
    let near = (0..<2000).map { _ in Double(Int.random(in: -100_000...100_000, using: &random)) / 64 }
    for number in numbers.filter(\.isFinite) + near + [
      0, -0.0, 0.5, 1.5, 2.5, 1e22, .leastNonzeroMagnitude, 0.0005, 9.9995, 999_999.5,
    ] {
      let precision = Int.random(in: 0...12, using: &random)
      #expect(DecimalExpansion(number).fixed(precision) == String(format: "%.\(precision)f", number))
      #expect(DecimalExpansion(number).scientific(precision) == String(format: "%.\(precision)e", number))
    }
  }

  @Test mutating func `base64 is Foundation's`() {
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = Data(bytes).base64EncodedString()
      #expect(Base64.encode(bytes) == text)
      #expect(Base64.decode(text) == bytes)
      #expect(Base64.decode(text.replacing("=", with: "")) == bytes)
    }
    for text in ["a", "ab=", "a===", "====", "ab!d", "YW Jj"] { #expect(Base64.decode(text) == nil) }
  }

  @Test mutating func `dates are Foundation's`() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    for _ in 0..<2000 {
      // Foundation's calendar is Julian before 1582.
      let seconds = Int64.random(in: -12_000_000_000...Timestamp.secondsRange.upperBound, using: &random)
      let time = try #require(Timestamp(seconds: seconds))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday, .dayOfYear],
        from: Date(timeIntervalSince1970: Double(seconds)))
      let civil = CivilTime(time, offsetSeconds: 0)
      #expect([civil.year, civil.month, civil.day] == [parts.year, parts.month, parts.day])
      #expect([civil.hour, civil.minute, civil.second] == [parts.hour, parts.minute, parts.second])
      #expect([civil.dayOfWeek + 1, civil.dayOfYear + 1] == [parts.weekday, parts.dayOfYear])
      #expect(Timestamp(time.text) == time)
    }
  }

  @Test(arguments: [
    "Europe/Vienna", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Sydney", "Africa/Casablanca",
    "Pacific/Auckland", "America/Sao_Paulo", "Asia/Tehran", "Australia/Lord_Howe", "UTC", "Etc/GMT+5", "Europe/Dublin",
  ])
  func `time zones are Foundation's`(_ name: String) throws {
    var random = SeededRandom(seed: 11)
    let ours = try TimeZones.find(name)
    let theirs = try #require(NSTimeZone(name: name))
    for _ in 0..<500 {
      // From 1970 to 2100: past the last change in the file, and before local mean times, on which they differ.
      let seconds = Int64.random(in: 0...4_102_444_800, using: &random)
      let expected = theirs.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      #expect(ours.offset(at: seconds) == expected, "at \(seconds)")
    }
  }

  @Test mutating func `a search finds what a plain search finds`() {
    for _ in 0..<2000 {
      let whole = (0..<Int.random(in: 0...20, using: &random)).map { _ in Int.random(in: 0...1, using: &random) }
      let part = (0..<Int.random(in: 0...5, using: &random)).map { _ in Int.random(in: 0...1, using: &random) }
      let from = Int.random(in: 0...20, using: &random)
      let plain = (0...20).first {
        $0 >= from && $0 + part.count <= whole.count && Array(whole[$0..<$0 + part.count]) == part
      }
      #expect(TextSearch.first(of: part, in: whole, from: from) == plain)
    }
  }
}

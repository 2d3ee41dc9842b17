import Foundation
import HTTP
import Testing

@Suite struct HTTPDateTests {
  @Test func `dates are those of the calendar`() {
    let format = DateFormatter()
    (format.locale, format.timeZone) = (Locale(identifier: "en_US_POSIX"), TimeZone(identifier: "UTC"))
    format.dateFormat = "'Date: 'EEE, dd MMM yyyy HH:mm:ss' GMT\r\n'"
    for seconds in [0, 784_111_777, 951_782_400, 1_709_164_799, 2_147_483_648, 4_107_542_400]
      + stride(from: 0, to: 6_000_000_000, by: 86_399_999)
    {
      let expected = format.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(String(decoding: HTTPDate.line(secondsSinceEpoch: seconds), as: UTF8.self) == expected)
    }
  }
}

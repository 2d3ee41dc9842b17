import Detection
import Testing

@Suite struct AlertTests {
  @Test func `an alert is one line, with numbers where the log has no ids`() {
    let alert = Alert(
      rule: "R5", key: [.text("u1"), .text("u\"2\n"), .number(17)],
      roles: [.init("viewer", "u1"), .init("viewed", "u\"2\n")],
      time: 1_768_694_400_000, events: [.number(3), .number(12)], reason: "51 times on 2026-01-18", pattern: "a-pattern"
    )
    let expected =
      #"{"rule":"R5","key":["u1","u\"2\n",17],"roles":{"viewer":"u1","viewed":"u\"2\n"},"ts":1768694400000,"#
      + #""events":[3,12],"reason":"51 times on 2026-01-18","catalogue":"a-pattern"}"# + "\n"
    #expect(String(decoding: alert.line, as: UTF8.self) == expected)
  }

  @Test func `ids of the log are texts`() {
    let alert = Alert(
      rule: "a", key: [], roles: [], time: 0, events: [.text("e-7"), .text("12")], reason: "", pattern: "p")
    let expected = #"{"rule":"a","key":[],"roles":{},"ts":0,"events":["e-7","12"],"reason":"","catalogue":"p"}"# + "\n"
    #expect(String(decoding: alert.line, as: UTF8.self) == expected)
  }
}

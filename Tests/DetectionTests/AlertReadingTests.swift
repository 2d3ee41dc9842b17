import Detection
import DetectionTestKit
import Testing

@Suite struct AlertReadingTests {
  private let alert = Alert(
    rule: "R5", key: [.text("a\"b\u{202E}"), .number(-3)],
    roles: [.init("viewer", "a\"b\u{202E}"), .init("viewed", "ü")],
    time: EventText.start, events: [.number(1), .text("x-2")], reason: "a line\nand another", pattern: "p")

  @Test func `what line writes is read back`() throws {
    #expect(try Alert(line: alert.line) == alert)
  }

  @Test func `members that an alert does not have are left alone`() throws {
    let text = String(decoding: alert.line, as: UTF8.self).replacing("{\"rule\"", with: "{\"shadow\":true,\"rule\"")
    #expect(try Alert(line: Array(text.utf8)) == alert)
  }

  @Test(arguments: [
    ("", Alert.ReadingError.notJSON), ("[]", .notAnObject), ("{}", .missing("rule")),
    (#"{"rule":1}"#, .wrong("rule")), (#"{"rule":"r"}"#, .missing("key")), (#"{"rule":"r","key":"a"}"#, .wrong("key")),
    (#"{"rule":"r","key":[1.5]}"#, .wrong("key")), (#"{"rule":"r","key":[],"roles":[]}"#, .wrong("roles")),
    (#"{"rule":"r","key":[],"roles":{"a":1}}"#, .wrong("roles")),
    (#"{"rule":"r","key":[],"roles":{},"ts":-1}"#, .wrong("ts")),
    (#"{"rule":"r","key":[],"roles":{},"ts":1,"events":[]}"#, .wrong("events")),
    (#"{"rule":"r","key":[],"roles":{},"ts":1,"events":[null]}"#, .wrong("events")),
    (#"{"rule":"r","key":[],"roles":{},"ts":1,"events":[1],"reason":"r"}"#, .missing("catalogue")),
  ])
  func `what is no alert says why`(_ text: String, _ error: Alert.ReadingError) {
    #expect(throws: error) { try Alert(line: Array(text.utf8)) }
  }

  @Test func `every limit is held`() {
    func read(_ member: String) throws { _ = try Alert(line: Array("{\(member)}".utf8)) }
    let long = String(repeating: "x", count: 257)
    #expect(throws: Alert.ReadingError.wrong("key")) { try read("\"rule\":\"r\",\"key\":[\"\(long)\"]") }
    let many = [String](repeating: "1", count: 10).joined(separator: ",")
    #expect(throws: Alert.ReadingError.wrong("key")) { try read("\"rule\":\"r\",\"key\":[\(many)]") }
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: Alert.ReadingError.notJSON) { try read("\"rule\":\(deep)") }
    #expect(throws: Alert.ReadingError.tooLong) {
      try Alert(line: [UInt8](repeating: 32, count: Alert.lineBytesMax + 1))
    }
    let events = [String](repeating: "1", count: 80_003).joined(separator: ",")
    #expect(throws: Alert.ReadingError.wrong("events")) {
      try read("\"rule\":\"r\",\"key\":[],\"roles\":{},\"ts\":1,\"events\":[\(events)]")
    }
  }
}

import GroundTestKit
import JSON
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String, depthMax: Int = 128) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8), depthMax: depthMax)
  }

  @Test(
    arguments: [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)), ("0", .integer(0)), ("-0", .integer(0)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .decimal(9_223_372_036_854_775_808)),
      ("18446744073709551615", .decimal(18_446_744_073_709_551_616)),
      ("1.0", .decimal(1)), ("-0.0", .decimal(-0.0)), ("1e3", .decimal(1000)), ("0.1", .decimal(0.1)),
      ("5e-324", .decimal(.leastNonzeroMagnitude)), ("1.7976931348623157e308", .decimal(.greatestFiniteMagnitude)),
      ("\"\"", .string("")), ("\"größe\"", .string("größe")), ("\"a\\u0000b\"", .string("a\0b")),
      ("\"\\ud83d\\ude42\"", .string("🙂")), ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", .string("\"\\/\u{8}\u{C}\n\r\t")),
      ("[]", .array([])), ("{}", .object([])), (" [ 1 , \"a\" ] \n", .array([.integer(1), .string("a")])),
      ("[[],[[]]]", .array([.array([]), .array([.array([])])])),
    ] as [(String, JSONValue)])
  func `each kind of value`(_ text: String, _ expected: JSONValue) throws {
    #expect(try parse(text) == expected)
  }

  @Test func `members keep their order, and equal names stay`() throws {
    let value = try parse("{\"b\": 1, \"a\": {\"c\": []}, \"b\": null}")
    #expect(
      value == .object([.init("b", .integer(1)), .init("a", .object([.init("c", .array([]))])), .init("b", .null)]))
  }

  @Test(arguments: [
    "", " ", "nul", "tru", "[", "]", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "'a'", "\"a", "\"\\x\"",
    "\"\\ud800\"",
    "\"a\nb\"", "01", "1.", ".5", "+1", "0x1", "NaN", "Infinity", "[1] 2", "1 2", "// x\n1", "1e999", "\"\t\"", "[1 2]",
  ])
  func `what is not JSON is refused with a reason`(_ text: String) {
    #expect {
      try parse(text)
    } throws: { error in
      (error as? JSONError)?.reason.isEmpty == false
    }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF, 0xFE], [0x31, 0x00],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
  }

  @Test func `a reason is simdjson's own`() {
    #expect(throws: JSONError.self) { try parse("") }
    do throws(JSONError) {
      _ = try JSONParser.parse([])
    } catch {
      #expect(error.reason == "Empty: no JSON found")
    }
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func `as deep as allowed is read, one deeper is not`(_ opening: String, _ closing: String) throws {
    func text(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    var value = try parse(text(9), depthMax: 10)
    var depth = 0
    while let inner = value.array?.first ?? value.members?.first?.value { (value, depth) = (inner, depth + 1) }
    #expect(depth == 9)
    #expect(throws: JSONError.self) { try parse(text(10), depthMax: 10) }
    #expect(throws: Never.self) { try JSONParser.parse(Array(text(127).utf8)) }
    #expect(throws: JSONError.self) { try JSONParser.parse(Array(text(128).utf8)) }
    #expect(throws: JSONError.self) { try parse(text(1_000_000)) }
    #expect(throws: JSONError.self) { try parse(String(repeating: opening, count: 1_000_000)) }
  }

  @Test func `a long list is read whole`() throws {
    let numbers = (0..<100_000).map { "\($0)" }.joined(separator: ",")
    let items = try #require(try parse("[\(numbers)]").array)
    #expect(items.count == 100_000)
    #expect(items.last == .integer(99_999))
  }

  @Test func `random bytes are read or refused`() {
    var random = SeededRandom(seed: 7)
    let pieces = [
      "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u12", "1", "-", ".", "e", "true", "null", " ", "\n", "é", "\0",
      "\"a\":",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
        .joined()
      guard let value = try? parse(text) else { continue }
      #expect(throws: Never.self, "\(text)") { try JSONParser.parse(JSONWriter.write(value)) }
    }
  }
}

/// nst/JSONTestSuite: y_ must be read, n_ must be refused, i_ may be either.
@Suite(.enabled(if: SharedData.has("json-parsing/test_parsing"), "the JSON test suite is absent"))
struct JSONTestSuiteTests {
  private static let folder = "json-parsing/test_parsing"
  private static let names = SharedData.names(in: folder)

  private func parse(_ name: String) throws -> JSONValue {
    try JSONParser.parse(SharedData.bytes("\(Self.folder)/\(name)"))
  }

  @Test(arguments: names.filter { $0.hasPrefix("y_") })
  func `JSON is read, and read again as it is written`(_ name: String) throws {
    let value = try parse(name)
    #expect(try JSONParser.parse(JSONWriter.write(value)) == value)
  }

  @Test(arguments: names.filter { $0.hasPrefix("n_") })
  func `what is not JSON is refused`(_ name: String) {
    #expect(throws: JSONError.self) { try parse(name) }
  }

  @Test(arguments: names.filter { $0.hasPrefix("i_") })
  func `what the standard leaves open ends in a value or an error`(_ name: String) throws {
    let bytes = try SharedData.bytes("\(Self.folder)/\(name)")
    do throws(JSONError) {
      _ = try JSONParser.parse(bytes)
    } catch {
      #expect(!error.reason.isEmpty)
    }
  }

  @Test func `the suite is whole`() {
    #expect(Self.names.filter { $0.hasPrefix("y_") }.count == 95)
    #expect(Self.names.filter { $0.hasPrefix("n_") }.count == 188)
    #expect(Self.names.filter { $0.hasPrefix("i_") }.count == 35)
  }
}

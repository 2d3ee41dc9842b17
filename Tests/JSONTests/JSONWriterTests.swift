import Foundation
import GroundTestKit
import JSON
import Testing

@Suite struct JSONWriterTests {
  private func write(_ value: JSONValue) -> String { String(decoding: JSONWriter.write(value), as: UTF8.self) }

  @Test func `a value on one line has no space between its parts`() {
    let value: JSONValue = ["list": [1, ["a": "b c"], []], "empty": .object([])]
    let line = String(decoding: JSONWriter.line(value), as: UTF8.self)
    #expect(line == #"{"list":[1,{"a":"b c"},[]],"empty":{}}"# + "\n")
  }

  @Test func `every kind of value, indented`() {
    let value: JSONValue = [
      "null": .null, "yes": true, "no": false, "number": -12, "decimal": .decimal(0.5), "text": "größe",
      "empty": ["list": [], "object": .object([])], "list": [1, ["a": 2], [3]],
    ]
    #expect(
      write(value) == """
        {
          "null": null,
          "yes": true,
          "no": false,
          "number": -12,
          "decimal": 0.5,
          "text": "größe",
          "empty": {
            "list": [],
            "object": {}
          },
          "list": [
            1,
            {
              "a": 2
            },
            [
              3
            ]
          ]
        }

        """)
  }

  @Test(
    arguments: [
      (.integer(.max), "9223372036854775807"), (.integer(.min), "-9223372036854775808"), (.decimal(1), "1.0"),
      (.decimal(-0.0), "-0.0"), (.decimal(1e300), "1e+300"), (.decimal(.leastNonzeroMagnitude), "5e-324"),
      (.decimal(.infinity), "null"),
      (.decimal(-.infinity), "null"), (.decimal(.nan), "null"), (.string(""), "\"\""),
      (.string("\"\\/"), "\"\\\"\\\\/\""),
      (.string("\n\r\t\u{8}\u{C}"), "\"\\n\\u000d\\u0009\\u0008\\u000c\""),
      (.string("\0\u{1F}\u{7F}"), "\"\\u0000\\u001f\\u007f\""),
      (.string("é名🙂"), "\"é名🙂\""), (.string("</script>"), "\"</script>\""),
      (.object([.init("\"\n", .null)]), "{\n  \"\\\"\\n\": null\n}"),
    ] as [(JSONValue, String)])
  func `numbers and escapes`(_ value: JSONValue, _ expected: String) {
    #expect(write(value) == expected + "\n")
  }

  @Test func `every control character is escaped`() throws {
    for code in UInt8(0)..<0x20 {
      let text = String(UnicodeScalar(code))
      let bytes = JSONWriter.write(.string(text))
      #expect(bytes.dropLast().allSatisfy { $0 >= 0x20 })
      #expect(try JSONParser.parse(bytes) == .string(text))
    }
  }

  @Test func `random values come back as they were written`() throws {
    var random = SeededRandom(seed: 8)
    for _ in 0..<2000 {
      let value = value(depth: 4, using: &random)
      let bytes = JSONWriter.write(value)
      let again = try JSONParser.parse(bytes)
      guard again == value, JSONWriter.write(again) == bytes else {
        Issue.record("\(value)")
        return
      }
    }
  }

  @Test func `Foundation reads the same as was written`() throws {
    var random = SeededRandom(seed: 9)
    for _ in 0..<300 {
      let value = value(depth: 3, using: &random)
      let data = Data(JSONWriter.write(value))
      let object = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
      #expect(agrees(value, object), "\(value)")
    }
  }

  private func agrees(_ value: JSONValue, _ object: Any) -> Bool {
    switch value {
    case .null: object is NSNull
    case .bool(let flag): object as? Bool == flag
    case .integer(let number): (object as? NSNumber)?.int64Value == number
    // Foundation reads decimals of 16 digits by way of its own Decimal, and loses the last bit of some.
    case .decimal(let number):
      (object as? NSNumber).map { abs($0.doubleValue - number) <= abs(number) * 1e-15 } ?? false
    case .string(let text): object as? String == text
    case .array(let items):
      (object as? [Any]).map { $0.count == items.count && zip(items, $0).allSatisfy(agrees) } ?? false
    case .object(let members):
      (object as? [String: Any]).map { found in
        found.count == members.count && members.allSatisfy { agrees($0.value, found[$0.name] ?? "absent") }
      } ?? false
    }
  }

  private func value(depth: Int, using random: inout SeededRandom) -> JSONValue {
    switch Int.random(in: 0...(depth == 0 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64(bitPattern: random.next() >> UInt64.random(in: 0...63, using: &random)))
    case 3:
      let number = Double(bitPattern: random.next())
      return .decimal(number.isFinite ? number : 0.25)
    case 4: return .string(text(using: &random))
    case 5:
      return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, using: &random) })
    default:
      // Names are unique, so that Foundation's dictionaries can hold them.
      return .object(
        (0..<Int.random(in: 0...4, using: &random)).map { index in
          .init("\(index)\(text(using: &random))", value(depth: depth - 1, using: &random))
        })
    }
  }

  private func text(using random: inout SeededRandom) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let top: UInt32 = [0x7F, 0x2FF, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x7F
      scalars.append(Unicode.Scalar(UInt32.random(in: 0...top, using: &random)) ?? "x")
    }
    return String(scalars)
  }

  @Test(.enabled(if: !SharedData.naughtyStrings.isEmpty, "the Big List of Naughty Strings is absent"))
  func `naughty strings come back as they were written`() throws {
    let names = SharedData.naughtyStrings.map { JSONValue.Member($0, .string($0)) }
    let again = try #require(try JSONParser.parse(JSONWriter.write(.object(names))).members)
    #expect(again.count > 500)
    // Bytes, since Swift's == takes different spellings of a letter for equal.
    #expect(again.map { Array($0.name.utf8) } == SharedData.naughtyStrings.map { Array($0.utf8) })
    #expect(again.map { Array(($0.value.string ?? "").utf8) } == SharedData.naughtyStrings.map { Array($0.utf8) })
  }
}

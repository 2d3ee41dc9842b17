import Foundation
import Product
import SourceText
import Testing
import YAML

@testable import Imports

@Suite struct ForeignTextTests {
  private func parse(_ text: String) -> YAMLNode? {
    var log = Diagnostics()
    return ForeignText.parse(SourceFile(name: "f", text: text), into: &log)
  }

  @Test(arguments: [
    (#"{"a": "\ud83d\ude00"}"#, "😀"), (#"{"a":"\uD83D\uDE00\uD83D\uDE00"}"#, "😀😀"),
    (#"{"a": "\udbff\udfff"}"#, "\u{10FFFF}"),
    (#"{"a": "\ud83d"}"#, "\u{FFFD}"), (#"{"a": "\ude00x"}"#, "\u{FFFD}x"),
    (#"{"a": "\ud83d\ud83d\ude00"}"#, "\u{FFFD}😀"),
    (#"{"a": "\\ud83d\\ude00"}"#, #"\ud83d\ude00"#), (#"{"a": "\\\ud83d\ude00"}"#, "\\😀"),
    (#"{"a": "\u00e9\/\n\t\""}"#, "é/\n\t\""),
    ("\u{FEFF}{\"a\": \"x\"}", "x"), ("{\n\t\"a\"\t:\t\"x\"\n}", "x"), (#"{"a":"b: c # d"}"#, "b: c # d"),
    ("{\"a\": \"x\u{7F}y\u{85}z\u{9F}\"}", "x y\u{A0}z\u{A0}"),
    ("{\"a\": \"x\u{2028}\u{2029}\u{FFFE}\u{FFFF}é¿\"}", "x\u{200A}\u{200A}\u{FFFD}\u{FFFD}é¿"),
    (#"a: '\ud83d\ude00'"#, #"\ud83d\ude00"#), ("a: x", "x"),
  ])
  func `JSON is read as JSON`(_ text: String, _ value: String) {
    #expect(parse(text)?.text(of: "a") == value)
  }

  @Test(arguments: [
    "{\"a\": \"\\", "{\"a\": \"\\u", "{\"a\": \"\\ud83d\\u\"}", "{\"a\": \"\\ud8\"}", "{", "{\"a\": \"\\u+12x\"}",
  ])
  func `an escape that breaks off is told`(_ text: String) {
    #expect(parse(text) == nil)
  }

  @Test func `marks that turn the direction around become blanks`() {
    for code in Array(0x2028...0x202E) + Array(0x2066...0x2069) {
      let mark = Unicode.Scalar(UInt32(code)).map { String(Character($0)) } ?? ""
      #expect(parse("{\"a\": \"b\(mark)c\"}")?["a"]?.asText == "b\u{200A}c")
    }
  }

  @Test(arguments: Hostile.texts)
  func `any text survives JSON`(_ text: String) {
    #expect(parse("{\"a\": [\(Hostile.json(text))]}")?["a"]?.asItems.first?.asText ?? "" == text)
  }

  private static let naughty = Imported.root.deletingLastPathComponent().appending(path: "shared/data/blns/blns.json")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: naughty.path()), "shared/data/blns is not here"))
  func `the big list of naughty strings makes a model`() throws {
    let list = try String(contentsOf: Self.naughty, encoding: .utf8)
    let strings = parse("{\"list\": \(list)}")?["list"]?.asItems.compactMap { $0.asText } ?? []
    #expect(strings.count > 400)
    let components = strings.enumerated().map {
      "{\"id\": \($0), \"name\": \(Hostile.json($1)), \"type\": \(Hostile.json("camera \($1)"))}"
    }
    let text = "{\"otmVersion\": \"0.2.0\", \"components\": [\(components.joined(separator: ","))]}"
    let product = try Imported.otm(text).product()
    #expect(product.features.count == min(500, strings.count))
    // YAML ends a key after 1024 characters.
    let openAPI = strings.filter { $0.utf16.count < 150 }.map {
      "\(Hostile.json("/" + $0)): {\"get\": {\"tags\": [\(Hostile.json($0))], \"summary\": \(Hostile.json($0))}}"
    }
    _ = try Imported.openAPI("{\"openapi\": \"3.1.0\", \"paths\": {\(Set(openAPI).sorted().joined(separator: ","))}}")
      .product()
  }
}

import SourceText
import Testing
import YAML

@testable import Imports

@Suite struct ModelTextTests {
  @Test(arguments: [
    ("a\nb", "a b"), ("  a \t\r\n b  ", "a b"), ("a\u{2028}b", "a b"), ("a\u{0}b", "a b"), ("", ""), ("\n", ""),
    ("abcdefghij", "abcdefgh…"), ("abcdefgh", "abcdefgh"), ("abcdefg hi", "abcdefg…"),
  ])
  func `a name takes one line`(_ text: String, _ line: String) {
    #expect(ModelText.oneLine(text, scalarsMax: 8) == line)
  }

  @Test(arguments: [
    ("Live map", "Live map"), ("live-map", "live-map"), ("v1.2", "v1.2"), ("4.2", "\"4.2\""), ("a: b", "\"a: b\""),
    ("null", "\"null\""), ("No", "\"No\""), ("", "\"\""), ("say \"hi\" \\", "\"say \\\"hi\\\" \\\\\""),
    ("größe", "\"größe\""), ("\u{202E}x", "\"\\U0000202ex\""), ("a\nb", "\"a\\U0000000ab\""),
  ])
  func `quotes where something else could be read`(_ text: String, _ scalar: String) {
    #expect(ModelText.scalar(text) == scalar)
  }

  @Test(arguments: Hostile.texts)
  func `a value is read back as it was`(_ text: String) throws {
    var log = Diagnostics()
    let file = SourceFile(name: "f", text: "key: \(ModelText.scalar(text))\nnext: 1\n")
    let node = try #require(YAMLParser.parse(file, into: &log), "\(log.entries)")
    #expect(node.text(of: "key") ?? "" == text)
    #expect(node.text(of: "next") == "1")
  }

  @Test(arguments: Hostile.texts)
  func `a comment ends where we end it`(_ text: String) throws {
    var log = Diagnostics()
    let file = SourceFile(name: "f", text: "a: 1  \(ModelText.comment(text))\nb: 2\n")
    let node = try #require(YAMLParser.parse(file, into: &log), "\(log.entries)")
    #expect(node.asEntries.map(\.key) == ["a", "b"])
    #expect(node.text(of: "a") == "1")
  }

  @Test(arguments: [
    ("Live map", "live-map"), ("LiveMap", "live-map"), ("", "none"), ("位置", "none"), ("größe", "gr-e"),
    ("../../x", "x"),
  ])
  func `an id is made of plain characters`(_ text: String, _ id: String) {
    #expect(ModelText.id(text, otherwise: "none") == id)
  }

  @Test(arguments: Hostile.texts)
  func `an id is always one`(_ text: String) {
    let id = ModelText.id(text, otherwise: "none")
    #expect((1...60).contains(id.utf8.count))
    #expect(id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
  }
}

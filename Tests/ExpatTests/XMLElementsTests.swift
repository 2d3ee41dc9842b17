import Testing

@testable import Expat

@Suite struct XMLElementsTests {
  /// Each start tag with its attributes in the order of their names.
  private func elements(_ bytes: [UInt8]) throws(XMLError) -> [String] {
    var found: [String] = []
    try XMLElements.visit(bytes) { name, attributes in
      let sorted = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      found.append(([name] + sorted).joined(separator: " "))
    }
    return found
  }

  private func elements(_ text: String) throws(XMLError) -> [String] { try elements(Array(text.utf8)) }

  private func error(_ text: String) -> XMLError? {
    do throws(XMLError) {
      _ = try elements(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `elements come in order with their attributes`() throws {
    #expect(
      try elements(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- <hidden/> -->
        <testsuite name="größe" tests='2'>
          <testcase name="a &lt; b &amp; &quot;c&quot; &#x1F642;" classname=""/>
          <![CDATA[<data/>]]>
          <x:skipped xmlns:x="urn:x">text</x:skipped>
        </testsuite>
        """) == [
          "testsuite name=größe tests=2", "testcase classname= name=a < b & \"c\" 🙂", "x:skipped xmlns:x=urn:x",
        ])
  }

  @Test func `a byte order mark and Windows line ends are read over`() throws {
    #expect(try elements("\u{FEFF}<a>\r\n<b c='d\r\ne'/>\r\n</a>\r\n") == ["a", "b c=d e"])
  }

  @Test(arguments: [
    ("", XMLError(line: 1, reason: "no element found")),
    ("<a>\n<b>\n</a>", .init(line: 3, reason: "mismatched tag")),
    ("<a>\n<b/>\n", .init(line: 3, reason: "no element found")),
    ("<a/>\n<b/>", .init(line: 2, reason: "junk after document element")),
    ("text", .init(line: 1, reason: "syntax error")),
    ("<a>\n&b;</a>", .init(line: 2, reason: "undefined entity")),
    ("<a b='1'\nb='2'/>", .init(line: 2, reason: "duplicate attribute")),
    ("<a>\n\n<b c=d/></a>", .init(line: 3, reason: "not well-formed (invalid token)")),
    ("<a>\0</a>", .init(line: 1, reason: "not well-formed (invalid token)")),
    ("{\"a\": 1}", .init(line: 1, reason: "not well-formed (invalid token)")),
  ])
  func `what is not XML is told with its line`(_ text: String, _ expected: XMLError) {
    #expect(error(text) == expected)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: XMLError(line: 2, reason: "not well-formed (invalid token)")) {
      try elements(Array("<a>\n".utf8) + [0xFF] + Array("</a>".utf8))
    }
  }

  @Test func `elements before a mistake have been visited`() {
    var names: [String] = []
    #expect(throws: XMLError.self) {
      try XMLElements.visit(Array("<a><b/></c>".utf8)) { name, _ in names.append(name) }
    }
    #expect(names == ["a", "b"])
  }

  private func bomb(_ use: String) -> String {
    var text = "<!DOCTYPE a [\n<!ENTITY e0 \"0123456789\">\n"
    for level in 1...9 {
      text += "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">\n"
    }
    return text + "]>\n" + use
  }

  @Test(arguments: ["<a>&e9;</a>", "<a b=\"&e9;\"/>"])
  func `ten thousand million characters from two thousand are refused`(_ use: String) {
    #expect(error(bomb(use))?.reason == "limit on input amplification factor (from DTD and entities) breached")
  }

  @Test func `a long chain of entities is read`() throws {
    let chain = (1...20_000).map { "<!ENTITY e\($0) \"&e\($0 - 1);\">" }.joined()
    let text = "<!DOCTYPE a [<!ENTITY e0 \"x\">\(chain)]><a b=\"&e20000;\">&e20000;</a>"
    #expect(try elements(text) == ["a b=x"])
  }

  @Test func `files and addresses that a text names are not read`() throws {
    let text = """
      <!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd" [
        <!ENTITY % p SYSTEM "file:///etc/passwd"> %p;
        <!ENTITY x SYSTEM "file:///etc/passwd">
      ]>
      <a><b/>&x;</a>
      """
    #expect(try elements(text) == ["a", "b"])
    #expect(
      error("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a b=\"&x;\"/>")?.reason
        == "reference to external entity in attribute")
  }

  @Test func `a hundred thousand levels cost no program stack`() throws {
    let count = 100_000
    let text = String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
    #expect(try elements(text).count == count)
  }
}

import GroundTestKit
import Testing

@testable import BagIt

@Suite struct BagPathTests {
  @Test(arguments: [
    ("", BagPath.Fault.empty), ("/etc/passwd", .absolute), ("~/x", .home), ("~root/x", .home), ("..", .upward),
    ("data/../x", .upward), ("data//x", .dotted), ("data/", .dotted), ("data/./x", .dotted), ("a\0b", .control),
    (String(repeating: "a", count: 256), .tooLong), (String(repeating: "aaaaaaa/", count: 129) + "a", .tooLong),
    (String(repeating: "a/", count: 32) + "a", .tooDeep),
  ])
  func `what leads elsewhere is no path of a bag`(text: String, fault: BagPath.Fault) {
    #expect(throws: fault) { try BagPath(text) }
    #expect(!fault.message.isEmpty && !fault.message.hasSuffix("."))
  }

  @Test(arguments: ["data/a", "data/..a", "a b", "-rf", "data/~x", "C:\\x", "data/\u{202E}x", "é", "%2e%2e/x"])
  func `odd names are names`(text: String) throws {
    #expect(try BagPath(text).text == text)
  }

  @Test func `the same letter in two forms is two paths and one file elsewhere`() throws {
    let (one, other) = try (BagPath("data/\u{E9}"), BagPath("data/e\u{301}"))
    #expect(one != other && one.text == other.text && one.folded == other.folded)
    #expect(Set([one, other]).count == 2 && (one < other) != (other < one))
    #expect(try BagPath("data/A").folded == BagPath("data/a").folded)
  }

  @Test func `naughty names are taken or refused, never anything else`() {
    for text in SharedData.naughtyStrings { _ = try? BagPath(text) }
  }
}

import Foundation
import GroundTestKit
import Sodium
import Testing

@testable import HTTP

@Suite struct FormTests {
  private func form(_ text: String, fieldsMax: Int = 100) throws -> Form {
    var bytes = Array(text.utf8)
    return try Form(encoded: &bytes, fieldsMax: fieldsMax)
  }

  @Test func `fields are decoded once`() throws {
    let form = try form("a=1+2&b=%C3%A9%26&a=&c&=d&&e==")
    #expect(form.names == ["a", "b", "a", "c", "", "e"])
    #expect(form.texts("a") == ["1 2", ""] && form.text("b") == "é&" && form.text("c") == "" && form.text("e") == "=")
    #expect(form.text("missing") == nil)
  }

  @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%00", "a=%ff", "a=%c0%ae", "%ed%a0%80=a", "a=\u{0}"])
  func `what is not UTF-8 in its one form is refused`(_ text: String) {
    #expect(throws: Refusal.form) { try form(text) }
  }

  @Test func `fields are counted`() {
    #expect(throws: Never.self) { try form("a&b&c", fieldsMax: 3) }
    #expect(throws: Refusal.tooManyFields) { try form("a&b&c&d", fieldsMax: 3) }
    #expect(throws: Refusal.tooManyFields) { try form(String(repeating: "&a", count: 100_000)) }
  }

  @Test func `a field that was taken is gone`() throws {
    let form = try form("word=abc&word=def&other=x")
    #expect(form.take("word") == Array("abc".utf8))
    #expect(form.text("word") == "def" && form.text("other") == "x")
    #expect(form.take("word") == Array("def".utf8) && form.take("word") == nil)
  }

  @Test func `nothing of a body stays in memory`() throws {
    // Written as its complement, so that the test does not find itself.
    let inverted = (0..<24).map { ~UInt8(ascii: "k") &- UInt8($0 % 7) }
    func handle() throws {
      var body: [UInt8] = []
      body.reserveCapacity(64)
      body += "field=".utf8
      for byte in inverted { body.append(~byte) }
      let receiver = WholeBody(limit: 1_000) { bytes throws(Refusal) in
        let form = try Form(encoded: &bytes, fieldsMax: 10)
        guard var value = form.take("field") else { throw .form }
        defer { Libsodium.wipe(&value) }
        return .text(value.count == 24 ? "yes" : "no")
      }
      try receiver.receive(body)
      Libsodium.wipe(&body)
      _ = try receiver.finish()
    }
    try handle()
    #expect(try MemoryScan.copies(ofComplement: inverted) == 0)
  }

  @Test func `Python reads the same fields`() throws {
    var random = SeededRandom(seed: 4)
    let letters = Array("ab&=+%41%c3%a9 ;é&&==%26")
    let texts = (0..<300).map { _ in
      String((0..<Int.random(in: 0..<30, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
    }
    let program = """
      import sys, json, urllib.parse
      out = []
      for text in json.load(open(sys.argv[1])):
        try: out.append([list(p) for p in urllib.parse.parse_qsl(text, keep_blank_values=True, errors='strict')])
        except UnicodeDecodeError: out.append(None)
      print(json.dumps(out))
      """
    let folder = TemporaryFolder()
    try JSONEncoder().encode(texts).write(to: folder.url.appending(path: "texts"))
    let run = try ProcessRun(URL(filePath: "/usr/bin/python3"), ["-c", program, folder.path("texts")])
    let theirs = try JSONDecoder().decode([[[String]]?].self, from: Data(run.out.utf8))
    var same = 0
    for (text, theirs) in zip(texts, theirs) {
      // Python keeps a percent sign that encodes nothing, as it stands; here it is refused.
      guard let form = try? form(text) else { continue }
      #expect(form.names == theirs?.map { $0[0] }, "\(text)")
      for (name, value) in (theirs ?? []).map({ ($0[0], $0[1]) }) {
        #expect(form.texts(name).contains(value), "\(text)")
      }
      same += 1
    }
    #expect(same > 50)
  }
}

import Foundation
import GroundTestKit
import Testing

@testable import HTTP

@Suite struct MultipartReaderTests {
  /// What a reader tells, as lines; the last is the refusal where there is one.
  private func told(_ bytes: [UInt8], boundary: String = "XX", pieces: Int = .max, limits: Limits = Limits())
    -> [String]
  {
    var reader = MultipartReader(boundary: Array(boundary.utf8), limits: limits)
    var lines: [String] = []
    var body: [UInt8] = []
    do throws(Refusal) {
      var place = 0
      while place < bytes.count {
        let end = min(bytes.count, place + min(pieces, bytes.count))
        try reader.read(bytes[place..<end]) { event throws(Refusal) in
          switch event {
          case .part(let head): lines.append("part \(head.name) \(head.fileName ?? "-") \(head.type ?? "-")")
          case .bytes(let bytes): body += bytes
          case .partEnd:
            lines.append(String(decoding: body, as: UTF8.self))
            body = []
          }
        }
        place = end
      }
    } catch {
      return lines + [error.rawValue]
    }
    return lines + (reader.isWhole ? [] : ["not whole"])
  }

  private func told(_ text: String, boundary: String = "XX", pieces: Int = .max) -> [String] {
    told(Array(text.utf8), boundary: boundary, pieces: pieces)
  }

  private static let field = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"

  @Test func `parts are told while they come`() {
    let text =
      Self.field + "1\r\n--X\r\n-\r\n--XY\r\n--XX\r\nContent-Type: image/png\r\n"
      + "content-disposition: form-data; name=\"f\"; filename=\"a%22b\\é.png\"\r\nX: y\r\n\r\n\r\n\r\n--XX--\r\n"
    let expected = ["part a - -", "1\r\n--X\r\n-\r\n--XY", "part f a\"b\\é.png image/png", "\r\n"]
    for pieces in 1...text.utf8.count { #expect(told(text, pieces: pieces) == expected, "\(pieces)") }
  }

  @Test func `a boundary is a boundary only when it is whole`() {
    let text = Self.field + "x\r\n--X\r\r\n--\r\n-- XX\r\n--XX--"
    for pieces in 1...text.utf8.count {
      #expect(told(text, pieces: pieces) == ["part a - -", "x\r\n--X\r\r\n--\r\n-- XX"])
    }
    #expect(told(Self.field + "\r\n--XX--") == ["part a - -", ""])
  }

  @Test(arguments: [
    "", "--XX--\r\n", "preamble\r\n--XX\r\n", "--XX\n", "--XXY\r\n", "--XX\r\n\r\nx\r\n--XX--",
    "--XX\r\nA: b\r\n\r\nx\r\n--XX--",
    "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
    "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''x\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=\"a\" x\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n",
    "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n",
    "--XX\r\nContent-Disposition : form-data; name=\"a\"\r\n\r\n",
    field + "x\r\n--XX--\r\nepilogue", field + "x\r\n--XX--x", field + "x\r\n--XX \r\n",
  ])
  func `what is written differently is refused`(_ text: String) {
    for pieces in [1, 7, 10_000] {
      let last = told(text, pieces: pieces).last
      #expect(last == "multipart" || last == "not whole", "\(pieces)")
    }
  }

  @Test func `parts and their heads are limited`() {
    var limits = Limits()
    (limits.parts, limits.partHeadBytes) = (2, 100)
    let part = "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX"
    #expect(told(Array("--XX\(part)\(part)--".utf8), limits: limits).last == "x")
    #expect(told(Array("--XX\(part)\(part)\(part)--".utf8), limits: limits).last == "too-many-parts")
    let long = "--XX\r\nContent-Disposition: form-data; name=\"\(String(repeating: "a", count: 100))"
    #expect(told(Array(long.utf8), limits: limits) == ["multipart"])
    #expect(told(Array(long.utf8), pieces: 1, limits: limits) == ["multipart"])
  }

  @Test func `a large part is never held`() throws {
    var reader = MultipartReader(boundary: Array("XX".utf8), limits: Limits())
    var (received, longest) = (0, 0)
    try reader.read(Array("--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n".utf8)[...]) {
      _ in
    }
    let piece = [UInt8](repeating: 13, count: 65_536)
    for _ in 0..<8 {
      try reader.read(piece[...]) { event throws(Refusal) in
        if case .bytes(let bytes) = event { (received, longest) = (received + bytes.count, max(longest, bytes.count)) }
      }
    }
    #expect(received >= 8 * 65_536 - 8 && longest <= 65_536 + 8)
  }

  @Test func `Python reads the same parts`() throws {
    var random = SeededRandom(seed: 12)
    let pieces = ["a", "\r\n", "--", "XX", "\r", "\n", "é", "%", "--X", "\u{0}"]
    let values = (0..<60).map { _ in
      (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    .filter { !"\r\n\($0)".contains("\r\n--XX") }
    let text =
      values.enumerated().map { "--XX\r\nContent-Disposition: form-data; name=\"n\($0)\"\r\n\r\n\($1)\r\n" }.joined()
      + "--XX--\r\n"
    let program = """
      import sys, json, email, email.policy
      body = open(sys.argv[1], 'rb').read()
      message = email.message_from_bytes(b'Content-Type: multipart/form-data; boundary=XX\\r\\n\\r\\n' + body, policy=email.policy.HTTP)
      print(json.dumps([[p.get_param('name', header='content-disposition'), p.get_payload(decode=True).decode('utf-8')] for p in message.iter_parts()]))
      """
    let folder = TemporaryFolder()
    try Data(text.utf8).write(to: folder.url.appending(path: "body"))
    let run = try ProcessRun(URL(filePath: "/usr/bin/python3"), ["-c", program, folder.path("body")])
    let theirs = try JSONDecoder().decode([[String]].self, from: Data(run.out.utf8))
    let ours = told(text)
    #expect(ours.count == 2 * values.count && theirs.count == values.count)
    for (place, part) in theirs.enumerated() where 2 * place + 1 < ours.count {
      #expect(ours[2 * place] == "part \(part[0]) - -")
      // Python's parser takes every kind of line end for one and the same, so only what has none is compared.
      if !values[place].contains(where: \.isNewline) { #expect(ours[2 * place + 1] == part[1]) }
      #expect(ours[2 * place + 1] == values[place])
    }
  }
}

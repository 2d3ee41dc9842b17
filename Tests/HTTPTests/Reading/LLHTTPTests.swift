import Foundation
import GroundTestKit
import HTTP
import Testing

/// llhttp's own cases, each judged: what it takes in its strict mode, we take or refuse on purpose; what it refuses, we
/// refuse.
@Suite(.enabled(if: SharedData.has("llhttp/request"), "llhttp's cases are absent"))
struct LLHTTPTests {
  struct Case: CustomStringConvertible {
    let file: String
    let title: String
    let bytes: [UInt8]
    let log: String

    var description: String { "\(file): \(title)" }
    var isRefusedByThem: Bool { log.contains("error code=") && !log.contains("code=21") && !log.contains("code=22") }
    var isWholeForThem: Bool { !isRefusedByThem && log.contains("message complete") }
  }

  /// Refusals of what llhttp takes, with the reason why we are stricter.
  private static let stricter: [Refusal: String] = [
    .host: "a host is required, in HTTP/1.0 too, and holds no more than a host and a port",
    .method: "methods that no site of ours has",
    .target: "absolute, authority and star forms: no proxy in front of us sends them",
    .path: "one spelling of each path",
    .version: "HTTP/0.9 and versions above 1.1",
    .chunk: "no extensions and no trailers",
    .transferEncoding: "chunked alone, and never in HTTP/1.0",
    .bodyNotAllowed: "no body behind GET and HEAD",
    .contentLength: "one field, with digits alone",
    .requestLine: "no empty lines before a request, no other protocols",
    .controlCharacter: "no control characters in a head but tabs",
    .expectation: "a client that waits for 100 Continue is told to send at once",
    .repeatedField: "fields that decide something come once",
    .foldedLine: "no folded lines",
    .fieldName: "names are tokens",
    .bareCarriageReturn: "lines end in CR LF",
    .bareLineFeed: "lines end in CR LF",
    .lengthAndEncoding: "never both",
  ]

  static func cases() throws -> [Case] {
    var cases: [Case] = []
    for name in SharedData.names(in: "llhttp/request") {
      var (title, meta, block, http, log) = ("", "", "", [String](), [String]())
      for line in try String(contentsOf: SharedData.url("llhttp/request/\(name)"), encoding: .utf8).components(
        separatedBy: "\n")
      {
        if line.hasPrefix("```") {
          if line == "```" && block == "log" && (meta.contains("\"request\"") || meta.contains("request-finish")) {
            cases.append(Case(file: name, title: title, bytes: bytes(http), log: log.joined(separator: "\n")))
          }
          if line == "```http" { (http, log) = ([], []) }
          block = line == "```" ? "" : String(line.dropFirst(3))
        } else if block == "http" {
          http.append(line)
        } else if block == "log" {
          log.append(line)
        } else if line.hasPrefix("#") {
          title = line
        } else if line.contains("meta=") {
          meta = line
        }
      }
    }
    return cases
  }

  /// Their notation: lines end in CR LF, but for a backslash at the end of one; `\r`, `\n`, `\t`, `\f` and `\xNN` are bytes.
  private static func bytes(_ lines: [String]) -> [UInt8] {
    var text = lines.joined(separator: "\n").replacingOccurrences(of: "\\\n", with: "")
    text = text.replacingOccurrences(of: "\n", with: "\r\n")
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    let escapes: [UInt8: UInt8] = [0x72: 13, 0x6E: 10, 0x74: 9, 0x66: 12]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = rest.first, let real = escapes[next] {
        rest = rest.dropFirst()
        bytes.append(real)
      } else if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        rest = rest.dropFirst(3)
        bytes.append(value)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The cases name no host; ours need one, so it is put behind the first line.
  private static func withHost(_ bytes: [UInt8]) -> [UInt8] {
    guard !String(decoding: bytes, as: UTF8.self).lowercased().contains("\nhost:"),
      let end = bytes.firstIndex(of: 10), end > 0, bytes[end - 1] == 13
    else { return bytes }
    return Array(bytes[...end]) + Array("Host: a.example\r\n".utf8) + Array(bytes[(end + 1)...])
  }

  @Test func `what llhttp refuses, we refuse`() throws {
    let cases = try Self.cases()
    #expect(cases.count > 100)
    var judged = 0
    for each in cases where each.isRefusedByThem {
      let lines = story(Self.withHost(each.bytes))
      let last = lines.last ?? ""
      #expect(Refusal(rawValue: last) != nil || last == "needs more", "\(each): \(lines)")
      judged += 1
    }
    #expect(judged > 40)
  }

  @Test func `what llhttp takes, we take or say why not`() throws {
    var (taken, refused) = (0, 0)
    for each in try Self.cases() where each.isWholeForThem {
      let last = story(Self.withHost(each.bytes)).last ?? ""
      if let refusal = Refusal(rawValue: last) {
        #expect(Self.stricter[refusal] != nil, "\(each): \(last)")
        refused += 1
      } else {
        taken += 1
      }
    }
    print("llhttp: \(taken) taken, \(refused) refused on purpose")
    #expect(taken > 20)
  }
}

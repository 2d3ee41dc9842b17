import GroundTestKit
import HTTP
import Testing

@Suite struct RequestReaderTests {
  private static let whole =
    post("/f", "a=1") + get("/x?y=z", "A: b")
    + "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab\r\nc\r\n001\r\n!\r\n0\r\n\r\n"
    + get("/")

  @Test func `how bytes are cut into pieces changes nothing`() {
    let expected = ["POST /f", "end a=1", "GET /x", "end ", "POST /c", "end ab\r\nc!", "GET /", "end "]
    for pieces in 1...Self.whole.utf8.count { #expect(story(Self.whole, pieces: pieces) == expected) }
  }

  @Test func `nor for requests that were damaged`() {
    var random = SeededRandom(seed: 6)
    let bytes = Array(Self.whole.utf8)
    let marks: [UInt8] = Array("\r\n\0 \t:/%.,;0aF\u{FF}".utf8)
    for _ in 0..<4_000 {
      var damaged = bytes
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[place] = marks.randomElement(using: &random) ?? 0
        case 1: damaged.remove(at: place)
        default: damaged.insert(marks.randomElement(using: &random) ?? 0, at: place)
        }
      }
      let once = story(damaged)
      let cut = story(damaged, pieces: Int.random(in: 1..<9, using: &random))
      #expect(once == cut)
    }
  }

  @Test(arguments: [
    "5;a=b\r\nabcde\r\n0\r\n\r\n", "0x5\r\nabcde\r\n0\r\n\r\n", "5_0\r\n", "+5\r\n", "-1\r\n", " 5\r\nabcde\r\n",
    "5 \r\nabcde\r\n", "\r\n",
    "FFFFFFFFF\r\n", "123456789\r\n", "5\nabcde\r\n", "5\r\nabcdef\r\n", "5\r\nabcde\n0\r\n\r\n", "5\r\nabcde0\r\n\r\n",
    "5\r\nabcde\r\n0\r\nTrailer: x\r\n\r\n", "5\r\nabcde\r\n0\r\n\n", "g\r\n",
  ])
  func `chunks are written in one way`(_ body: String) {
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(story(head + body) == ["POST /", "chunk"])
    #expect(story(head + body, pieces: 1) == ["POST /", "chunk"])
  }

  @Test func `large bodies come in pieces`() throws {
    var reader = RequestReader(limits: Limits())
    let body = [UInt8](repeating: 7, count: 200_000)
    reader.add(Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n".utf8)[...])
    reader.add(body[...])
    _ = try reader.next()
    var sizes: [Int] = []
    while case .body(let piece) = try reader.next() { sizes.append(piece.count) }
    #expect(sizes == [65_536, 65_536, 65_536, 3_392])
  }
}

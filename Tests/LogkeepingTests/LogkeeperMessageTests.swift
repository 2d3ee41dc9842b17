import GroundTestKit
import Testing

@testable import Logkeeping

@Suite struct LogkeeperMessageTests {
  @Test func `requests and answers come back from their bytes`() {
    let leaf = [UInt8](repeating: 1, count: LogkeeperRequest.leafBytesMax)
    for request in [
      LogkeeperRequest.append([0]), .append(leaf), .proof(0), .proof(.max), .checkpoint, .growth(from: 9),
      .path(index: 3, size: .max),
    ] {
      #expect(LogkeeperRequest(request.bytes.dropFirst(4)) == request)
    }
    for answer in [LogkeeperAnswer.index(7), .text([]), .text([1]), .refused("no")] {
      #expect(LogkeeperAnswer(answer.bytes.dropFirst(4)) == answer)
    }
  }

  @Test func `what is no request is none`() {
    let long = [UInt8](repeating: 1, count: LogkeeperRequest.leafBytesMax + 1)
    for body in [
      [], Array("a".utf8), Array("a".utf8) + long, Array("p".utf8), Array("p1234567".utf8), Array("p123456789".utf8),
      [UInt8(ascii: "p"), 0x80, 0, 0, 0, 0, 0, 0, 0], Array("cx".utf8), Array("x".utf8), [0], Array("g1234567".utf8),
      Array("q123456789012345".utf8),
      [UInt8(ascii: "g"), 0x80, 0, 0, 0, 0, 0, 0, 0], Array("q12345678".utf8) + [0x80, 0, 0, 0, 0, 0, 0, 0],
    ] as [[UInt8]] {
      #expect(LogkeeperRequest(body[...]) == nil)
    }
  }

  @Test func `frames are taken whole, one by one`() {
    var bytes = LogkeeperRequest.checkpoint.bytes + LogkeeperRequest.proof(5).bytes + [0, 0]
    guard case .body([UInt8(ascii: "c")]) = Frame.take(from: &bytes, byteCountMax: 9) else {
      Issue.record("no first frame")
      return
    }
    guard case .body(let body) = Frame.take(from: &bytes, byteCountMax: 9) else {
      Issue.record("no second frame")
      return
    }
    #expect(LogkeeperRequest(body[...]) == .proof(5) && bytes == [0, 0])
    guard case .more = Frame.take(from: &bytes, byteCountMax: 9) else {
      Issue.record("two bytes are no frame")
      return
    }
    for count in [[0, 0, 0, 0], [0, 0, 0, 10], [0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
      var bytes = count
      guard case .tooLong = Frame.take(from: &bytes, byteCountMax: 9) else {
        Issue.record("\(count) is a frame")
        return
      }
    }
  }
}

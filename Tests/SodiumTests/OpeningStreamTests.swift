import GroundTestKit
import Testing

@testable import Sodium

@Suite struct OpeningStreamTests {
  private func open(_ sealed: [UInt8], key: borrowing Secret) throws -> [UInt8] {
    try SealingStreamTests.open(sealed, key: key)
  }

  @Test func `a file that was cut anywhere is refused`() throws {
    let key = try Secret.random(byteCount: 32)
    let short = try SealingStreamTests.seal([1, 2, 3], key: key)
    for count in 0..<short.count {
      #expect(throws: SodiumError.self, "cut to \(count)") { try open(Array(short.prefix(count)), key: key) }
    }
    let long = try SealingStreamTests.seal([UInt8](repeating: 5, count: 200_000), key: key)
    let header = FrameForm.headerByteCount
    for frames in 0...3 {
      for near in [-1, 0, 1] {
        let count = header + frames * FrameForm.sealedBytes + near
        guard count < long.count else { continue }
        #expect(throws: SodiumError.self, "cut to \(count)") { try open(Array(long.prefix(count)), key: key) }
      }
    }
  }

  @Test func `the end that is cut off at a frame is named`() throws {
    let key = try Secret.random(byteCount: 32)
    let long = try SealingStreamTests.seal([UInt8](repeating: 5, count: 200_000), key: key)
    #expect(throws: SodiumError.truncated) {
      try open(Array(long.prefix(FrameForm.headerByteCount + FrameForm.sealedBytes)), key: key)
    }
    #expect(throws: SodiumError.truncated) { try open([], key: key) }
    #expect(throws: SodiumError.truncated) { try open(Array(long.prefix(FrameForm.headerByteCount)), key: key) }
  }

  @Test func `something behind the end is refused`() throws {
    let key = try Secret.random(byteCount: 32)
    let sealed = try SealingStreamTests.seal([UInt8](repeating: 5, count: 70_000), key: key)
    for more in [[0], [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: 70_000), sealed] {
      #expect(throws: SodiumError.self) { try open(sealed + more, key: key) }
    }
  }

  @Test func `frames that were swapped, doubled or dropped are refused`() throws {
    let key = try Secret.random(byteCount: 32)
    let sealed = try SealingStreamTests.seal(Libsodium.randomBytes(300_000), key: key)
    let header = Array(sealed.prefix(FrameForm.headerByteCount))
    let body = Array(sealed.dropFirst(FrameForm.headerByteCount))
    let frames = stride(from: 0, to: body.count, by: FrameForm.sealedBytes).map {
      Array(body[$0..<min(body.count, $0 + FrameForm.sealedBytes)])
    }
    func file(_ order: [Int]) -> [UInt8] { header + order.flatMap { frames[$0] } }
    let all = Array(frames.indices)
    #expect(try open(file(all), key: key).count == 300_000)
    for order in [
      [1, 0] + all.dropFirst(2), [0, 0] + all.dropFirst(1), Array(all.dropFirst()), [0] + all.dropFirst(2),
    ] {
      #expect(throws: SodiumError.notAuthentic) { try open(file(order), key: key) }
    }
  }

  @Test func `every changed byte is refused`() throws {
    let key = try Secret.random(byteCount: 32)
    let sealed = try SealingStreamTests.seal([1, 2, 3], key: key)
    for place in sealed.indices {
      var other = sealed
      other[place] ^= 0x40
      #expect(throws: SodiumError.self, "byte \(place)") { try open(other, key: key) }
    }
  }

  @Test func `another key and another place are named`() throws {
    let key = try Secret.random(byteCount: 32)
    let other = try Secret.random(byteCount: 32)
    let sealed = try SealingStreamTests.seal([1], key: key)
    #expect(throws: SodiumError.otherKey) { try open(sealed, key: other) }
    var stream = try OpeningStream(key: key, context: [1])
    #expect(throws: SodiumError.otherKey) { try stream.add(sealed) { _ in } }
  }

  @Test func `after one refusal everything is refused`() throws {
    let key = try Secret.random(byteCount: 32)
    let sealed = try SealingStreamTests.seal([UInt8](repeating: 5, count: 200_000), key: key)
    var changed = sealed
    changed[100] ^= 1
    var stream = try OpeningStream(key: key, context: SealingStreamTests.context)
    #expect(throws: SodiumError.notAuthentic) { try stream.add(changed) { _ in } }
    #expect(throws: SodiumError.notAuthentic) { try stream.add(sealed) { _ in } }
    do throws(SodiumError) {
      try stream.finish { _ in }
      Issue.record("it finished")
    } catch {
      #expect(error == .notAuthentic)
    }
  }
}

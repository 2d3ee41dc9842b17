import GroundTestKit
import Testing

@testable import Sodium

/// Sealing and opening of files together; `OpeningStreamTests` has what is refused.
@Suite struct SealingStreamTests {
  static let context = Array("case 7, file 1".utf8)

  static func seal(_ bytes: [UInt8], key: borrowing Secret, pieces: Int = .max) throws -> [UInt8] {
    var output: [UInt8] = []
    var stream = try SealingStream(key: key, context: context, into: &output)
    var place = 0
    while place < bytes.count {
      let piece = Array(bytes[place..<min(bytes.count, place + min(pieces, bytes.count))])
      stream.add(piece.span.bytes, into: &output)
      place += piece.count
    }
    stream.finish(into: &output)
    return output
  }

  static func open(_ sealed: [UInt8], key: borrowing Secret, pieces: Int = .max) throws -> [UInt8] {
    var output: [UInt8] = []
    var stream = try OpeningStream(key: key, context: context)
    var place = 0
    while place < sealed.count {
      let end = min(sealed.count, place + min(pieces, sealed.count))
      try stream.add(sealed[place..<end]) { output += $0.withUnsafeBytes { Array($0) } }
      place = end
    }
    try stream.finish { output += $0.withUnsafeBytes { Array($0) } }
    return output
  }

  /// Around the edges of frames and of padding.
  @Test(arguments: [
    0, 1, 1_023, 1_024, 1_025, 65_531, 65_532, 65_533, 65_536, 131_063, 131_064, 131_065, 200_000, 1_000_000,
  ])
  func `every length comes back`(_ count: Int) throws {
    let key = try Secret.random(byteCount: 32)
    let bytes = Libsodium.randomBytes(count)
    let sealed = try Self.seal(bytes, key: key)
    #expect(try Self.open(sealed, key: key) == bytes)
    let padded = Padding.paddedCount(count, minimum: 1_024)
    let frames = (padded + FrameForm.capacity - 1) / FrameForm.capacity
    #expect(sealed.count == FrameForm.headerByteCount + padded + frames * (4 + 17))
  }

  @Test func `pieces of any size give the same file`() throws {
    let key = try Secret.random(byteCount: 32)
    let bytes = Libsodium.randomBytes(140_000)
    for pieces in [1_000, 65_532, 65_553, 100_000] {
      let sealed = try Self.seal(bytes, key: key, pieces: pieces)
      #expect(try Self.open(sealed, key: key, pieces: pieces) == bytes)
      #expect(try Self.open(sealed, key: key) == bytes)
    }
  }

  @Test func `lengths that are near look alike`() throws {
    let key = try Secret.random(byteCount: 32)
    #expect(try Self.seal([], key: key).count == Self.seal([UInt8](repeating: 1, count: 1_000), key: key).count)
    let lengths = try Set(
      stride(from: 98_400, to: 100_300, by: 100).map {
        try Self.seal([UInt8](repeating: 1, count: $0), key: key).count
      })
    #expect(lengths.count == 1)
  }

  @Test func `zeros at the end of a file stay`() throws {
    let key = try Secret.random(byteCount: 32)
    for count in [10, 1_024, 70_000] {
      let bytes = [UInt8](repeating: 0, count: count)
      #expect(try Self.open(Self.seal(bytes, key: key), key: key) == bytes)
    }
  }
}

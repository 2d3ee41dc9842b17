/// A PNG written by hand, without compression.
package struct PNGFile {
  package let width: Int
  package let height: Int
  package var depth = 8
  /// 0 grey, 2 RGB, 6 RGB with alpha.
  package var colour = 2
  /// Chunks between the head and the pixels.
  package var chunks: [[UInt8]] = []
  /// The bytes of one pixel at a place.
  package var pixel: (_ column: Int, _ row: Int) -> [UInt8] = { column, _ in
    column % 2 == 0 ? [255, 0, 0] : [0, 0, 255]
  }

  package init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

  package static let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  package static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let rest = Array(name.utf8) + body
    return body.count.big(4) + rest + checksum(rest).big(4)
  }

  package var head: [UInt8] {
    Self.start + Self.chunk("IHDR", width.big(4) + height.big(4) + [UInt8(depth), UInt8(colour), 0, 0, 0])
  }

  package var bytes: [UInt8] {
    var rows: [UInt8] = []
    for row in 0..<height {
      rows.append(0)
      for column in 0..<width { rows += pixel(column, row) }
    }
    return head + chunks.flatMap { $0 } + Self.chunk("IDAT", Self.stored(rows)) + Self.chunk("IEND", [])
  }

  /// A zlib stream that stores what it holds.
  package static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var (out, rest): ([UInt8], ArraySlice<UInt8>) = ([0x78, 0x01], bytes[...])
    repeat {
      let piece = rest.prefix(65_535)
      rest = rest.dropFirst(piece.count)
      out += [rest.isEmpty ? 1 : 0] + piece.count.little(2) + (piece.count ^ 0xFFFF).little(2) + piece
    } while !rest.isEmpty
    var (low, high) = (1, 0)
    for byte in bytes {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return out + (high << 16 | low).big(4)
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = .max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }
}

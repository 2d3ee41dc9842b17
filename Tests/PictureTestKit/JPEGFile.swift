/// A JPEG of blocks of eight by eight pixels with one colour each, written by hand.
package struct JPEGFile {
  /// Rows of blocks; each block has one, three (RGB) or four (inverted CMYK, as Adobe writes it) values.
  package var blocks: [[[UInt8]]]
  /// Whole segments between the start and the tables.
  package var segments: [[UInt8]] = []
  package var orientation: Int?

  package init(_ blocks: [[[UInt8]]]) { self.blocks = blocks }

  package static let red: [UInt8] = [255, 0, 0], green: [UInt8] = [0, 255, 0], blue: [UInt8] = [0, 0, 255]
  package static let white: [UInt8] = [255, 255, 255]

  package static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, marker] + (body.count + 2).big(2) + body
  }

  package var bytes: [UInt8] {
    let (width, height, bands) = (blocks[0].count * 8, blocks.count * 8, blocks[0][0].count)
    let parts = (1...bands).map { UInt8($0) }
    var bytes: [UInt8] = [0xFF, 0xD8] + segments.flatMap { $0 }
    // Adobe's mark with transform 0: the values are RGB or CMYK and not YCbCr.
    if bands > 1 { bytes += Self.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0]) }
    bytes += Self.segment(0xDB, [0] + [UInt8](repeating: 8, count: 64))
    bytes += Self.segment(
      0xC0, [8] + height.big(2) + width.big(2) + [UInt8(bands)] + parts.flatMap { [$0, 0x11, 0] })
    // Twelve codes of four bits for differences, one of one bit for "nothing else in this block".
    bytes += Self.segment(0xC4, [0, 0, 0, 0, 12] + [UInt8](repeating: 0, count: 12) + Array(0..<12))
    bytes += Self.segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0])
    bytes += Self.segment(0xDA, [UInt8(bands)] + parts.flatMap { [$0, 0] } + [0, 63, 0])
    return bytes + scan(bands) + [0xFF, 0xD9]
  }

  private func scan(_ bands: Int) -> [UInt8] {
    var (bits, last): ([Bool], [Int]) = ([], [Int](repeating: 0, count: bands))
    func add(_ value: Int, _ count: Int) {
      for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
    }
    for block in blocks.flatMap({ $0 }) {
      for band in 0..<bands {
        let value = Int(block[band]) - 128
        let difference = value - last[band]
        last[band] = value
        let size = difference == 0 ? 0 : Int.bitWidth - difference.magnitude.leadingZeroBitCount
        add(size, 4)
        add(difference < 0 ? difference - 1 : difference, size)
        add(0, 1)
      }
    }
    while bits.count % 8 != 0 { bits.append(true) }
    return stride(from: 0, to: bits.count, by: 8).flatMap { start -> [UInt8] in
      let byte = bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
      return byte == 0xFF ? [0xFF, 0] : [byte]
    }
  }
}

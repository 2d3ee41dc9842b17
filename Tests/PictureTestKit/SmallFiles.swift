/// Small pictures of the other kinds, written by hand.
package enum SmallFiles {
  /// Moments of one colour each, from a palette of red, green, blue and white.
  package static func gif(width: Int, height: Int, moments: [Int] = [0], comment: String? = nil) -> [UInt8] {
    let palette: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255] + [UInt8](repeating: 0, count: 372)
    var bytes = Array("GIF89a".utf8) + width.little(2) + height.little(2) + [0xF6, 0, 0] + palette
    if let comment { bytes += [0x21, 0xFE, UInt8(comment.utf8.count)] + Array(comment.utf8) + [0] }
    for moment in moments {
      bytes += [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0] + width.little(2) + height.little(2) + [0, 7]
      // Codes stay at eight bits while the table is cleared often enough.
      var codes: [UInt8] = []
      for place in 0..<width * height { codes += (place % 100 == 0 ? [128] : []) + [UInt8(moment)] }
      codes.append(129)
      for start in stride(from: 0, to: codes.count, by: 255) {
        let piece = codes[start..<min(start + 255, codes.count)]
        bytes += [UInt8(piece.count)] + piece
      }
      bytes.append(0)
    }
    return bytes + [0x3B]
  }

  /// One colour, lossless: whatever its size it has the same few bytes.
  package static func webp(width: Int, height: Int, chunks: [(String, [UInt8])] = []) -> [UInt8] {
    var bits: [Bool] = []
    func add(_ value: Int, _ count: Int) { for place in 0..<count { bits.append(value >> place & 1 == 1) } }
    add(width - 1, 14)
    add(height - 1, 14)
    // No alpha, version 0, no transform, no cache of colours, one set of codes.
    for count in [1, 3, 1, 1, 1] { add(0, count) }
    // Five codes with one symbol each: green 0, red 255, blue 0, alpha 255, distance 0.
    for symbol in [0, 255, 0, 255, 0] {
      add(1, 1)
      add(0, 1)
      add(symbol > 1 ? 1 : 0, 1)
      add(symbol, symbol > 1 ? 8 : 1)
    }
    while bits.count % 8 != 0 { bits.append(false) }
    let codes = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<start + 8].reversed().reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var body = Array("WEBP".utf8)
    if !chunks.isEmpty {
      body += chunk("VP8X", [0x0C, 0, 0, 0] + (width - 1).little(3) + (height - 1).little(3))
    }
    body += chunk("VP8L", [0x2F] + codes) + chunks.flatMap { chunk($0.0, $0.1) }
    return chunk("RIFF", body)
  }

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    Array(name.utf8) + body.count.little(4) + body + (body.count % 2 == 1 ? [0] : [])
  }

  /// Pages of eight by eight pixels with one colour each.
  package static func tiff(pages: [[UInt8]], copyright: String? = nil) -> [UInt8] {
    var bytes = Array("II".utf8) + 42.little(2) + 8.little(4)
    for (index, colour) in pages.enumerated() {
      let count = copyright == nil ? 9 : 10
      let dataAt = bytes.count + 2 + count * 12 + 4
      let data = Array([[UInt8]](repeating: colour, count: 64).joined())
      let words: [UInt8] = copyright.map { Array($0.utf8) + [0] } ?? []
      let end = dataAt + 8 + data.count + words.count
      var entries = [
        (256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 3, dataAt), (259, 3, 1, 1), (262, 3, 1, 2), (273, 4, 1, dataAt + 8),
        (277, 3, 1, 3), (278, 3, 1, 8), (279, 4, 1, data.count),
      ]
      if copyright != nil { entries.append((33_432, 2, words.count, dataAt + 8 + data.count)) }
      bytes += count.little(2)
      for entry in entries { bytes += entry.0.little(2) + entry.1.little(2) + entry.2.little(4) + entry.3.little(4) }
      let next = end + end % 2
      bytes += (index + 1 < pages.count ? next : 0).little(4) + [8, 0, 8, 0, 8, 0, 0, 0] + data + words
      if end % 2 == 1 { bytes.append(0) }
    }
    return bytes
  }
}

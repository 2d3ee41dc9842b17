/// A colour profile of three primaries: sRGB, or sRGB with red and blue changed for each other, so that it can be seen whether it
/// was applied.
package enum ColourProfile {
  package static func bytes(redAndBlueSwapped: Bool) -> [UInt8] {
    let (red, green, blue) = ([0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141])
    let curve = Array("curv".utf8) + 0.big(4) + 1.big(4) + 0x0233.big(2) + [0, 0]
    let description =
      Array("desc".utf8) + 0.big(4) + 15.big(4) + Array("CANARY-PROFILE\0".utf8) + [UInt8](repeating: 0, count: 79)
    let tags: [(String, [UInt8])] = [
      ("desc", description), ("wtpt", xyz([0.9642, 1, 0.8249])), ("rXYZ", xyz(redAndBlueSwapped ? blue : red)),
      ("gXYZ", xyz(green)), ("bXYZ", xyz(redAndBlueSwapped ? red : blue)), ("rTRC", curve), ("gTRC", curve),
      ("bTRC", curve),
    ]
    var (table, rest) = (tags.count.big(4), [UInt8]())
    let restAt = 128 + 4 + tags.count * 12
    for (name, body) in tags {
      table += Array(name.utf8) + (restAt + rest.count).big(4) + body.count.big(4)
      rest += body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
    }
    return header(restAt + rest.count) + table + rest
  }

  private static func header(_ size: Int) -> [UInt8] {
    let bytes =
      size.big(4) + 0.big(4) + 0x0210_0000.big(4) + Array("mntrRGB XYZ ".utf8) + [UInt8](repeating: 0, count: 12)
      + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28) + xyz([0.9642, 1, 0.8249]).suffix(12)
    return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
  }

  private static func xyz(_ values: [Double]) -> [UInt8] {
    Array("XYZ ".utf8) + 0.big(4) + values.flatMap { Int(($0 * 65_536).rounded()).big(4) }
  }
}

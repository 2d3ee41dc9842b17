/// Holds a working copy to what it must be: one picture of the size it says, and nothing beside it.
///
/// The program that wrote it is not believed. Chunks and segments are walked from the first byte to the last; one that could
/// hold words, a place or a second picture is refused.
enum CopyCheck {
  static func holds(_ copy: WorkingCopy) -> Bool {
    switch copy.format {
    case .png: isBarePNG(copy)
    case .jpeg: isBareJPEG(copy)
    }
  }

  private static func isBarePNG(_ copy: WorkingCopy) -> Bool {
    let bytes = copy.bytes
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return false }
    var (place, names): (Int, [String]) = (8, [])
    while place < bytes.count {
      guard place + 12 <= bytes.count else { return false }
      let count = RenderMessage.number(bytes[place..<place + 4])
      guard place + 12 + count <= bytes.count else { return false }
      names.append(String(decoding: bytes[place + 4..<place + 8], as: UTF8.self))
      place += 12 + count
    }
    guard names.first == "IHDR", names.last == "IEND", names.contains("IDAT"), bytes.count > 33 else { return false }
    guard names.dropFirst().dropLast().allSatisfy({ $0 == "IDAT" || $0 == "pHYs" }) else { return false }
    return RenderMessage.number(bytes[8..<12]) == 13 && RenderMessage.number(bytes[16..<20]) == copy.width
      && RenderMessage.number(bytes[20..<24]) == copy.height && bytes.suffix(12).starts(with: [0, 0, 0, 0])
  }

  private static func isBareJPEG(_ copy: WorkingCopy) -> Bool {
    let bytes = copy.bytes
    guard bytes.starts(with: [0xFF, 0xD8]) else { return false }
    var (place, sawFrame): (Int, Bool) = (2, false)
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let count = RenderMessage.number(bytes[place + 2..<place + 4])
      guard count >= 2, place + 2 + count <= bytes.count else { return false }
      let body = bytes[place + 4..<place + 2 + count]
      switch bytes[place + 1] {
      // The name JFIF, a density, and no small picture.
      case 0xE0:
        guard body.count == 14, body.starts(with: Array("JFIF\0".utf8)), body.suffix(2) == [0, 0] else { return false }
      case 0xC0, 0xC1:
        guard !sawFrame, body.count >= 6, size(in: body) == [copy.height, copy.width] else { return false }
        sawFrame = true
      case 0xDB, 0xC4: break
      case 0xDA: return sawFrame && endsAtItsEnd(bytes[(place + 2 + count)...])
      default: return false
      }
      place += 2 + count
    }
    return false
  }

  private static func size(in frame: ArraySlice<UInt8>) -> [Int] {
    let start = frame.startIndex
    return [RenderMessage.number(frame[start + 1..<start + 3]), RenderMessage.number(frame[start + 3..<start + 5])]
  }

  /// In a scan 0xFF is followed by 0; the first other thing is the end, with nothing behind it.
  private static func endsAtItsEnd(_ scan: ArraySlice<UInt8>) -> Bool {
    var rest = scan
    while let mark = rest.firstIndex(of: 0xFF), mark + 1 < rest.endIndex {
      if rest[mark + 1] != 0 { return rest[mark + 1] == 0xD9 && mark + 2 == rest.endIndex }
      rest = rest[(mark + 2)...]
    }
    return false
  }
}

/// The first XMP packet in a file of whatever kind: its format says that it can be found by looking through the bytes.
struct XMPPacket {
  private static let bytesMax = 1 << 20
  private let bytes: ArraySlice<UInt8>

  init(in file: [UInt8]) {
    guard let start = file[...].firstPlace(of: "<x:xmpmeta") else {
      bytes = []
      return
    }
    let rest = file[start...].prefix(Self.bytesMax)
    bytes = rest.firstPlace(of: "</x:xmpmeta>").map { rest[..<$0] } ?? rest
  }

  func holds(_ text: String) -> Bool { bytes.firstPlace(of: text) != nil }
}

extension ArraySlice<UInt8> {
  /// Where the text begins.
  func firstPlace(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var place = startIndex
    while let next = self[place...].firstIndex(of: first), next <= endIndex - wanted.count {
      if self[next..<next + wanted.count].elementsEqual(wanted) { return next }
      place = next + 1
    }
    return nil
  }
}

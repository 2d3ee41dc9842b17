/// What a camera writes beside a picture: where, when, with what, by whom, and a small picture.
package struct EXIF {
  package var orientation = 1
  package var make: String? = "CANARY-MAKE"
  package var artist: String? = "CANARY-ARTIST"
  package var time: String? = "2026:01:02 03:04:05"
  package var hasPlace = true
  package var thumbnail: [UInt8] = []

  package init() {}

  /// As APP1 of a JPEG.
  package var segment: [UInt8] { JPEGFile.segment(0xE1, Array("Exif\0\0".utf8) + tiff) }

  private typealias Entry = (tag: Int, type: Int, count: Int, value: [UInt8])

  private static func text(_ tag: Int, _ text: String) -> Entry {
    (tag, 2, text.utf8.count + 1, Array(text.utf8) + [0])
  }

  package var tiff: [UInt8] {
    var entries: [Entry] = [(0x0112, 3, 1, orientation.little(2))]
    if let make { entries.append(Self.text(0x010F, make)) }
    if let time { entries.append(Self.text(0x0132, time)) }
    if let artist { entries.append(Self.text(0x013B, artist)) }
    let start = 8
    let main = Self.folder(entries + (hasPlace ? [(0x8825, 4, 1, [0, 0, 0, 0])] : []), at: start, next: 0)
    let placeAt = start + main.count
    let place = hasPlace ? Self.folder(Self.place, at: placeAt, next: 0) : []
    let smallAt = placeAt + place.count
    let next = thumbnail.isEmpty ? 0 : smallAt
    let finished = Self.folder(
      entries + (hasPlace ? [(0x8825, 4, 1, placeAt.little(4))] : []), at: start, next: next)
    let small = thumbnail.isEmpty ? [] : Self.small(thumbnail, at: smallAt)
    return Array("II".utf8) + 42.little(2) + start.little(4) + finished + place + small
  }

  private static let place: [Entry] = [
    (1, 2, 2, Array("S\0".utf8)), (2, 5, 3, [33, 1, 52, 1, 7, 1].flatMap { $0.little(4) }),
    (3, 2, 2, Array("E\0".utf8)), (4, 5, 3, [151, 1, 12, 1, 30, 1].flatMap { $0.little(4) }),
  ]

  private static func small(_ picture: [UInt8], at place: Int) -> [UInt8] {
    let folder = folder(
      [(0x0103, 3, 1, 6.little(2)), (0x0201, 4, 1, (place + 42).little(4)), (0x0202, 4, 1, picture.count.little(4))],
      at: place, next: 0)
    return folder + picture
  }

  private static func folder(_ entries: [Entry], at place: Int, next: Int) -> [UInt8] {
    var (table, rest) = (entries.count.little(2), [UInt8]())
    let restAt = place + 2 + entries.count * 12 + 4
    for entry in entries.sorted(by: { $0.tag < $1.tag }) {
      table += entry.tag.little(2) + entry.type.little(2) + entry.count.little(4)
      if entry.value.count <= 4 {
        table += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
      } else {
        table += (restAt + rest.count).little(4)
        rest += entry.value + (entry.value.count % 2 == 1 ? [0] : [])
      }
    }
    return table + next.little(4) + rest
  }
}

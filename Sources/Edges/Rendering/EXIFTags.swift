/// What the EXIF parts of a file of whatever kind tell, as facts: the tables themselves are walked, since libraries read them
/// in some kinds of files only. Values are not looked at.
struct EXIFTags {
  private static let partsMax = 4
  private static let entriesMax = 512

  private(set) var facts: Set<OriginalFact> = []

  init(in file: [UInt8]) {
    var starts = [0]
    // JPEG and HEIF; PNG; WebP, whose chunk has a length in front.
    for (mark, distance) in [("Exif\0\0", 6), ("eXIf", 4), ("EXIF", 8)] {
      var rest = file[...]
      while starts.count <= Self.partsMax, let place = rest.firstPlace(of: mark) {
        starts.append(place + distance)
        rest = rest[(place + distance)...]
      }
    }
    for start in starts { if let part = Part(file.dropFirst(start)) { read(part) } }
  }

  private mutating func read(_ part: Part) {
    let main = part.folder(at: part.number(4, 4))
    note(
      main.tags,
      [
        .device: [0x010F, 0x0110, 0x0131], .person: [0x013B, 0x8298, 0x9C9D], .time: [0x0132], .text: [0x010E, 0x9C9C],
      ])
    if let more = main.places[0x8769] {
      note(
        part.folder(at: more).tags,
        [
          .time: [0x9003, 0x9004], .device: [0x927C, 0xA431, 0xA434], .person: [0xA430], .text: [0x9286],
        ])
    }
    if let place = main.places[0x8825] { note(part.folder(at: place).tags, [.place: [2, 4, 20, 22]]) }
    // The second folder is that of the small picture; a TIFF has its second page there, without this tag.
    if let next = main.next { note(part.folder(at: next).tags, [.smallPicture: [0x0201]]) }
  }

  private mutating func note(_ tags: Set<Int>, _ meanings: [OriginalFact: Set<Int>]) {
    for (fact, wanted) in meanings where !tags.isDisjoint(with: wanted) { facts.insert(fact) }
  }

  /// Tables of numbers in one of two orders.
  private struct Part {
    let bytes: ArraySlice<UInt8>
    let isLittle: Bool

    init?(_ bytes: ArraySlice<UInt8>) {
      isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
      guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]), bytes.count >= 8 else { return nil }
      self.bytes = bytes
    }

    /// 0 behind the end.
    func number(_ place: Int, _ count: Int) -> Int {
      guard place >= 0, place + count <= bytes.count else { return 0 }
      let start = bytes.startIndex + place
      let part = bytes[start..<start + count]
      return isLittle ? RenderMessage.number(part.reversed()) : RenderMessage.number(part)
    }

    func folder(at place: Int) -> (tags: Set<Int>, places: [Int: Int], next: Int?) {
      let count = min(number(place, 2), EXIFTags.entriesMax)
      var (tags, places): (Set<Int>, [Int: Int]) = ([], [:])
      for entry in 0..<count {
        let start = place + 2 + entry * 12
        let tag = number(start, 2)
        tags.insert(tag)
        places[tag] = number(start + 8, 4)
      }
      let next = number(place + 2 + count * 12, 4)
      return (tags, places, next > 0 ? next : nil)
    }
  }
}

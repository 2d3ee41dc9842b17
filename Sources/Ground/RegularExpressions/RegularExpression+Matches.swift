internal import CRE2

extension RegularExpression {
  /// One match: where it and its groups stand, in bytes of the text.
  public struct Match: Hashable, Sendable {
    public let range: Range<Int>
    /// The groups in order; nil for one that took no part. At most 31, which is more than a reader can follow.
    public let groups: [Range<Int>?]
  }

  /// Where the first match stands that starts at `from` or later. Allocates nothing.
  public func firstRange(in text: RawSpan, from: Int = 0) -> Range<Int>? {
    var range = bb_regex_range(start: -1, end: -1)
    guard unsafe search(text, from, &range, 1) else { return nil }
    return range.start..<range.end
  }

  /// Where the first group of the first match stands, or the match itself where the pattern has no group.
  ///
  /// nil where nothing matches or the group took no part. This is what CEL's `regex.extract` gives.
  public func firstExtract(in text: RawSpan) -> Range<Int>? {
    guard groupCount > 0 else { return firstRange(in: text) }
    var ranges = (bb_regex_range(start: -1, end: -1), bb_regex_range(start: -1, end: -1))
    // SAFETY: a tuple of two equal structs lies in memory as an array of two.
    let found = unsafe withUnsafeMutableBytes(of: &ranges) { buffer in
      unsafe search(text, 0, buffer.bindMemory(to: bb_regex_range.self).baseAddress, 2)
    }
    return found && ranges.1.start >= 0 ? ranges.1.start..<ranges.1.end : nil
  }

  /// The first match that starts at `from` or later, with its groups.
  public func firstMatch(in text: RawSpan, from: Int = 0) -> Match? {
    var ranges = [bb_regex_range](repeating: .init(start: -1, end: -1), count: min(groupCount, 31) + 1)
    // SAFETY: the array has room for as many ranges as are asked for.
    let found = unsafe ranges.withUnsafeMutableBufferPointer { buffer in
      unsafe search(text, from, buffer.baseAddress, buffer.count)
    }
    guard found else { return nil }
    return Match(
      range: ranges[0].start..<ranges[0].end,
      groups: ranges.dropFirst().map { $0.start < 0 ? nil : $0.start..<$0.end })
  }

  /// Matches from left to right that do not overlap, at most `max`.
  ///
  /// As in RE2's own replacement, an empty match right behind another match is passed over.
  public func allMatches(in text: RawSpan, max: Int = .max) -> [Match] {
    var found: [Match] = []
    var place = 0
    while found.count < max, place <= text.byteCount, let match = firstMatch(in: text, from: place) {
      let repeatsEnd = match.range.isEmpty && found.last?.range.upperBound == match.range.lowerBound
      if !repeatsEnd { found.append(match) }
      place = match.range.isEmpty ? text.characterEnd(after: match.range.upperBound) : match.range.upperBound
    }
    return found
  }

  private func search(
    _ text: RawSpan, _ from: Int, _ ranges: UnsafeMutablePointer<bb_regex_range>?, _ count: Int
  ) -> Bool {
    precondition(from >= 0 && from <= text.byteCount, "a search starts inside the text")
    // SAFETY: RE2 reads the bytes of the span and writes `count` ranges, for which the callers have room.
    return unsafe text.withUnsafeBytes { buffer in
      unsafe bb_regex_match(
        handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, from, ranges, count) != 0
    }
  }
}

extension RawSpan {
  /// The offset behind the character that starts at `offset`: over its continuation bytes.
  fileprivate func characterEnd(after offset: Int) -> Int {
    var end = offset + 1
    while end < byteCount, unsafe unsafeLoad(fromByteOffset: end, as: UInt8.self) & 0xC0 == 0x80 { end += 1 }
    return end
  }
}

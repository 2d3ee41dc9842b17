internal import CRE2

/// Many patterns in RE2's syntax, searched for at once: says which of them a text holds.
///
/// A text is bytes: a class or a dot stands for one byte, and case is that of ASCII. Safe to use from several threads.
@safe public final class RegularExpressionSet: @unchecked Sendable {
  /// Why the patterns cannot be searched for; `index` is the place of the one at fault, nil where it is all of them.
  public struct Problem: Error, Hashable, Sendable {
    public let index: Int?
    public let reason: String
  }

  public let count: Int
  // RE2's objects are immutable to callers and guard their caches themselves.
  private let handle: OpaquePointer

  /// `memoryBytes` bounds what the set may use for its program and for what matching remembers.
  public init(_ patterns: [String], memoryBytes: Int = 64 << 20) throws(Problem) {
    guard let set = unsafe bb_regex_set_new(Int64(memoryBytes)) else { preconditionFailure("new gives an object") }
    unsafe handle = set
    count = patterns.count
    for (index, pattern) in patterns.enumerated() {
      if let reason = unsafe Self.add(pattern, to: set) { throw Problem(index: index, reason: reason) }
    }
    guard unsafe bb_regex_set_ready(set) != 0 else {
      throw Problem(index: nil, reason: "together the patterns need more memory than is allowed")
    }
  }

  deinit { unsafe bb_regex_set_free(handle) }

  /// Writes the places in the list of those patterns that the text holds into the buffer, and returns how many.
  ///
  /// The buffer has room for all patterns. Nothing else is allocated after the first calls of a thread.
  public func matches(in text: RawSpan, into found: inout [Int32]) -> Int {
    precondition(found.count >= count, "there is room for all patterns")
    // SAFETY: RE2 reads the bytes of the span and writes no more numbers than there is room for.
    return unsafe text.withUnsafeBytes { buffer in
      unsafe bb_regex_set_match(
        handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &found, found.count)
    }
  }

  /// Where one of the patterns stands first, and of its matches that start there, the longest.
  public func firstPlace(of index: Int, in text: RawSpan) -> Range<Int>? {
    precondition((0..<count).contains(index), "the pattern exists")
    var place = bb_regex_range(start: -1, end: -1)
    // SAFETY: RE2 reads the bytes of the span and writes one range.
    let isFound = unsafe text.withUnsafeBytes { buffer in
      unsafe bb_regex_set_place(
        handle, Int32(index), buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &place)
    }
    return isFound != 0 ? place.start..<place.end : nil
  }

  private static func add(_ pattern: String, to set: OpaquePointer) -> String? {
    let bytes = Array(pattern.utf8)
    var reason: UnsafePointer<CChar>?
    // SAFETY: RE2 copies the bytes; the reason is a text of the set's own.
    let number = unsafe bytes.withUnsafeBytes { buffer in
      unsafe bb_regex_set_add(set, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &reason)
    }
    return number >= 0 ? nil : unsafe reason.map { unsafe String(cString: $0) } ?? "it is no pattern"
  }
}

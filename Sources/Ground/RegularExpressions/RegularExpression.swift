internal import CRE2

/// A pattern in RE2's syntax, compiled once; matching takes time linear in the text, whatever the pattern.
///
/// Texts are UTF-8 bytes, which may be a part of a larger buffer: `^`, `$` and `\b` see only the bytes given.
/// Safe to use from several threads at once.
@safe public final class RegularExpression: @unchecked Sendable {
  /// How much one pattern may cost.
  public struct Limits: Hashable, Sendable {
    /// Length of the pattern.
    public var patternBytes = 10_000
    /// Instructions of its program, each of which may be looked at for each byte of a text.
    ///
    /// A word has one for each letter, a class such as `\p{L}` some 1,200, a repetition as many as what it repeats, as
    /// often as it may. A program of this size takes at most about 0.2 s for 64 KiB.
    public var instructions = 1_500
    /// Memory for the program and what matching remembers, in bytes.
    public var memoryBytes = 1 << 20

    public init(patternBytes: Int = 10_000, instructions: Int = 1_500, memoryBytes: Int = 1 << 20) {
      (self.patternBytes, self.instructions, self.memoryBytes) = (patternBytes, instructions, memoryBytes)
    }
  }

  public let pattern: String
  /// The number of instructions of its program.
  public let programSize: Int
  /// The number of groups, without the whole match.
  public let groupCount: Int
  // SAFETY: alive as long as this object; RE2 changes nothing that a caller sees and guards its caches itself.
  let handle: OpaquePointer

  public init(_ pattern: String, limits: Limits = Limits()) throws(RegularExpressionError) {
    let bytes = Array(pattern.utf8)
    guard bytes.count <= limits.patternBytes else {
      throw .init(reason: .patternTooLong(bytesMax: limits.patternBytes), fragment: "", offset: nil)
    }
    // SAFETY: RE2 copies the bytes, of which it is given the count.
    let compiled = unsafe bytes.withUnsafeBytes { buffer in
      unsafe bb_regex_compile(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, Int64(limits.memoryBytes),
        Int32(limits.instructions))
    }
    guard let compiled = unsafe compiled else { preconditionFailure("RE2 always gives an object") }
    if let error = unsafe Self.error(of: compiled, in: bytes) {
      unsafe bb_regex_free(compiled)
      throw error
    }
    let size = unsafe Int(bb_regex_size(compiled))
    guard size <= limits.instructions else {
      unsafe bb_regex_free(compiled)
      throw .init(reason: .programTooLarge(size: size, max: limits.instructions), fragment: "", offset: nil)
    }
    self.pattern = pattern
    self.programSize = size
    unsafe self.groupCount = bb_regex_groups(compiled)
    unsafe self.handle = compiled
  }

  deinit { unsafe bb_regex_free(handle) }

  /// Whether some part of the text matches. Allocates nothing.
  public func matches(_ text: RawSpan) -> Bool {
    // SAFETY: RE2 reads the bytes of the span during the call only; no range is asked for.
    unsafe text.withUnsafeBytes { buffer in
      unsafe bb_regex_match(
        handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, 0, nil, 0) != 0
    }
  }

  public func matches(_ text: String) -> Bool {
    // SAFETY: bytes have no padding between them that could be uninitialized.
    unsafe matches(text.utf8.span.bytes)
  }

  /// The names of the groups from 1, nil for those without.
  public var groupNames: [String?] {
    (0..<groupCount).map { index in
      var count = 0
      guard let bytes = unsafe bb_regex_group_name(handle, index + 1, &count) else { return nil }
      return unsafe Self.text(bytes, count)
    }
  }

  /// Bytes that stand at the start of every match; a text without them is not searched further.
  public var requiredPrefix: String {
    var count = 0
    guard let bytes = unsafe bb_regex_prefix(handle, &count) else { return "" }
    return unsafe Self.text(bytes, count)
  }

  private static func error(of compiled: OpaquePointer, in pattern: [UInt8]) -> RegularExpressionError? {
    var fragment: UnsafePointer<CChar>?
    var count = 0
    let code = unsafe bb_regex_error(compiled, &fragment, &count)
    guard code != 0 else { return nil }
    let text = unsafe fragment.map { unsafe Self.text($0, count) } ?? ""
    return .init(reason: .init(code: code), fragment: text, offset: onlyPlace(of: Array(text.utf8), in: pattern))
  }

  /// Where the fragment stands if it stands there alone.
  private static func onlyPlace(of fragment: [UInt8], in pattern: [UInt8]) -> Int? {
    guard !fragment.isEmpty, fragment.count <= pattern.count else { return nil }
    let places = (0...(pattern.count - fragment.count)).lazy.filter {
      pattern[$0..<($0 + fragment.count)].elementsEqual(fragment)
    }
    var found = places.makeIterator()
    guard let first = found.next(), found.next() == nil else { return nil }
    return first
  }

  private static func text(_ bytes: UnsafePointer<CChar>, _ count: Int) -> String {
    // SAFETY: RE2 gives the address of a string of its own together with its length.
    unsafe String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}

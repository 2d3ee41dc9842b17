/// What is asked of the log, and what it answers: a length in four bytes, highest first, a letter, and what belongs to it.
public enum LogkeeperRequest: Hashable, Sendable {
  /// Adds a leaf; the answer is its index, when it is on the disk and signed for.
  case append([UInt8])
  case proof(Int)
  case checkpoint
  /// The hashes that show an entry in the tree as it was at an earlier size.
  case path(index: Int, size: Int)
  /// The log's public key, as notes name it.
  case key
  /// That the log has only grown since it had so many entries, as a witness wants it.
  case growth(from: Int)

  public static let leafBytesMax = 4_096
  static let byteCountMax = leafBytesMax + 1

  public var bytes: [UInt8] {
    switch self {
    case .append(let leaf): Frame.bytes(UInt8(ascii: "a"), leaf)
    case .proof(let index): Frame.bytes(UInt8(ascii: "p"), Frame.number(index))
    case .checkpoint: Frame.bytes(UInt8(ascii: "c"), [])
    case .path(let index, let size): Frame.bytes(UInt8(ascii: "q"), Frame.number(index) + Frame.number(size))
    case .key: Frame.bytes(UInt8(ascii: "k"), [])
    case .growth(let size): Frame.bytes(UInt8(ascii: "g"), Frame.number(size))
    }
  }

  init?(_ body: ArraySlice<UInt8>) {
    let rest = body.dropFirst()
    // No index or size is negative.
    if [UInt8(ascii: "p"), UInt8(ascii: "q"), UInt8(ascii: "g")].contains(body.first) {
      guard stride(from: 0, to: rest.count, by: 8).allSatisfy({ rest[rest.startIndex + $0] < 0x80 }) else { return nil }
    }
    switch body.first {
    case UInt8(ascii: "a") where !rest.isEmpty && rest.count <= Self.leafBytesMax: self = .append(Array(rest))
    case UInt8(ascii: "p") where rest.count == 8: self = .proof(Frame.number(rest))
    case UInt8(ascii: "c") where rest.isEmpty: self = .checkpoint
    case UInt8(ascii: "q") where rest.count == 16:
      self = .path(index: Frame.number(rest.prefix(8)), size: Frame.number(rest.suffix(8)))
    case UInt8(ascii: "k") where rest.isEmpty: self = .key
    case UInt8(ascii: "g") where rest.count == 8: self = .growth(from: Frame.number(rest))
    default: return nil
    }
  }
}

/// What the log answers.
public enum LogkeeperAnswer: Hashable, Sendable {
  case index(Int)
  /// A proof file, a signed checkpoint, hashes, a key, or what a witness wants.
  case text([UInt8])
  /// Why not, in a sentence.
  case refused(String)

  static let byteCountMax = 1 << 21

  public var bytes: [UInt8] {
    switch self {
    case .index(let index): Frame.bytes(UInt8(ascii: "i"), Frame.number(index))
    case .text(let text): Frame.bytes(UInt8(ascii: "t"), text)
    case .refused(let reason): Frame.bytes(UInt8(ascii: "r"), Array(reason.utf8))
    }
  }

  init?(_ body: ArraySlice<UInt8>) {
    let rest = body.dropFirst()
    switch body.first {
    case UInt8(ascii: "i") where rest.count == 8: self = .index(Frame.number(rest))
    case UInt8(ascii: "t"): self = .text(Array(rest))
    case UInt8(ascii: "r"): self = .refused(String(decoding: rest, as: UTF8.self))
    default: return nil
    }
  }
}

enum Frame {
  static func bytes(_ letter: UInt8, _ rest: [UInt8]) -> [UInt8] {
    let count = rest.count + 1
    return (0..<4).reversed().map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + [letter] + rest
  }

  static func number(_ number: Int) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
  static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  enum Next {
    case body([UInt8])
    case more
    case tooLong
  }

  /// Takes the first whole frame off the bytes.
  static func take(from bytes: inout [UInt8], byteCountMax: Int) -> Next {
    guard bytes.count >= 4 else { return .more }
    let count = number(bytes[..<4])
    guard count > 0, count <= byteCountMax else { return .tooLong }
    guard bytes.count >= 4 + count else { return .more }
    let body = Array(bytes[4..<4 + count])
    bytes.removeFirst(4 + count)
    return .body(body)
  }
}

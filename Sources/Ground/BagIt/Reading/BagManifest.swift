internal import OpenSSL

/// A list of files and their digests.
struct BagManifest {
  struct Entry {
    let digest: [UInt8]
    let line: Int
  }

  let file: String
  let algorithm: DigestAlgorithm
  let isTagManifest: Bool
  private(set) var entries: [BagPath: Entry] = [:]

  /// Nil where the name is not that of a manifest; the algorithm's name is as it stands in the file's.
  static func algorithm(of name: String) -> (name: String, isTagManifest: Bool)? {
    guard name.hasSuffix(".txt") else { return nil }
    let stem = name.dropLast(4)
    if stem.hasPrefix("manifest-") { return (String(stem.dropFirst(9)), false) }
    if stem.hasPrefix("tagmanifest-") { return (String(stem.dropFirst(12)), true) }
    return nil
  }

  init(
    _ text: String, file: String, algorithm: DigestAlgorithm, isTagManifest: Bool, version: BagVersion,
    into problems: inout [BagProblem]
  ) {
    (self.file, self.algorithm, self.isTagManifest) = (file, algorithm, isTagManifest)
    for (index, line) in TagLines.split(text).enumerated() {
      read(line, at: index + 1, version: version, into: &problems)
    }
  }

  private mutating func read(_ line: String, at number: Int, version: BagVersion, into problems: inout [BagProblem]) {
    let bytes = line.utf8
    let hex = bytes.prefix { $0 != 0x20 && $0 != 0x09 }
    let rest = bytes.dropFirst(hex.count).drop { $0 == 0x20 || $0 == 0x09 }
    guard let digest = Self.bytes(hex: hex), digest.count == algorithm.byteCount, !rest.isEmpty else {
      problems.append(.init(.manifest, file, line: number, "this is not a digest of \(algorithm.rawValue) and a path"))
      return
    }
    let written = plain(String(decoding: rest, as: UTF8.self), at: number, into: &problems)
    let path: BagPath
    do throws(BagPath.Fault) {
      path = try BagPath(Self.decoded(written, isPercentEncoded: version >= .current))
    } catch {
      problems.append(.init(.unsafePath, file, line: number, "“\(written)”: \(error.message)"))
      return
    }
    guard path.isPayload != isTagManifest else {
      let wanted = isTagManifest ? "a tag file, outside data/" : "a file of the payload, inside data/"
      problems.append(.init(.unsafePath, file, line: number, "“\(path)” is not \(wanted)"))
      return
    }
    add(.init(digest: digest, line: number), path, version: version, into: &problems)
  }

  private mutating func add(
    _ entry: Entry, _ path: BagPath, version: BagVersion, into problems: inout [BagProblem]
  ) {
    guard let first = entries.updateValue(entry, forKey: path) else { return }
    let isHarmless = first.digest == entry.digest && version < .current
    problems.append(
      .init(
        .duplicatePath, isHarmless ? .warning : .error, file, line: entry.line,
        "“\(path)” stands here a second time, after line \(first.line)"))
  }

  /// What other programs write in front of a path.
  private func plain(_ path: String, at number: Int, into problems: inout [BagProblem]) -> String {
    if path.hasPrefix("*") {
      problems.append(.init(.form, .warning, file, line: number, "a star in front of the path, as md5sum writes it"))
      return plain(String(path.dropFirst()), at: number, into: &problems)
    }
    guard path.hasPrefix("./") else { return path }
    problems.append(.init(.form, .warning, file, line: number, "“./” in front of the path"))
    return String(path.dropFirst(2))
  }

  private static func bytes(hex: some Collection<UInt8>) -> [UInt8]? {
    guard hex.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hex.count / 2)
    var high: UInt8?
    for digit in hex {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue.map(UInt8.init), digit < 0x80 else { return nil }
      if let first = high { bytes.append(first << 4 | value) }
      high = high == nil ? value : nil
    }
    return bytes
  }

  /// Line ends, and since 1.0 the percent sign, are written as %0D, %0A and %25; nothing else is.
  static func decoded(_ path: String, isPercentEncoded: Bool) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    var (rest, out) = (Array(path.utf8)[...], [UInt8]())
    while let byte = rest.popFirst() {
      let pair = String(decoding: rest.prefix(2), as: UTF8.self).uppercased()
      guard byte == UInt8(ascii: "%"), pair == "0A" || pair == "0D" || pair == "25" && isPercentEncoded else {
        out.append(byte)
        continue
      }
      out.append(pair == "0A" ? 0x0A : pair == "0D" ? 0x0D : UInt8(ascii: "%"))
      rest = rest.dropFirst(2)
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func encoded(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "%") }) else { return path }
    return String(
      decoding: path.utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case 0x0A: Array("%0A".utf8)
        case 0x0D: Array("%0D".utf8)
        case UInt8(ascii: "%"): Array("%25".utf8)
        default: [byte]
        }
      }, as: UTF8.self)
  }
}

internal import OpenSSL
public import SourceText

/// By which a checkpoint knows the rules that it was made with.
public enum RuleDigest {
  /// Of the texts, whatever their files are called and in whatever order they come; 32 bytes.
  public static func digest(_ sources: [SourceFile]) -> [UInt8] {
    let digests = sources.map { SHA256.digest(of: $0.bytes) }
    return SHA256.digest(of: digests.sorted { $0.lexicographicallyPrecedes($1) }.joined())
  }

  /// Whether a rule may look for phrases, for which the sets have to be made ready.
  public static func asksForPhrases(_ sources: [SourceFile]) -> Bool {
    let word = Array("mentions".utf8)
    return sources.contains { source in
      var rest = source.bytes[...]
      while let place = rest.firstIndex(of: word[0]) {
        rest = rest[place...]
        if rest.starts(with: word) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }
}

/// Where things lie in an evidence bundle; decision 21 has the whole picture.
public enum BundleLayout {
  public static let checkpoint = "proofs/checkpoint.txt"
  public static let policy = "proofs/policy.txt"
  public static let logKey = "proofs/log-key.pem"
  public static let timeChain = "proofs/time/chain.pem"
  public static let script = "verify.sh"
  public static let instructions = "VERIFY.md"
  /// What software concluded.
  public static let generated = "data/generated/"

  public static func leaf(_ index: Int) -> String { "proofs/leaves/\(index).leaf" }
  public static func proof(_ index: Int) -> String { "proofs/leaves/\(index).tlog-proof" }
  public static func timeRequest(_ number: Int) -> String { "proofs/time/\(digits(number)).tsq" }
  public static func timeAnswer(_ number: Int) -> String { "proofs/time/\(digits(number)).tsr" }

  private static func digits(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
  }

  /// An Ed25519 key as `openssl` reads it: SubjectPublicKeyInfo (RFC 8410) in PEM.
  static let keyHead: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
}

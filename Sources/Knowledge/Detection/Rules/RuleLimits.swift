/// How large a rule set may be: the table of limits in docs/detection-semantics.md.
public enum RuleLimits {
  public static let rulesMax = 1_000
  public static let kindsMax = 32
  public static let rolesMax = 8
  public static let needsMax = 8
  public static let conditionsMax = 16
  public static let atLeastMax = 10_000
  public static let openMax = 10_000
  public static let openDefault = 1_000
  public static let mostMax = 10_000
  public static let spanMax: Milliseconds = 400 * 86_400_000
  /// An event outside the years 1970 to 2199 is malformed.
  public static let times: ClosedRange<Milliseconds> = 0...7_258_118_399_999
  public static let fieldsMax = 60
  public static let lineBytesMax = 1 << 20
  /// A longer text is no identity: a step that takes a role from it does not match.
  public static let identityBytesMax = 256
  /// Conditions see this much of a longer text, cut before the character that would go past it.
  public static let textBytesMax = 64 << 10
  /// A condition, or an expression that names a role.
  public static let expressionBytesMax = 4_096
  public static let reasonBytesMax = 1_024
  /// How large the programs of all patterns of a set may be together, in RE2's instructions.
  public static let patternsMax = 50_000
}

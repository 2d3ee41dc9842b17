/// How large a policy and its cases may be: the table of limits in docs/policy.md.
public enum PolicyLimits {
  public static let behavioursMax = 60
  public static let evidenceMax = 60
  public static let scaleMax = 8
  public static let measuresMax = 40
  /// Facts that a policy declares itself.
  public static let factsMax = 20
  /// Words of one choice or set.
  public static let valuesMax = 60
  public static let rulesMax = 500
  public static let clausesMax = 5_000
  public static let textBytesMax = 4_000
  public static let expressionBytesMax = 4_096
  public static let listMax = 60
  public static let testsMax = 2_000
  /// Of one case: incidents and earlier measures.
  public static let historyMax = 1_000
}

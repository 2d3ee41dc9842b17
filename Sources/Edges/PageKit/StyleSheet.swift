/// The one design system, as text to put into a page or to serve beside it.
public enum StyleSheet {
  /// Tokens, base and components, in that order.
  public static let common: String = EmbeddedFiles.all.map { "\($0.text)" }.joined()
}

/// The one design system, as text to put into a page or to serve beside it.
public enum StyleSheet {
  /// Tokens, base and components, in that order.
  public static let common: String = EmbeddedFiles.all.map { "\($0.text)" }.joined()
  /// The colours and measures alone, for a picture that is a file of its own.
  public static let tokens: String = EmbeddedFiles.all.first.map { "\($0.text)" } ?? ""
}

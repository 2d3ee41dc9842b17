/// The one design system, as text to put into a page or to serve beside it.
public enum StyleSheet {
  /// Tokens, base and components, in that order.
  public static let common: String = ["1-tokens", "2-base", "3-components"].map { file("Styles/\($0).css") }.joined()
  /// The colours and measures alone, for a picture that is a file of its own.
  public static let tokens: String = file("Styles/1-tokens.css")
  /// Tokens and base with what pages with a quick exit add.
  static let quiet: String = ["1-tokens", "2-base", "3-components", "4-quiet"].map { file("Styles/\($0).css") }.joined()

  static func file(_ path: String) -> String {
    guard let file = EmbeddedFiles.all.first(where: { $0.path == path }) else {
      preconditionFailure("PageKit has no \(path)")
    }
    return "\(file.text)"
  }
}

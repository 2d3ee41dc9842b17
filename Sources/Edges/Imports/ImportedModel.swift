/// A first guess at a product model, for a person to confirm.
public struct ImportedModel: Sendable {
  /// The text of a `product.yaml`, with comments where a person has to look.
  public let yaml: String
  /// `3 features, 5 guesses to confirm`.
  public let summary: String

  init(_ draft: ModelDraft) {
    yaml = draft.yaml
    summary = draft.summary
  }
}

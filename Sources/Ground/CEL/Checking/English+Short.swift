import Primitives

extension English {
  private static let itemsMax = 6

  /// A list of words for a message, without the ones past the sixth.
  static func short(_ items: [String], joiner: String = "and") -> String {
    items.count <= itemsMax
      ? list(items, joiner: joiner)
      : "\(items.prefix(itemsMax).joined(separator: ", ")) and \(items.count - itemsMax) more"
  }
}

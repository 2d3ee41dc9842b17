public import SourceText
internal import YAML

/// Where the fields of a block stand, so that a check can point at the one that is wrong.
public struct FieldPlaces: Sendable {
  public let whole: SourceLocation
  private let fields: [String: SourceLocation]

  init(_ node: YAMLNode) {
    whole = node.location
    guard case .mapping(let entries) = node.value else {
      fields = [:]
      return
    }
    fields = Dictionary(entries.map { ($0.key, $0.value.location) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field's value, or the block where it is not there.
  public subscript(field: String) -> SourceLocation { fields[field] ?? whole }
}

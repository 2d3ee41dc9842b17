internal import Catalogue
internal import OpenSSL
internal import Primitives
internal import Product

/// The lasting identity of a finding. It depends on what is granted to whom, not on lines, order or wording.
enum Fingerprint {
  /// SHA-256 over the catalogue's major version, pattern, feature, and the roles between whom the feature grants
  /// something. Somebody new who gains the same power is a new finding.
  static func of(_ pattern: AbusePattern, _ feature: Feature, catalogue: CatalogueVersion) -> String {
    let pairs = feature.grants
      .map { "\($0.subject?.text ?? "anyone") \($0.viewer?.text ?? "anyone")" }
      .sorted()
    let parts = ["\(catalogue.major)", pattern.lastingID.text, feature.lastingID.text] + pairs
    return SHA256.hex(of: parts.joined(separator: "\n"))
  }
}

public import Catalogue
public import SourceText
public import YAML

/// The catalogue version that a company has agreed to be gated by.
public enum CatalogueLock {
  /// What `bellbird catalogue lock` writes.
  public static func text(for catalogue: PatternCatalogue) -> String {
    "bellbird: catalogue-lock/1\nversion: \(catalogue.version)\n"
  }

  /// Nil after errors: not a lock, a newer catalogue than this program's, or another major version.
  public static func read(
    _ root: YAMLNode, catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> CatalogueVersion? {
    guard var fields = YAMLFields(root, "catalogue lock", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    if let kind = fields.required("bellbird", into: &log), kind.text("kind", into: &log) != "catalogue-lock/1" {
      log.error(
        "lock/other-kind", at: kind.location, "this is not a catalogue lock",
        hint: "make one with: bellbird catalogue lock")
    }
    guard let node = fields.required("version", into: &log), let text = node.text("version", into: &log) else {
      return nil
    }
    guard let version = CatalogueVersion(text) else {
      log.error("lock/not-a-version", at: node.location, "\"\(text)\" is not a version", hint: "write 1.2.3")
      return nil
    }
    guard version <= catalogue.version else {
      log.error(
        "lock/newer", at: node.location,
        "the lock names catalogue \(version), and this program carries \(catalogue.version)",
        hint: "use a newer bellbird")
      return nil
    }
    guard version.major == catalogue.version.major else {
      log.error(
        "lock/other-major", at: node.location,
        "catalogue \(catalogue.version) changed what findings mean since \(version)",
        hint: "read its change log, then make a new baseline and lock")
      return nil
    }
    return version
  }
}

public import Assessment
public import Catalogue
public import Foundation
public import Product
public import SourceText
import YAML

/// Things that tests need ready-made. What a test sets is what matters to it.
public enum Fixture {
  /// The catalogue that is part of the program.
  public static let catalogue = CatalogueReader.embedded()

  /// The project's root.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Public test data that is not part of the project; tests that need it are skipped where it is absent.
  public static let sharedData = root.deletingLastPathComponent().appending(path: "shared/data")

  public static func hasSharedData(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: sharedData.appending(path: path).path())
  }

  /// A model with the usual introduction, two roles and the given features.
  public static func model(_ features: String, more: String = "") -> String {
    """
    bellbird: product/1
    product: { id: sample, name: Sample }
    relationships: [partner, ex-partner, carer, stranger]
    roles:
      organiser: { title: family organiser, can_be: [partner, ex-partner], administers: true, pays: true }
      member: { can_be: [partner, ex-partner] }
    \(more)
    features:
    \(features)
    """
  }

  /// Reads a model; nil with diagnostics where it has errors.
  public static func read(_ text: String, name: String = "product.yaml") -> (product: ProductModel?, log: Diagnostics) {
    var log = Diagnostics()
    guard let node = YAMLParser.parse(SourceFile(name: name, text: text), into: &log) else { return (nil, log) }
    return (ProductReader.read([node], catalogue: catalogue, into: &log), log)
  }

  /// What a terminal would show.
  public static func rendered(_ log: Diagnostics) -> String { DiagnosticRenderer().render(log) }

  /// The assessment of a model that must be valid.
  public static func assess(_ text: String) -> AssessmentResult {
    let (product, log) = read(text)
    guard let product else { preconditionFailure(rendered(log)) }
    return Assessor.assess(product, against: catalogue)
  }

  /// A fresh folder that is removed when the value goes.
  public final class Folder {
    public let url: URL

    public init() {
      url = FileManager.default.temporaryDirectory.appending(path: "bellbird-test-\(UUID().uuidString)")
      try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    public func path(_ name: String) -> String { url.appending(path: name).path() }

    public func write(_ text: String, to name: String) throws {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}

import Assessment
import Catalogue
import CommandLine
import Files
import JSON
import Primitives
import Product
import Reports
import SourceText
import Workspace
import YAML

/// The files that commands share, loaded with their diagnostics shown.
enum Inputs {
  private static let baselineBytesMax = 256 << 20

  /// The program's own catalogue, or the one in `--catalogue DIR`.
  static func catalogue(_ command: ParsedCommand) throws -> PatternCatalogue {
    guard let folder = command["--catalogue"] else { return CatalogueReader.embedded() }
    return try catalogue(in: folder)
  }

  static func catalogueNames(_ command: ParsedCommand) throws -> CatalogueNames {
    guard let folder = command["--catalogue"] else { return .embedded }
    return CatalogueNames(try catalogue(in: folder))
  }

  static var embeddedVersion: CatalogueVersion { CatalogueReader.embedded().version }

  static func catalogue(in folder: String) throws -> PatternCatalogue {
    var log = Diagnostics()
    let catalogue = CatalogueFolder.load(folder, into: &log)
    try Terminal.stopOnErrors(log, in: "the catalogue")
    guard let catalogue else { throw Failure("\(folder) is no catalogue", hint: "see docs/adding-a-pattern.md") }
    return catalogue
  }

  /// The model in a file, or in the folder's `product.yaml`.
  static func product(_ path: String, _ catalogue: PatternCatalogue) throws -> ProductModel {
    var log = Diagnostics()
    let file = FileSystem.isFolder(path) ? "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/product.yaml" : path
    let product = ProductLoader.load(file, catalogue: catalogue, into: &log)
    try Terminal.stopOnErrors(log, in: file)
    guard let product else { throw Failure("\(file) is no product model", hint: "see examples/ for models") }
    return product
  }

  static func baseline(_ path: String) throws -> Baseline {
    let bytes = try FileSystem.read(path, limitBytes: baselineBytesMax)
    do {
      return try SARIFBaseline.read(JSONParser.parse(bytes))
    } catch let error as JSONError {
      throw Failure("\(path) is not JSON: \(error.reason)", hint: "make it with: bellbird baseline init product.yaml")
    } catch let problem as SARIFBaseline.Problem {
      throw Failure("\(path) cannot be a baseline: \(problem.message)", hint: problem.hint)
    }
  }

  static func acceptances(
    _ path: String, for result: AssessmentResult, catalogue: PatternCatalogue, on day: CalendarDate
  ) throws -> Acceptances {
    var log = Diagnostics()
    let root = try yaml(path, into: &log)
    let entries = root.map { AcceptanceReader.read($0, into: &log) } ?? []
    let acceptances = Acceptances.match(entries, to: result.findings, catalogue: catalogue, on: day, into: &log)
    try Terminal.stopOnErrors(log, in: path)
    return acceptances
  }

  static func lock(_ path: String, catalogue: PatternCatalogue) throws -> CatalogueVersion? {
    var log = Diagnostics()
    let version = try yaml(path, into: &log).flatMap { CatalogueLock.read($0, catalogue: catalogue, into: &log) }
    try Terminal.stopOnErrors(log, in: path)
    return version
  }

  static func day(_ command: ParsedCommand) throws -> CalendarDate {
    guard let text = command["--date"] else { return Terminal.today }
    guard let day = CalendarDate(text) else {
      throw Failure(.usage, "--date cannot be \"\(text)\"", hint: "write YYYY-MM-DD")
    }
    return day
  }

  private static func yaml(_ path: String, into log: inout Diagnostics) throws -> YAMLNode? {
    let bytes = try FileSystem.read(path, limitBytes: WorkspaceFiles.fileBytesMax)
    return YAMLParser.parse(SourceFile(name: path, bytes: bytes), into: &log)
  }
}

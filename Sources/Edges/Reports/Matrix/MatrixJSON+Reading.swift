internal import Catalogue
public import JSON
public import Matrix
internal import Primitives

extension MatrixJSON {
  /// Why a file is no earlier matrix.
  public struct Problem: Error, Equatable {
    public let message: String
    public let hint: String
  }

  /// What a later matrix is compared with. Unknown members are passed over, so that newer files can be read.
  public static func read(_ value: JSONValue) throws(Problem) -> EarlierMatrix {
    guard value["schema"]?.string == schema else {
      throw Problem(
        message: "it does not say \"schema\": \"\(schema)\"",
        hint: "make it with: bellbird matrix WORKSPACE --format json --out matrix.json")
    }
    guard let product = value["product"]?["id"]?.string, let rows = value["patterns"]?.array else {
      throw broken("product or patterns")
    }
    var states: [AbusePattern.ID: [Outcome: Cell.State]] = [:]
    for row in rows {
      guard let id = row["id"]?.string, let cells = row["cells"]?.array else { throw broken("a pattern's id or cells") }
      for cell in cells {
        guard let outcome = cell["outcome"]?.string.flatMap(Outcome.init),
          let state = cell["state"]?.string.flatMap(Cell.State.init)
        else { throw broken("an outcome or a state") }
        states[.init(id), default: [:]][outcome] = state
      }
    }
    return EarlierMatrix(product: product, states: states)
  }

  private static func broken(_ what: String) -> Problem {
    Problem(message: "it has no readable \(what)", hint: "take the file as bellbird wrote it")
  }
}

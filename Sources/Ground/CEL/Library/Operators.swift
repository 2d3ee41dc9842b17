/// Operators as functions: `_+_` and what people write for it.
enum Operators {
  private static let readableNames = ["@in": "in", "_[_]": "[]", "_?_:_": "?"]

  static func isOperator(_ function: String) -> Bool { readable(function) != function }

  /// `+` for `_+_`, and a function's own name for others.
  static func readable(_ function: String) -> String {
    if let name = readableNames[function] { return name }
    let letters = function.drop { $0 == "_" }.reversed().drop { $0 == "_" }
    let isSymbol = !letters.isEmpty && letters.allSatisfy { "+-*/%=!<>&|".contains($0) }
    return isSymbol ? String(letters.reversed()) : function
  }
}

/// A word of the language with its place.
struct Token {
  enum Kind: Equatable {
    case identifier(String)
    /// Between backticks: a field whose name is no identifier.
    case quotedIdentifier(String)
    /// Without its sign, which the parser joins to it.
    case int(UInt64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, CaseIterable {
    case and = "&&"
    case or = "||"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case modulo = "%"
    case not = "!"
    case question = "?"
    case colon = ":"
    case dot = "."
    case comma = ","
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  let span: Range<Int>

  /// How a message names it.
  var description: String {
    switch kind {
    case .identifier(let name), .quotedIdentifier(let name): "\"\(name)\""
    case .int, .uint, .double: "a number"
    case .string: "a text"
    case .bytes: "bytes"
    case .symbol(let symbol): "\"\(symbol.rawValue)\""
    case .end: "the end"
    }
  }
}

/// What other languages call things that CEL calls otherwise.
enum ForeignNames {
  /// Nil where the name is none of those.
  static func advice(_ name: String) -> String? {
    if let meant = functions[name.lowercased()] { return "write \(meant)" }
    return nil
  }

  /// `and`, `or` and `not`, in small or large letters. The token before is `not` where its operand cannot stand.
  static func operatorAdvice(_ found: String, after previous: Token?) -> String? {
    switch found.lowercased() {
    case "\"and\"": return "write && for and"
    case "\"or\"": return "write || for or"
    default: break
    }
    return previous?.description.lowercased() == "\"not\"" ? "write ! for not, as in !text.contains(\"a\")" : nil
  }

  private static let functions: [String: String] = {
    let meanings = [
      "list.exists(x, x > 0)": ["any", "some", "find"], "list.all(x, x > 0)": ["every"],
      "text.lowerAscii()": ["lower", "lowercase", "lowercased", "tolower", "tolowercase", "downcase"],
      "text.upperAscii()": ["upper", "uppercase", "uppercased", "toupper", "touppercase", "upcase"],
      "size(x)": ["len", "length", "count"], "size(x) == 0": ["isempty", "empty"],
      "text.contains(\"a\"), or x in list": ["includes", "include"], "text.trim()": ["strip"],
      "text.matches(\"a+\")": ["regex", "match", "ismatch", "regexp"],
      "time.getHours(\"Europe/Vienna\")": ["hour", "hours"], "time.getMinutes()": ["minute", "minutes"],
      "time.getDayOfWeek(), where 0 is Sunday": ["weekday", "dayofweek"], "int(x)": ["toint", "parseint"],
      "string(x)": ["tostring", "str"], "double(x)": ["float", "todouble", "tofloat", "parsefloat"],
    ]
    return Dictionary(meanings.flatMap { meant, names in names.map { ($0, meant) } }) { first, _ in first }
  }()
}

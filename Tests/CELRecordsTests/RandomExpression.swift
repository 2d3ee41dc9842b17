import GroundTestKit
import Records

@testable import CELRecords

/// Well-typed expressions over the sample's fields, of every operator and function that the fast path knows.
struct RandomExpression {
  private var random: SeededRandom
  private var depth = 0
  /// Names that enclosing macros gave, by type.
  private var names: [(name: String, type: String)] = []
  private var nameCount = 0

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> String {
    (depth, names) = (0, [])
    return pick([
      make("bool"), make("bool"), make("bool"), make("int"), make("double"), make("string"), make("timestamp"),
      make("duration"), optional("int"), optional("string"),
    ])
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &random)] }

  /// An expression of that type.
  private mutating func make(_ type: String) -> String {
    depth += 1
    defer { depth -= 1 }
    let known = names.filter { $0.type == type }.map(\.name)
    if !known.isEmpty, Int.random(in: 0..<3, using: &random) == 0 { return pick(known) }
    if depth > 4 || Int.random(in: 0..<6, using: &random) == 0 { return leaf(type) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "(\(make("bool")) ? \(make(type)) : \(make(type)))"
    case 1: return bind(type)
    case 2 where ["int", "string"].contains(type): return "\(optional(type)).orValue(\(make(type)))"
    default: break
    }
    switch type {
    case "bool": return bool()
    case "int": return int()
    case "double": return double()
    case "string":
      return pick(["tags[\(leaf("int"))]", leaf(type), "regex.extract(\(make(type)), r\"\(pattern())\").orValue(word)"])
    case "timestamp":
      return pick([
        "(time + \(make("duration")))", "(\(make("duration")) + \(make(type)))",
        "(\(make(type)) - \(make("duration")))", "timestamp(\(make("int")))",
      ])
    default: return pick(["(time - \(make("timestamp")))", "(\(make(type)) + \(make(type)))", "(\(make(type)) - age)"])
    }
  }

  private mutating func leaf(_ type: String) -> String {
    switch type {
    case "bool": pick(["flag", "other", "true", "false", "has(box.n)", "has(box.deep)", "word.mentions(\"a\")"])
    case "int":
      pick(["n", "m", "box.n", "box.deep.n", "0", "1", "2", "-1", "9223372036854775807", "-9223372036854775808"])
    case "double": pick(["x", "y", "0.0", "-0.0", "1.5", "1e300", "9223372036854775807.0", "(0.0 / 0.0)"])
    case "string":
      pick(["text", "word", "box.text", "\"\"", "\"a\"", "\"message\"", "\"é\"", "\"a longer text than sixteen\""])
    case "timestamp":
      pick(["time", "before", "timestamp(\"2026-01-10T00:00:00Z\")", "timestamp(\"1677-09-22T00:00:00Z\")"])
    default: pick(["age", "duration(\"24h\")", "duration(\"-1.5s\")", "duration(\"2500000h\")", "duration(\"0s\")"])
    }
  }

  private mutating func optional(_ type: String) -> String {
    depth += 1
    defer { depth -= 1 }
    let field = type == "int" ? pick(["box.?n", "box.?deep.?n"]) : "box.?text"
    guard depth < 4 else { return field }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "optional.of(\(make(type)))"
    case 1: return "\(optional(type)).or(\(optional(type)))"
    case 2:
      let target = optional(type)
      return named(type) { "\(target).optMap(\($0), \($1.make(type)))" }
    case 3 where type == "string": return "regex.extract(\(make(type)), r\"\(pattern())\")"
    case 4: return "(\(make("bool")) ? \(optional(type)) : \(optional(type)))"
    default: return field
    }
  }

  private mutating func bind(_ type: String) -> String {
    let bound = pick(["int", "string", "bool", "timestamp"])
    let value = make(bound)
    return named(bound) { "cel.bind(\($0), \(value), \($1.make(type)))" }
  }

  private mutating func named(_ type: String, _ body: (String, inout RandomExpression) -> String) -> String {
    nameCount += 1
    let name = "v\(nameCount)"
    names.append((name, type))
    defer { names.removeLast() }
    return body(name, &self)
  }

  private mutating func pattern() -> String { pick(["a+", "@(u[0-9]+)", "^m", "e$", "\\bé", "x*", "(?i)MESS", "b|c"]) }

  private mutating func bool() -> String {
    let relation = pick(["==", "!=", "<", "<=", ">", ">="])
    let type = pick(["int", "double", "string", "timestamp", "duration", "bool"])
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return "!\(make("bool"))"
    case 1:
      return "(\((0...Int.random(in: 1...3, using: &random)).map { _ in make("bool") }.joined(separator: " && ")))"
    case 2:
      return "(\((0...Int.random(in: 1...3, using: &random)).map { _ in make("bool") }.joined(separator: " || ")))"
    case 3: return "(\(make("int")) \(pick(["<", "<=", ">", ">="])) \(make("double")))"
    case 4: return "\(make("string")).\(pick(["contains", "startsWith", "endsWith"]))(\(make("string")))"
    case 5: return "\(make("string")).matches(r\"\(pattern())\")"
    case 6:
      let (type, lists) = pick([
        ("string", ["tags", "[\"a\", \"message\", \"\"]"]), ("int", ["numbers", "[1, 7, -1]"]), ("double", ["shares"]),
      ])
      return "(\(make(type)) in \(pick(lists)))"
    case 7, 8: return macro()
    case 9: return "\(make("string")).mentions(\"\(pick(["a", "b"]))\")"
    case 10: return "\(optional("int")).hasValue()"
    case 11: return "math.\(pick(["isNaN", "isInf", "isFinite"]))(\(make("double")))"
    default: return "(\(make(type)) \(relation) \(make(type)))"
    }
  }

  private mutating func macro() -> String {
    let (list, type) = pick([
      ("tags", "string"), ("numbers", "int"), ("shares", "double"), ("[1, 2, 3]", "int"), ("[\"a\", \"\"]", "string"),
    ])
    let kind = pick(["all", "exists", "exists_one"])
    if Int.random(in: 0..<4, using: &random) == 0 {
      return named("int") { index, inner in
        inner.named(type) {
          "\(list).\(kind == "exists_one" ? "existsOne" : kind)(\(index), \($0), \($1.make("bool")))"
        }
      }
    }
    return named(type) { "\(list).\(kind)(\($0), \($1.make("bool")))" }
  }

  private mutating func int() -> String {
    let clock = pick([
      "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours",
      "getMinutes", "getSeconds", "getMilliseconds",
    ])
    switch Int.random(in: 0..<11, using: &random) {
    case 0...3: return "(\(make("int")) \(pick(["+", "-", "*", "/", "%"])) \(make("int")))"
    case 4: return "-(\(make("int")))"
    case 5: return "size(\(pick([make("string"), "tags", "numbers", "[1, 2]"])))"
    case 6: return pick(["int(\(make("double")))", "int(\(make("timestamp")))"])
    case 7: return "\(make("timestamp")).\(clock)(\(pick(["", "\"UTC\"", "\"+05:30\"", "\"-11:00\""])))"
    case 8: return "\(make("duration")).\(pick(["getHours", "getMinutes", "getSeconds", "getMilliseconds"]))()"
    case 9: return "numbers[\(make("int"))]"
    default: return "math.sign(\(make("int")))"
    }
  }

  private mutating func double() -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1: "(\(make("double")) \(pick(["+", "-", "*", "/"])) \(make("double")))"
    case 2: pick(["double(\(make("int")))", "-(\(make("double")))", "shares[\(make("int"))]"])
    default: "math.\(pick(["ceil", "floor", "round", "trunc", "abs", "sign", "sqrt"]))(\(make("double")))"
    }
  }

  // MARK: Records

  /// A record with some of the fields, of values that are likely to be equal, to overflow, or to be nothing.
  mutating func record() -> SampleRecord {
    var values: [String: SampleRecord.Value] = [:]
    for field in Sample.language.schema.fields where Int.random(in: 0..<8, using: &random) > 0 {
      values[field.name] = value(field.type)
    }
    return SampleRecord(Sample.language.schema, values)
  }

  private mutating func value(_ type: FieldType) -> SampleRecord.Value {
    switch type {
    case .bool: return .bool(Bool.random(using: &random))
    case .int: return .int(pick([0, 1, 2, 7, -1, -3, .max, .min, Int64.random(in: -100...100, using: &random)]))
    case .double: return .double(pick([0, -0.0, 1, 1.5, -2.5, .nan, .infinity, 1e300, 0x1p63, 0x1p-1074, 7]))
    case .timestamp, .duration:
      return .int(
        pick([0, -1, 1_767_225_600_123_000_000, .max, .min, Int64.random(in: .min ... .max, using: &random)]))
    case .string:
      let texts = ["", "a", "message", "messages", "é", "héllo @u17!", "b", "@u5", "a longer text than sixteen", "🙂🙂"]
      return .text(
        pick(
          texts + [
            String((0..<Int.random(in: 0..<40, using: &random)).map { _ in pick(["a", "b", "é"] as [Character]) })
          ]))
    case .list(let item): return .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(item.type) })
    }
  }
}

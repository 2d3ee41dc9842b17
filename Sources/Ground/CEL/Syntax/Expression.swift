/// A part of an expression as it was written, macros kept as what they mean.
public struct Expression: Sendable {
  /// Counts parts of one tree from 0; what the checker learns of a part is stored under this number.
  public let id: Int
  /// Bytes of the source's text.
  public let span: Range<Int>
  public let kind: Kind
  /// Levels of parts from here down, at least 1.
  let height: Int
  /// How many lists, maps and optionals of this text the part's value may hold inside of each other.
  let nesting: Int

  init(id: Int, span: Range<Int>, kind: Kind) {
    (self.id, self.span, self.kind) = (id, span, kind)
    (height, nesting) = (kind.height, kind.nesting)
  }

  public indirect enum Kind: Sendable {
    case constant(CELValue)
    /// A variable, a named constant or a type. Starts with a dot where the text does, which leaves out the container.
    case name(String)
    case select(Expression, field: String, Access)
    case index(Expression, Expression, isOptional: Bool)
    /// Operators have names such as `_+_`, as in the language's standard declarations.
    case call(Call)
    /// Two or more terms of one `&&` chain.
    case and([Expression])
    /// Two or more terms of one `||` chain.
    case or([Expression])
    case conditional(Expression, then: Expression, otherwise: Expression)
    case list([Item])
    case map([Entry])
    case record(type: String, [Field])
    case comprehension(Comprehension)
    /// `cel.bind(name, value, body)`.
    case bind(name: String, value: Expression, body: Expression)
    /// `target.optMap(name, body)`; flat for `optFlatMap`, whose body is an optional itself.
    case optionalMap(Expression, name: String, body: Expression, isFlat: Bool)
  }

  public enum Access: Sendable {
    case value
    /// `operand.?field`: an optional.
    case optional
    /// `has(operand.field)`: a bool.
    case presence
  }

  public struct Call: Sendable {
    /// After checking the full name: `math.abs`.
    public let function: String
    /// Before the dot, of a call that reads like a method.
    public let target: Expression?
    public let arguments: [Expression]
    public let nameSpan: Range<Int>

    /// The target, if any, and the arguments: what an overload is chosen by.
    public var operands: [Expression] { (target.map { [$0] } ?? []) + arguments }
  }

  public struct Item: Sendable {
    public let value: Expression
    /// `?value`: an optional, left out where it is empty.
    public let isOptional: Bool
  }

  public struct Entry: Sendable {
    public let key: Expression
    public let value: Expression
    public let isOptional: Bool
  }

  public struct Field: Sendable {
    public let name: String
    public let nameSpan: Range<Int>
    public let value: Expression
    public let isOptional: Bool
  }

  /// A macro that looks at each element of a list or each key of a map.
  public struct Comprehension: Sendable {
    public enum Kind: Sendable {
      case all, exists, existsOne
      /// A list of `result` for each element that fulfils `condition`; `filter` has the element itself as its result.
      case list
      /// A map with the same keys (`transformMap`).
      case map
      /// A map of the entries of `result`, itself a map (`transformMapEntry`).
      case entries
    }

    public let kind: Kind
    public let range: Expression
    /// One: the element, or the key of a map. Two: index and element, or key and value.
    public let variables: [String]
    /// Of `all`, `exists` and `existsOne` the predicate; of the others what an element needs, or nil.
    public let condition: Expression?
    /// Of the other kinds; nil for the element itself.
    public let result: Expression?
  }
}

extension Expression {
  /// The parts directly below, in the order of the text.
  public var children: [Expression] { kind.children }
}

extension Expression.Kind {
  var children: [Expression] {
    switch self {
    case .constant, .name: []
    case .select(let operand, _, _): [operand]
    case .index(let operand, let index, _): [operand, index]
    case .call(let call): call.operands
    case .and(let terms), .or(let terms): terms
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .list(let items): items.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .record(_, let fields): fields.map(\.value)
    case .comprehension(let loop): [loop.range] + [loop.condition, loop.result].compactMap { $0 }
    case .bind(_, let value, let body): [value, body]
    case .optionalMap(let target, _, let body, _): [target, body]
    }
  }

  fileprivate var height: Int { 1 + children.reduce(0) { max($0, $1.height) } }

  /// What a macro binds counts as if it stood where it is used.
  fileprivate var nesting: Int {
    let inside = children.reduce(0) { max($0, $1.nesting) }
    switch self {
    case .list, .map, .record: return 1 + inside
    case .call(let call): return Operators.isOperator(call.function) ? inside : 1 + inside
    case .bind(_, let value, let body): return value.nesting + body.nesting
    case .optionalMap(let target, _, let body, _): return 1 + target.nesting + body.nesting
    case .comprehension(let loop):
      return 1 + loop.range.nesting + max(loop.condition?.nesting ?? 0, loop.result?.nesting ?? 0)
    default: return inside
    }
  }
}

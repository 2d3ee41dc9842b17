/// The names that an expression may use: variables, functions, records.
public struct CELEnvironment: Sendable {
  public struct Variable: Sendable {
    public let name: String
    public let type: CELType
  }

  /// A dotted prefix that names may leave out: in `a.b`, `x` means `a.b.x`, or else `a.x`, or else `x`.
  public var container = ""
  public var limits: CELLimits
  /// In the order of declaration, which is the order of values given to a program.
  public private(set) var variables: [Variable] = []
  private var variablePositions: [String: Int] = [:]
  private(set) var functions: [String: Function] = [:]
  private(set) var records: [String: RecordType] = [:]
  private(set) var constants: [String: CELValue] = [:]

  /// The whole language, without variables.
  public init(limits: CELLimits = CELLimits()) {
    self.limits = limits
    for function in StandardLibrary.functions { declare(function) }
    for type in StandardLibrary.types { constants[type.name] = .type(type) }
  }

  /// Declares a variable; a second declaration of a name replaces the first. The name may have dots.
  public mutating func declare(_ name: String, _ type: CELType) {
    let variable = Variable(name: name, type: type)
    if let position = variablePositions[name] {
      variables[position] = variable
    } else {
      variablePositions[name] = variables.count
      variables.append(variable)
    }
  }

  /// Declares a function, or more ways to call a known one. An overload of a known id replaces it.
  public mutating func declare(_ function: Function) {
    let added = Set(function.overloads.map(\.id))
    let known = functions[function.name]?.overloads.filter { !added.contains($0.id) } ?? []
    functions[function.name] = Function(function.name, known + function.overloads)
  }

  public mutating func declare(_ record: RecordType) {
    records[record.name] = record
    constants[record.name] = .type(.record(record.name))
  }

  /// Declares a type that only functions can look into.
  public mutating func declare(opaqueType name: String) { constants[name] = .type(.opaque(name, [])) }

  /// A name that always has the same value.
  public mutating func declare(constant name: String, _ value: CELValue) { constants[name] = value }

  public func record(_ name: String) -> RecordType? { records[name] }

  public func position(ofVariable name: String) -> Int? { variablePositions[name] }

  /// A type as declarations write it, with this environment's records and opaque types.
  public func type(_ text: String) -> CELType? {
    var reader = typeReader(text)
    return reader.read()
  }

  func typeReader(_ text: String) -> TypeText {
    TypeText(text) { name in
      if records[name] != nil { return .record(name) }
      if name.utf8.count == 1, name.utf8.allSatisfy({ (65...90).contains($0) }) { return .parameter(name) }
      guard case .type(.opaque(let name, let parameters)) = constants[name] else { return nil }
      return .opaque(name, parameters)
    }
  }

  /// The record that a name means in this container.
  func record(standingFor name: String) -> RecordType? {
    candidates(name).lazy.compactMap { records[$0] }.first
  }

  /// The full names that a name may stand for, in the order in which they are tried.
  func candidates(_ name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    var prefix = container[...]
    var names: [String] = []
    while !prefix.isEmpty {
      names.append("\(prefix).\(name)")
      prefix = prefix.lastIndex(of: ".").map { prefix[..<$0] } ?? ""
    }
    return names + [name]
  }
}

/// The commands of a program, found by their one or two leading words.
public struct CommandTable: Sendable {
  public let program: String
  public let summary: String
  public let commands: [CommandSyntax]

  public init(program: String, summary: String, commands: [CommandSyntax]) {
    self.program = program
    self.summary = summary
    self.commands = commands
  }

  /// The command that the words start with, and the words after its name.
  public func find(_ words: [String]) throws(UsageError) -> (CommandSyntax, rest: ArraySlice<String>) {
    guard let first = words.first else { throw .missingArgument("COMMAND") }
    for length in [2, 1] where words.count >= length {
      let name = words[..<length].joined(separator: " ")
      if let command = commands.first(where: { $0.name == name }) { return (command, words.dropFirst(length)) }
    }
    let group = commands.filter { $0.name.hasPrefix("\(first) ") }.map(\.name)
    if !group.isEmpty {
      guard let second = words.dropFirst().first, !second.hasPrefix("-") else {
        throw .incompleteCommand(first, known: group)
      }
      throw .unknownCommand("\(first) \(second)", known: group)
    }
    throw .unknownCommand(first, known: commands.map(\.name) + Array(Set(commands.map { firstWord($0.name) })))
  }

  func firstWord(_ name: String) -> String { String(name.prefix { $0 != " " }) }
}

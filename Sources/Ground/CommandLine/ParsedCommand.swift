/// A command line that fits its syntax.
public struct ParsedCommand: Sendable {
  public let syntax: CommandSyntax
  /// In the order of the syntax; optional ones at the end may be missing, and the last one may be there several times.
  public let arguments: [String]
  private let values: [String: String]

  /// The value of an option, or an empty text for a flag that was given.
  public subscript(option: String) -> String? { values[option] }

  public func has(_ flag: String) -> Bool { values[flag] != nil }

  /// Reads the words after the command's name. `--` ends the options; `-` alone is an argument.
  public init(_ syntax: CommandSyntax, words: some Sequence<String>) throws(UsageError) {
    var arguments: [String] = []
    var values: [String: String] = [:]
    var optionsEnded = false
    var iterator = Array(words).makeIterator()
    while let word = iterator.next() {
      if word == "--", !optionsEnded {
        optionsEnded = true
        continue
      }
      guard word.hasPrefix("-"), word != "-", !optionsEnded else {
        arguments.append(word)
        continue
      }
      if syntax.takesFreeText(at: arguments.count), !syntax.options.contains(where: { word.hasPrefix($0.name) }) {
        arguments.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = syntax.options.first(where: { $0.name == parts[0] }) else {
        throw .unknownOption(parts[0], known: syntax.options.map(\.name))
      }
      guard values[option.name] == nil else { throw .repeatedOption(option.name) }
      guard let placeholder = option.value else {
        guard parts.count == 1 else { throw .unexpectedValue(option: option.name) }
        values[option.name] = ""
        continue
      }
      guard let value = parts.count == 2 ? parts[1] : iterator.next() else {
        throw .missingValue(option: option.name, value: placeholder)
      }
      guard option.choices.isEmpty || option.choices.contains(value) else {
        throw .notAChoice(value, option: option.name, choices: option.choices)
      }
      values[option.name] = value
    }
    let needed = syntax.arguments.filter { !$0.isOptional }
    guard arguments.count >= needed.count else { throw .missingArgument(needed[arguments.count].name) }
    guard arguments.count <= syntax.arguments.count || syntax.arguments.last?.isRepeated == true else {
      throw .surplusArgument(arguments[syntax.arguments.count])
    }
    self.syntax = syntax
    self.arguments = arguments
    self.values = values
  }
}

extension CommandSyntax {
  fileprivate func takesFreeText(at position: Int) -> Bool {
    arguments.indices.contains(position) && arguments[position].isFreeText
  }
}

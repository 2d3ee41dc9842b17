internal import SourceText

/// A command line that cannot be carried out.
public enum UsageError: Error, Hashable, Sendable {
  case unknownCommand(String, known: [String])
  /// The first word of commands that have two.
  case incompleteCommand(String, known: [String])
  case unknownOption(String, known: [String])
  case missingValue(option: String, value: String)
  case unexpectedValue(option: String)
  case notAChoice(String, option: String, choices: [String])
  case repeatedOption(String)
  case missingArgument(String)
  case surplusArgument(String)

  /// What is wrong, without a full stop.
  public var message: String {
    switch self {
    case .unknownCommand(let word, _): "there is no command \"\(word)\""
    case .incompleteCommand(let word, _): "\"\(word)\" needs a second word"
    case .unknownOption(let word, _): "there is no option \"\(word)\" here"
    case .missingValue(let option, let value): "\(option) needs a value: \(option) \(value)"
    case .unexpectedValue(let option): "\(option) takes no value"
    case .notAChoice(let word, let option, _): "\(option) cannot be \"\(word)\""
    case .repeatedOption(let option): "\(option) is given twice"
    case .missingArgument(let name): "\(name) is missing"
    case .surplusArgument(let word): "\"\(word)\" is one argument too many"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .unknownCommand(let word, let known), .unknownOption(let word, let known):
      Suggestion.hint(for: word, in: known, otherwise: "see --help")
    case .incompleteCommand(_, let known): "one of \(known.joined(separator: ", "))"
    case .notAChoice(let word, _, let choices):
      Suggestion.hint(for: word, in: choices, otherwise: "one of \(choices.joined(separator: ", "))")
    default: "see --help"
    }
  }
}

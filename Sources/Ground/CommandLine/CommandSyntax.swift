/// What a command of the program takes: the source of parsing, of `--help` and of shell completion.
public struct CommandSyntax: Sendable {
  public struct Argument: Sendable {
    public let name: String
    public let help: String
    public let isOptional: Bool
    /// Anything that a person may write, also with a minus at its start: what is no option of the command.
    public let isFreeText: Bool
    /// The last one may be given several times.
    public let isRepeated: Bool

    public init(
      _ name: String, _ help: String, isOptional: Bool = false, isFreeText: Bool = false, isRepeated: Bool = false
    ) {
      self.isRepeated = isRepeated
      self.name = name
      self.help = help
      self.isOptional = isOptional
      self.isFreeText = isFreeText
    }
  }

  public struct Option: Sendable {
    /// With its dashes: `--format`.
    public let name: String
    /// What stands for the value in help, or nil for a flag.
    public let value: String?
    public let help: String
    /// The allowed values; empty for any.
    public let choices: [String]

    public init(_ name: String, _ value: String? = nil, _ help: String, choices: [String] = []) {
      self.name = name
      self.value = value
      self.help = help
      self.choices = choices
    }
  }

  public struct Example: Sendable {
    public let line: String
    public let does: String

    public init(_ line: String, _ does: String) {
      self.line = line
      self.does = does
    }
  }

  /// One or two words: `assess`, `catalogue show`.
  public let name: String
  public let summary: String
  /// What the exit codes mean here, and what else a person needs to know; empty for nothing.
  public let details: String
  public let arguments: [Argument]
  public let options: [Option]
  public let examples: [Example]

  public init(
    _ name: String, _ summary: String, details: String = "", arguments: [Argument] = [], options: [Option] = [],
    examples: [Example]
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.arguments = arguments
    self.options = options
    self.examples = examples
  }
}

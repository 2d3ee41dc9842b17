import CommandLine
import Testing

@Suite struct ParsedCommandTests {
  /// Arguments, then options by name: `a b | --format=json --quiet`.
  private func summary(_ command: ParsedCommand) -> String {
    let options = command.syntax.options.compactMap { option in
      command[option.name].map { option.value == nil ? option.name : "\(option.name)=\($0)" }
    }
    return "\(command.arguments.joined(separator: " ")) | \(options.joined(separator: " "))"
  }

  @Test(arguments: [
    (["a"], "a | "), (["a", "b"], "a b | "), (["a", "--format", "json"], "a | --format=json"),
    (["--format", "json", "a"], "a | --format=json"), (["a", "--format=json"], "a | --format=json"),
    (["a", "--out=x=y"], "a | --out=x=y"), (["a", "--out="], "a | --out="), (["a", "--out", ""], "a | --out="),
    (["a", "--out", "--quiet"], "a | --out=--quiet"), (["a", "--out", "--"], "a | --out=--"),
    (["a", "--out", "-"], "a | --out=-"), (["--quiet", "a", "--format=text", "b"], "a b | --format=text --quiet"),
    (["--", "--quiet"], "--quiet | "), (["--", "-", "--"], "- -- | "), (["--quiet", "--", "a"], "a | --quiet"),
    (["-"], "- | "), (["-", "-"], "- - | "), ([""], " | "), (["größe", "a b"], "größe a b | "),
  ])
  func `words that fit`(_ words: [String], _ expected: String) throws {
    let command = try ParsedCommand(Sample.assess, words: words)
    #expect(summary(command) == expected)
    #expect(command.has("--quiet") == expected.contains(" --quiet"))
    #expect(command["--absent"] == nil)
    #expect(!command.has("--absent"))
  }

  @Test(
    arguments: [
      ([], "PRODUCT is missing", "see --help"), (["--quiet"], "PRODUCT is missing", "see --help"),
      (["a", "b", "c"], "\"c\" is one argument too many", "see --help"),
      (["a", "--fromat", "x"], "there is no option \"--fromat\" here", "did you mean \"--format\"?"),
      (["a", "--fromat=x"], "there is no option \"--fromat\" here", "did you mean \"--format\"?"),
      (["a", "-q"], "there is no option \"-q\" here", "see --help"),
      (["a", "---"], "there is no option \"---\" here", "see --help"),
      (["a", "--=x"], "there is no option \"--\" here", "see --help"),
      (["a", "--format"], "--format needs a value: --format FORMAT", "see --help"),
      (["a", "--quiet=yes"], "--quiet takes no value", "see --help"),
      (["a", "--quiet="], "--quiet takes no value", "see --help"),
      (["a", "--format", "jsno"], "--format cannot be \"jsno\"", "did you mean \"json\"?"),
      (["a", "--format=pdf"], "--format cannot be \"pdf\"", "one of text, json, sarif"),
      (["a", "--format="], "--format cannot be \"\"", "one of text, json, sarif"),
      (["a", "--format", "--quiet"], "--format cannot be \"--quiet\"", "one of text, json, sarif"),
      (["a", "--out", "x", "--out", "x"], "--out is given twice", "see --help"),
      (["a", "--quiet", "--quiet"], "--quiet is given twice", "see --help"),
      (["a", "--format=json", "--format=text"], "--format is given twice", "see --help"),
    ] as [([String], String, String)])
  func `words that do not fit are told with a way out`(_ words: [String], _ message: String, _ hint: String) {
    do throws(UsageError) {
      Issue.record("read as \(summary(try ParsedCommand(Sample.assess, words: words)))")
    } catch {
      #expect(error.message == message)
      #expect(error.hint == hint)
    }
  }

  @Test func `a command that takes nothing takes nothing`() throws {
    #expect(summary(try ParsedCommand(Sample.list, words: [])) == " | ")
    #expect(throws: UsageError.surplusArgument("x")) { try ParsedCommand(Sample.list, words: ["x"]) }
    #expect(throws: UsageError.unknownOption("--x", known: [])) { try ParsedCommand(Sample.list, words: ["--x"]) }
    #expect(throws: UsageError.missingArgument("ID")) { try ParsedCommand(Sample.show, words: ["--"]) }
  }
}

/// Arguments that may look like options.
@Suite struct FreeTextTests {
  private static let syntax = CommandSyntax(
    "eval", "", arguments: [.init("EXPR", "", isFreeText: true)], options: [.init("--vars", "F", "")], examples: [])

  @Test(arguments: ["-1", "--x", "-", "---1"])
  func `what is no option is the text`(_ text: String) throws {
    #expect(try ParsedCommand(Self.syntax, words: [text, "--vars", "f"]).arguments == [text])
    #expect(try ParsedCommand(Self.syntax, words: ["--vars=f", text]).arguments == [text])
    #expect(throws: UsageError.self) { try ParsedCommand(Self.syntax, words: ["1", text]) }
  }
}

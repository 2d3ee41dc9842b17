import CommandLine
import Testing

@Suite struct UsageErrorTests {
  @Test(arguments: [
    (
      UsageError.unknownCommand("asess", known: ["assess"]), "there is no command \"asess\"", "did you mean \"assess\"?"
    ),
    (.incompleteCommand("a", known: ["a b", "a c"]), "\"a\" needs a second word", "one of a b, a c"),
    (.unknownOption("--x", known: ["--format"]), "there is no option \"--x\" here", "see --help"),
    (.missingValue(option: "--out", value: "FILE"), "--out needs a value: --out FILE", "see --help"),
    (.unexpectedValue(option: "--quiet"), "--quiet takes no value", "see --help"),
    (
      .notAChoice("pdf", option: "--format", choices: ["text", "json"]), "--format cannot be \"pdf\"",
      "one of text, json"
    ),
    (.repeatedOption("--out"), "--out is given twice", "see --help"),
    (.missingArgument("ID"), "ID is missing", "see --help"),
    (.surplusArgument("x"), "\"x\" is one argument too many", "see --help"),
  ])
  func `an error says what is wrong and what to do`(_ error: UsageError, _ message: String, _ hint: String) {
    #expect(error.message == message)
    #expect(error.hint == hint)
  }
}

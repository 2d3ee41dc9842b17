import CommandLine
import Testing

@Suite struct CommandTableTests {
  @Test(
    arguments: [
      (["assess"], "assess", []), (["assess", "a", "b"], "assess", ["a", "b"]),
      (["assess", "assess"], "assess", ["assess"]),
      (["catalogue", "show"], "catalogue show", []), (["catalogue", "show", "x"], "catalogue show", ["x"]),
      (["catalogue", "list", "show"], "catalogue list", ["show"]), (["check", "out"], "check", ["out"]),
      (["checkout"], "checkout", []),
    ] as [([String], String, [String])])
  func `a command is found by its one or two words`(_ words: [String], _ name: String, _ rest: [String]) throws {
    let found = try Sample.table.find(words)
    #expect(found.0.name == name)
    #expect(Array(found.rest) == rest)
  }

  @Test(
    arguments: [
      ([], "COMMAND is missing", "see --help"),
      (["asess"], "there is no command \"asess\"", "did you mean \"assess\"?"),
      (["catalog"], "there is no command \"catalog\"", "did you mean \"catalogue\"?"),
      (["banana"], "there is no command \"banana\"", "see --help"), ([""], "there is no command \"\"", "see --help"),
      (["catalogue"], "\"catalogue\" needs a second word", "one of catalogue show, catalogue list"),
      (["catalogue", "--help"], "\"catalogue\" needs a second word", "one of catalogue show, catalogue list"),
      (["catalogue", "shwo"], "there is no command \"catalogue shwo\"", "did you mean \"catalogue show\"?"),
      (["catalogue", "xyzxyz"], "there is no command \"catalogue xyzxyz\"", "see --help"),
      (["show"], "there is no command \"show\"", "see --help"),
      (["Assess"], "there is no command \"Assess\"", "did you mean \"assess\"?"),
    ] as [([String], String, String)])
  func `an unknown command is told with the one that was probably meant`(
    _ words: [String], _ message: String, _ hint: String
  ) {
    do throws(UsageError) {
      Issue.record("found \(try Sample.table.find(words).0.name)")
    } catch {
      #expect(error.message == message)
      #expect(error.hint == hint)
    }
  }
}

import CEL
import SourceText
import Testing
import YAML

@Suite struct CELDeclarationsTests {
  private func read(_ yaml: String) -> (CELEnvironment, String) {
    var environment = CELEnvironment()
    var log = Diagnostics()
    if let root = YAMLParser.parse(SourceFile(name: "t.yaml", text: yaml), into: &log) {
      CELDeclarations.read(root, into: &environment, &log)
    }
    return (environment, DiagnosticRenderer().render(log))
  }

  private func type(_ text: String, in environment: CELEnvironment) -> String {
    var log = Diagnostics()
    return environment.check(CELSource(text), into: &log)?.type.description ?? DiagnosticRenderer().render(log)
  }

  @Test func `variables, records and functions are declared`() {
    let (environment, told) = read(
      """
      container: shop
      types:
        Order: {total: double, items: list(Item)}
        Item: {name: string}
      variables:
        order: Order
        shop.limit: double
        counts: "map(string, int)"
        maybe: optional_type(timestamp)
        place: {country: string}
      functions:
        known: [(string) -> bool, string.(int) -> list(string)]
        same: "(A, A) -> A"
      """)
    #expect(told.isEmpty)
    for (text, expected) in [
      ("order.items[0].name", "string"), ("limit", "double"), ("counts.a", "int"),
      ("maybe", "optional_type(timestamp)"),
      ("place.country", "string"), ("known('a')", "bool"), ("'a'.known(1)", "list(string)"), ("same(1, 2)", "int"),
    ] {
      #expect(type(text, in: environment) == expected)
    }
  }

  @Test func `a file without sections holds variables`() {
    #expect(type("a + b", in: read("a: int\nb: int\n").0) == "int")
    #expect(type("a", in: read("variables:\n  - {name: a, type: list(bool)}\n").0) == "list(bool)")
  }

  @Test(arguments: [
    ("a: itn\n", "error[cel/unknown-type]: there is no type \"itn\"", "did you mean \"int\"?"),
    ("a: list(\n", "error[cel/unknown-type]: there is no type \"list(\"", "did you mean \"list\"?"),
    (
      "variables: {}\nfunktions: {}\n", "error[cel/declarations]: there is no section \"funktions\"",
      "did you mean \"functions\"?"
    ),
    ("functions: {f: int}\n", "error[cel/signature]: \"int\" does not say how a function is called", "write (string"),
    ("variables: [{name: a}]\n", "error[cel/declarations]: a variable needs a name and a type", "write {name"),
    ("types: {A: 1}\n", "error[cel/declarations]: a record's fields are fields", "write one a line"),
  ])
  func `mistakes are told`(_ yaml: String, _ message: String, _ hint: String) {
    let told = read(yaml).1
    #expect(told.contains(message) && told.contains("hint: \(hint)"), "\(told)")
  }
}

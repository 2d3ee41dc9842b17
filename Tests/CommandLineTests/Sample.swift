import CommandLine

/// A program with every kind of command, argument and option.
enum Sample {
  static let assess = CommandSyntax(
    "assess", "Finds what can go wrong.", details: "Exits 1 on findings.",
    arguments: [.init("PRODUCT", "the model's file"), .init("MORE", "another file", isOptional: true)],
    options: [
      .init("--format", "FORMAT", "how to write it", choices: ["text", "json", "sarif"]),
      .init("--out", "FILE", "where to write it"), .init("--quiet", nil, "say less"),
    ],
    examples: [.init("bird assess product.yaml", "shows what can go wrong")])

  static let show = CommandSyntax(
    "catalogue show", "Shows one entry.", arguments: [.init("ID", "the entry's name")],
    options: [.init("--format", "FORMAT", "how to show it", choices: ["short", "long"])],
    examples: [.init("bird catalogue show doxxing", "shows the pattern")])

  static let list = CommandSyntax(
    "catalogue list", "Lists entries.", examples: [.init("bird catalogue list", "lists all")])
  static let check = CommandSyntax("check", "Checks it.", options: [.init("--deep", nil, "all of it")], examples: [])
  static let checkout = CommandSyntax(
    "checkout", "Takes it's copy.", options: [.init("--into", "DIR", "a \\ path")], examples: [])

  static let table = CommandTable(
    program: "bird", summary: "Sings at dawn.", commands: [assess, show, list, check, checkout])
}

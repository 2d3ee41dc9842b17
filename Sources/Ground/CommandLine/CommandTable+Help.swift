extension CommandTable {
  /// What `program --help` prints.
  public func help() -> String {
    let width = (commands.map(\.name.count).max() ?? 0) + 2
    var text = "\(summary)\n\nusage: \(program) COMMAND [ARGUMENTS]\n\ncommands:\n"
    for command in commands {
      text += "  \(pad(command.name, width))\(command.summary)\n"
    }
    return text + "\n\"\(program) COMMAND --help\" tells more, with examples.\n"
  }

  /// What `program COMMAND --help` prints.
  public func help(for command: CommandSyntax) -> String {
    var usage = "\(program) \(command.name)"
    for argument in command.arguments {
      let name = argument.name + (argument.isRepeated ? "…" : "")
      usage += argument.isOptional ? " [\(name)]" : " \(name)"
    }
    if !command.options.isEmpty { usage += " [OPTIONS]" }
    var text = "\(command.summary)\n\nusage: \(usage)\n"
    let names = command.arguments.map(\.name) + command.options.map { label($0) }
    let width = (names.map(\.count).max() ?? 0) + 2
    if !command.arguments.isEmpty {
      text += "\narguments:\n"
      for argument in command.arguments { text += "  \(pad(argument.name, width))\(argument.help)\n" }
    }
    if !command.options.isEmpty {
      text += "\noptions:\n"
      for option in command.options { text += "  \(pad(label(option), width))\(option.help)\n" }
    }
    if !command.details.isEmpty { text += "\n\(command.details)\n" }
    text += "\nexamples:\n"
    for example in command.examples { text += "  \(example.line)\n      \(example.does)\n" }
    return text
  }

  private func label(_ option: CommandSyntax.Option) -> String {
    option.value.map { "\(option.name) \($0)" } ?? option.name
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

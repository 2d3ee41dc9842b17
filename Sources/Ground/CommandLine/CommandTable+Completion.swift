extension CommandTable {
  public enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  /// A script that completes commands, options and their choices; file names everywhere else.
  public func completion(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: "autoload -U +X bashcompinit && bashcompinit\n" + bash
    case .fish: fish
    }
  }

  private var bash: String {
    var options = ""
    var choices = ""
    var groups = ""
    for command in commands {
      let names = (command.options.map(\.name) + ["--help"]).joined(separator: " ")
      options += "    \"\(command.name) \"*) options=\"\(names)\" ;;\n"
      for option in command.options where !option.choices.isEmpty {
        let values = option.choices.joined(separator: " ")
        choices += "    \"\(command.name) \"*\"\(option.name)\") words=\"\(values)\" ;;\n"
      }
    }
    for group in Set(commands.filter { $0.name.contains(" ") }.map { firstWord($0.name) }).sorted() {
      let verbs = commands.filter { $0.name.hasPrefix("\(group) ") }.map { $0.name.dropFirst(group.count + 1) }
      groups += "    \"2 \(group) \"*) words=\"\(verbs.joined(separator: " "))\" ;;\n"
    }
    let words = Set(commands.map { firstWord($0.name) }).sorted().joined(separator: " ")
    // Without a word of ours the shell completes file names, by `-o default`.
    return """
      _\(program)() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" options=""
        local command="${COMP_WORDS[*]:1:2} "
        COMPREPLY=()
        if [ "$word" = "=" ]; then
          word=""
        elif [ "$before" = "=" ]; then
          before="${COMP_WORDS[COMP_CWORD-2]}"
        fi
        case "$command" in
      \(options)  esac
        case "$command$before" in
      \(choices)  esac
        case "$COMP_CWORD $command" in
          "1 "*) words="\(words) --help" ;;
      \(groups)  esac
        if [ -z "$words" ]; then
          case "$word" in -*) words="$options" ;; esac
        fi
        COMPREPLY=($(compgen -W "$words" -- "$word"))
      }
      complete -o default -F _\(program) \(program)

      """
  }

  private var fish: String {
    var text = ""
    for word in Set(commands.map { firstWord($0.name) }).sorted() {
      let summary = commands.first { $0.name == word }?.summary ?? ""
      text += "complete -c \(program) -n __fish_use_subcommand -a \(word) -d '\(quoted(summary))'\n"
    }
    for command in commands {
      let words = command.name.split(separator: " ")
      let condition = words.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
      if words.count == 2 {
        let first = "__fish_seen_subcommand_from \(words[0])"
        text += "complete -c \(program) -n '\(first)' -a \(words[1]) -d '\(quoted(command.summary))'\n"
      }
      for option in command.options {
        let takes = option.value == nil ? "" : " -r"
        let choices = option.choices.isEmpty ? "" : " -a '\(option.choices.joined(separator: " "))'"
        text += "complete -c \(program) -n '\(condition)' -l \(option.name.dropFirst(2))\(takes)\(choices)"
        text += " -d '\(quoted(option.help))'\n"
      }
    }
    return text
  }

  private func quoted(_ text: String) -> String { text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") }
}

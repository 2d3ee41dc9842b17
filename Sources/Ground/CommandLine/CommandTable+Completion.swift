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
    var cases = ""
    for command in commands {
      let options = command.options.map(\.name).joined(separator: " ")
      cases += "    \"\(command.name)\"*) options=\"\(options) --help\" ;;\n"
    }
    var choices = ""
    var seen: Set<String> = []
    for option in commands.flatMap(\.options) where !option.choices.isEmpty && seen.insert(option.name).inserted {
      choices +=
        "    \(option.name)) COMPREPLY=($(compgen -W \"\(option.choices.joined(separator: " "))\" -- \"$word\")); return ;;\n"
    }
    var groups = ""
    for group in Set(commands.filter { $0.name.contains(" ") }.map { firstWord($0.name) }).sorted() {
      let verbs = commands.filter { $0.name.hasPrefix("\(group) ") }.map { $0.name.dropFirst(group.count + 1) }
      groups +=
        "    \(group)) COMPREPLY=($(compgen -W \"\(verbs.joined(separator: " "))\" -- \"$word\")) ;;\n"
    }
    let words = Set(commands.map { firstWord($0.name) }).sorted().joined(separator: " ")
    return """
      _\(program)() {
        local word="${COMP_WORDS[COMP_CWORD]}" options=""
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(words) --help" -- "$word"))
          return
        fi
        case "${COMP_WORDS[COMP_CWORD-1]}" in
      \(choices)  esac
        if [ "$COMP_CWORD" -eq 2 ]; then
          case "${COMP_WORDS[1]}" in
      \(groups)    esac
        fi
        case "${COMP_WORDS[*]:1:2}" in
      \(cases)  esac
        case "$word" in
          -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
          *) [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
      }
      complete -o filenames -F _\(program) \(program)

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

  private func quoted(_ text: String) -> String { text.replacing("'", with: "\\'") }
}

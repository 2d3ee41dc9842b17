import CommandLine
import Foundation
import GroundTestKit
import Testing

@Suite struct CompletionTests {
  /// What bash offers for the last of the words. The script is sourced by a real bash.
  private func complete(_ words: String...) throws -> [String] {
    let script = """
      \(Sample.table.completion(for: .bash))
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _bird
      for word in "${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done
      """
    return try bash(script, words).split(separator: "\n").map { String($0) }
  }

  private func bash(_ script: String, _ words: [String] = []) throws -> String {
    let run = try ProcessRun(URL(filePath: "/bin/bash"), ["--norc", "-u", "-c", script, "bash"] + words)
    #expect(run.err.isEmpty, "\(run.err)")
    return run.out
  }

  @Test func `the first word is a command`() throws {
    #expect(try complete("bird", "") == ["assess", "catalogue", "check", "checkout", "--help"])
    #expect(try complete("bird", "che") == ["check", "checkout"])
    #expect(try complete("bird", "cat") == ["catalogue"])
    #expect(try complete("bird", "--") == ["--help"])
    #expect(try complete("bird", "x").isEmpty)
  }

  @Test func `a group has its second words`() throws {
    #expect(try complete("bird", "catalogue", "") == ["show", "list"])
    #expect(try complete("bird", "catalogue", "sh") == ["show"])
    #expect(try complete("bird", "catalogue", "show", "").isEmpty)
    #expect(try complete("bird", "assess", "catalogue", "s").isEmpty)
  }

  @Test func `options are those of the command`() throws {
    #expect(try complete("bird", "assess", "--") == ["--format", "--out", "--quiet", "--help"])
    #expect(try complete("bird", "assess", "file", "--o") == ["--out"])
    #expect(try complete("bird", "assess", "one", "two", "three", "--q") == ["--quiet"])
    #expect(try complete("bird", "catalogue", "show", "-") == ["--format", "--help"])
    #expect(try complete("bird", "catalogue", "list", "--") == ["--help"])
    #expect(try complete("bird", "check", "--") == ["--deep", "--help"])
    #expect(try complete("bird", "checkout", "--") == ["--into", "--help"])
    #expect(try complete("bird", "unknown", "--").isEmpty)
  }

  @Test func `the choices of an option are those of its command`() throws {
    #expect(try complete("bird", "assess", "--format", "") == ["text", "json", "sarif"])
    #expect(try complete("bird", "assess", "file", "--format", "j") == ["json"])
    #expect(try complete("bird", "catalogue", "show", "x", "--format", "") == ["short", "long"])
    #expect(try complete("bird", "catalogue", "show", "--format", "l") == ["long"])
    #expect(try complete("bird", "assess", "--format", "x").isEmpty)
  }

  @Test func `bash takes a sign of equality for a word`() throws {
    #expect(try complete("bird", "assess", "--format", "=") == ["text", "json", "sarif"])
    #expect(try complete("bird", "assess", "--format", "=", "s") == ["sarif"])
    #expect(try complete("bird", "assess", "--out", "=", "s").isEmpty)
  }

  @Test func `everywhere else the shell completes file names`() throws {
    for words in [["assess", ""], ["assess", "--out", "x"], ["check", "x"]] {
      #expect(
        try bash(
          "\(Sample.table.completion(for: .bash))\nCOMP_WORDS=(bird \"$@\"); COMP_CWORD=$#; _bird; echo ${#COMPREPLY[@]}",
          words) == "0\n")
    }
    let registered = try bash("\(Sample.table.completion(for: .bash))\ncomplete -p bird")
    #expect(registered == "complete -o default -F _bird bird\n")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "there is no script(1)"))
  func `a person's tab key completes commands and file names`() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "catalogue"), withIntermediateDirectories: true)
    try folder.write("", to: "my product.yaml")
    try folder.write(Sample.table.completion(for: .bash), to: "complete.bash")
    // A folder that is named like a command does not turn the command into a path.
    let typed =
      "PS1=; bird() { printf '<%s>' \"$@\" >> seen; echo >> seen; }; . ./complete.bash\n"
      + "bird cat\tli\t\nbird assess my\t--fo\tjs\t\nexit\n"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/script")
    process.arguments = ["-qec", "/bin/bash --norc --noprofile -i", "typescript"]
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "dumb", "INPUTRC": "/dev/null", "HISTFILE": ""]
    let input = Pipe()
    (process.standardInput, process.standardOutput, process.standardError) = (
      input, FileHandle.nullDevice, FileHandle.nullDevice
    )
    try process.run()
    input.fileHandleForWriting.write(Data(typed.utf8))
    process.waitUntilExit()
    try input.fileHandleForWriting.close()
    #expect(try folder.text(of: "seen") == "<catalogue><list>\n<assess><my product.yaml><--format><json>\n")
  }

  @Test func `zsh reads the script of bash`() {
    #expect(
      Sample.table.completion(for: .zsh)
        == "autoload -U +X bashcompinit && bashcompinit\n" + Sample.table.completion(for: .bash))
  }

  @Test func `fish has a line for each command and option`() {
    #expect(
      Sample.table.completion(for: .fish) == #"""
        complete -c bird -n __fish_use_subcommand -a assess -d 'Finds what can go wrong.'
        complete -c bird -n __fish_use_subcommand -a catalogue -d ''
        complete -c bird -n __fish_use_subcommand -a check -d 'Checks it.'
        complete -c bird -n __fish_use_subcommand -a checkout -d 'Takes it\'s copy.'
        complete -c bird -n '__fish_seen_subcommand_from assess' -l format -r -a 'text json sarif' -d 'how to write it'
        complete -c bird -n '__fish_seen_subcommand_from assess' -l out -r -d 'where to write it'
        complete -c bird -n '__fish_seen_subcommand_from assess' -l quiet -d 'say less'
        complete -c bird -n '__fish_seen_subcommand_from catalogue' -a show -d 'Shows one entry.'
        complete -c bird -n '__fish_seen_subcommand_from catalogue; and __fish_seen_subcommand_from show' -l format -r -a 'short long' -d 'how to show it'
        complete -c bird -n '__fish_seen_subcommand_from catalogue' -a list -d 'Lists entries.'
        complete -c bird -n '__fish_seen_subcommand_from check' -l deep -d 'all of it'
        complete -c bird -n '__fish_seen_subcommand_from checkout' -l into -r -d 'a \\ path'

        """#)
  }
}

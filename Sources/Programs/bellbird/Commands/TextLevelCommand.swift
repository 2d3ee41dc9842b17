import CommandLine
import Files
import Readability

enum TextLevelCommand: Command {
  private static let fileBytesMax = 64 << 20

  static let syntax = CommandSyntax(
    "text level", "Says how hard an English text is to read: the school year of Flesch and Kincaid.",
    details: "Prints the grade, then sentences, words and syllables. Year 8 is the limit for what survivors read.",
    arguments: [.init("FILE", "plain text; standard input if not given or -", isOptional: true)],
    options: [.init("--lines", nil, "each line is a text of its own; four numbers a line, with tabs between")],
    examples: [
      .init("bellbird text level letter.txt", "grade 6.2: 12 sentences, 141 words, 190 syllables"),
      .init("echo 'You can stop here.' | bellbird text level", "of one sentence"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command.arguments.first ?? "-"
    let bytes =
      path == "-"
      ? try FileSystem.readStandardInput(limitBytes: fileBytesMax) : try FileSystem.read(path, limitBytes: fileBytesMax)
    let text = String(decoding: bytes, as: UTF8.self)
    guard command.has("--lines") else {
      let level = Readability(of: text)
      try Terminal.write(
        "grade \(rounded(level.grade)): \(level.sentences) sentences, \(level.words) words, \(level.syllables) syllables\n"
      )
      return .fine
    }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      let level = Readability(of: String(line))
      return "\(rounded(level.grade))\t\(level.sentences)\t\(level.words)\t\(level.syllables)\n"
    }
    try Terminal.write(lines.joined())
    return .fine
  }

  private static func rounded(_ grade: Double) -> Double { (grade * 10).rounded() / 10 }
}

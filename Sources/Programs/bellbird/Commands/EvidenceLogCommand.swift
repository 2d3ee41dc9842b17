import CommandLine
import Evidence
import Files
import Logkeeping
import Primitives

enum EvidenceLogCommand: Command {
  static let syntax = CommandSyntax(
    "evidence log", "Shows how the log is: its size, its last weekly check, and whether its disk has room.",
    details: """
      DIR is the folder of the log; logkeeper writes there once an hour how it is. Exit codes: 0 all is well, 1 something is
      damaged or the disk is full, 2 wrong use, 3 there is no report.
      """,
    arguments: [.init("DIR", "the log's folder")],
    examples: [.init("bellbird evidence log /var/lib/bellbird/log", "was everything read this week?")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command.arguments[0]
    guard let report = try LogReport.read(path) else {
      throw Failure("\(LogReport.path(path)) is no report", hint: "logkeeper writes it anew within an hour")
    }
    try Terminal.write(
      "\(English.count(report.entries, "entry", plural: "entries")) on \(UTCTime.text(report.seen)); logkeeper runs since "
        + "\(UTCTime.text(report.started))\n")
    if let scrubbed = report.scrubbed {
      let found = report.damages.isEmpty ? "nothing is damaged" : English.count(report.damages.count, "damage")
      try Terminal.write(
        "all of it was read on \(UTCTime.text(scrubbed)) (\(English.count(report.tiles, "tile"))): \(found)\n")
    } else {
      try Terminal.write("it was not read as a whole yet\n")
    }
    for damage in report.damages { try Terminal.write("damaged: \(damage)\n") }
    if !report.hasReserve { try Terminal.write("the disk is full: the log writes into its reserve\n") }
    return report.damages.isEmpty && report.hasReserve ? .fine : .findings
  }
}

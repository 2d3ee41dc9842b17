import CommandLine
import Evidence
import EvidenceFolder
import Primitives

enum EvidenceListCommand: Command {
  static let syntax = CommandSyntax(
    "evidence list", "Shows what lies in a case.",
    details: "Without --names nothing is opened and no password is needed. With it the log says that somebody looked.",
    arguments: [.init("FOLDER", "the case")],
    options: [
      .init("--names", nil, "marks, sizes and names too; asks for the password"), EvidenceInputs.password,
    ],
    examples: [
      .init("bellbird evidence list case", "numbers, times, and what was deleted"),
      .init("bellbird evidence list case --names", "marks and names as well"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let folder = try EvidenceInputs.open(command.arguments[0])
    var labels: [Int: ItemLabel] = [:]
    if command.has("--names") {
      let epoch = try EvidenceInputs.unlock(folder, command)
      let keeper = try EvidenceInputs.keeper(folder)
      try EvidenceInputs.run { () throws(CaseError) in
        try folder.access(by: keeper, why: "looked at the list")
        for number in folder.present { labels[number] = try folder.label(of: number, with: epoch) }
      }
    }
    for (place, entry) in folder.exhibits.enumerated() {
      let state = folder.isDeleted(entry) ? "deleted" : "sealed"
      var line = "\(place + 1)  \(UTCTime.text(entry.leaf.time.seconds))  log entry \(entry.index)  \(state)"
      if let label = labels[place + 1] {
        let parts = [label.mark ?? "no mark", English.count(label.byteCount, "byte"), label.name ?? "no name"]
        line += "  " + parts.map(PlainText.shown).joined(separator: "  ")
      }
      try Terminal.write(line + "\n")
    }
    let hold = folder.holds > 0 ? "; on hold, nothing may be deleted" : ""
    try Terminal.write(
      "\(English.count(folder.exhibits.count, "exhibit")), kept until \(UTCTime.text(folder.keepUntil).prefix(10))\(hold)\n"
    )
    return .fine
  }
}

import CommandLine
import Evidence
import EvidenceFolder
import Files
import Primitives

enum EvidenceAddCommand: Command {
  static let syntax = CommandSyntax(
    "evidence add", "Takes files into a case: sealed, and promised to in the log.",
    details: """
      No password is needed: who adds does not have to be able to read. The files stay where they are; what lies in the case is
      their exact bytes. Said once, an exhibit is in the case and in the log, even if the machine stops the next moment.
      """,
    arguments: [.init("FOLDER", "the case"), .init("FILE", "what to take in", isRepeated: true)],
    options: [
      .init("--as", "MARK", "the exhibit's mark, such as AB-1; of several files AB gives AB-1, AB-2 …"),
      .init("--by", "ROLE", "who handed it in; survivor if not given", choices: Role.allCases.map(\.rawValue)),
      .init("--captured-by", "TEXT", "who or what made or recorded it, if that is known"),
      .init("--copies", nil, "make copies to look at safely as well (photographs, PDF)"), EvidenceInputs.why,
    ],
    examples: [
      .init("bellbird evidence add case photo.jpg --as AB-1", "exhibit 1, marked AB-1"),
      .init("bellbird evidence add case letter.pdf --copies", "with a picture of each page beside it"),
      .init("bellbird evidence add case *.png --as AB --by advocate", "AB-1, AB-2 … handed in by the advocate"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let folder = try EvidenceInputs.open(command.arguments[0])
    let keeper = try EvidenceInputs.keeper(folder)
    let files = command.arguments.dropFirst()
    for (number, path) in files.enumerated() {
      let mark = command["--as"].map { files.count == 1 ? $0 : "\($0)-\(number + 1)" }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let rendered = command.has("--copies") ? try EvidenceCopies(of: path) : nil
      let label = ItemLabel(
        mark: mark, name: name, type: .init(claimed: nil, found: rendered?.found), capturedBy: command["--captured-by"],
        submittedBy: command["--by"].flatMap(Role.init) ?? .survivor)
      let exhibit = try EvidenceInputs.run { () throws(CaseError) in
        try folder.add(.file(path), label, by: keeper, why: command["--why"])
      }
      let leaf = folder.entries.last?.index ?? 0
      try Terminal.write("exhibit \(exhibit)\(mark.map { " (\($0))" } ?? ""): log entry \(leaf)\n")
      if let rendered { try keep(rendered, of: exhibit, in: folder) }
    }
    return .fine
  }

  private static func keep(_ rendered: EvidenceCopies, of exhibit: Int, in folder: EvidenceFolder) throws {
    guard let program = Actor(.program) else { return }
    try EvidenceInputs.run { () throws(CaseError) in
      for copy in rendered.copies {
        try folder.addCopy(
          copy.bytes, of: exhibit, madeBy: "renderer of Bellbird \(Bellbird.version)", ending: copy.ending, by: program)
      }
    }
    try Terminal.write("  \(English.count(rendered.copies.count, "copy", plural: "copies")) to look at\n")
    if let reason = rendered.reason { Terminal.show("note: no copy, since \(reason)\n") }
  }
}

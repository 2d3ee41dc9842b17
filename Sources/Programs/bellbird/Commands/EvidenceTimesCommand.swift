import CommandLine
import Evidence
import Files
import MerkleLog
import OpenSSL
import Primitives
import Timestamping

enum EvidenceTimesCommand: Command {
  static let syntax = CommandSyntax(
    "evidence times", "Shows what others vouched for: time stamps and witnesses, what waits, and what went wrong.",
    details: """
      DIR is the folder of the courier, the process that asks. Each time stamp is verified again. Exit codes: 0 all is well,
      1 something waits after a failure, or a stamp does not hold any more, 2 wrong use, 3 the folder cannot be read.
      """,
    arguments: [.init("DIR", "the courier's folder")],
    examples: [.init("bellbird evidence times /var/lib/bellbird/courier", "when was the log last stamped?")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command.arguments[0]
    guard FileSystem.isFolder(path) else { throw FileError.missing(path: path) }
    let folder = CourierFolder(path)
    var isWell = true
    for authority in try folder.authorities() { isWell = try show(authority) && isWell }
    for witness in try folder.witnesses() { isWell = try show(witness) && isWell }
    if try folder.authorities().isEmpty, try folder.witnesses().isEmpty {
      try Terminal.write("nobody was asked yet: see docs/evidence.md for the courier\n")
    }
    return isWell ? .fine : .findings
  }

  private static func show(_ authority: AuthorityFolder) throws -> Bool {
    let (numbers, waiting) = (try authority.numbers(), try authority.waiting())
    try Terminal.write("\(authority.name): \(English.count(numbers.count, "time stamp"))\n")
    var allHold = true
    for number in numbers { allHold = try show(authority.stamp(number)) && allHold }
    if let since = try authority.waitingSince() {
      let count = English.count(waiting.count, "checkpoint waits", plural: "checkpoints wait")
      try Terminal.write("  \(count), the oldest since \(UTCTime.text(since))\n")
    }
    return try show(authority.trouble()) && allHold
  }

  private static func show(_ stamp: Stamp) throws -> Bool {
    let size = (try? Checkpoint(text: SignedNote(stamp.checkpoint).text))?.size
    let what = size.map { "the log's first \(English.count($0, "entry", plural: "entries"))" } ?? "a checkpoint"
    do throws(TimestampError) {
      let time = try stamp.verified()
      let foreign =
        time.foreignCertificates > 0
        ? "; it carries \(English.count(time.foreignCertificates, "certificate")) of others, which prove nothing" : ""
      try? Terminal.write("  \(stamp.number)  \(UTCTime.text(time.seconds))  \(what)\(foreign)\n")
      return true
    } catch {
      try? Terminal.write("  \(stamp.number)  does not hold: \(error.message)\n")
      return false
    }
  }

  private static func show(_ witness: WitnessFolder) throws -> Bool {
    let seen =
      witness.last() == nil
      ? "has signed nothing yet" : "has signed for \(English.count(witness.size, "entry", plural: "entries"))"
    try Terminal.write("\(witness.name): \(seen)\n")
    return try show(witness.trouble())
  }

  private static func show(_ trouble: Trouble?) throws -> Bool {
    guard let trouble else { return true }
    try Terminal.write(
      "  failed \(English.count(trouble.failures, "time")) since \(UTCTime.text(trouble.since)): \(trouble.reason)\n")
    return false
  }
}

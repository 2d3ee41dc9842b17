import BagIt
import CommandLine
import Evidence
import EvidenceBundle
import EvidenceFolder
import Files
import MerkleLog
import OpenSSL
import Primitives
import Sealing

enum EvidenceExportCommand: Command {
  static let syntax = CommandSyntax(
    "evidence export", "Writes chosen exhibits as a bundle that proves itself, without any program of ours.",
    details: """
      Asks for the password, and the log says first what is taken out. The bundle is a folder (a BagIt bag): the exact bytes, a
      statement to print, the custody record, proofs, and verify.sh for the other side. What you do not choose leaves no trace in
      it, not even a number. --whole-chain shows every entry of the case, so that none can be taken out of the row later.
      """,
    arguments: [.init("FOLDER", "the case")],
    options: [
      .init("--out", "BAG", "the folder to write, which is not there yet"),
      .init("--exhibits", "LIST", "which, such as 1,3 or 1-4; all if not given"),
      .init("--whole-chain", nil, "show every entry of the case"),
      .init("--times", "DIR", "the courier's folder: asks for a time stamp of what is exported"),
      .init("--wait", "SECONDS", "how long to wait for the stamp; 20 if not given"), EvidenceInputs.why,
      EvidenceInputs.password,
    ],
    examples: [
      .init("bellbird evidence export case --out bundle --exhibits 1,3", "then: sh bundle/verify.sh"),
      .init(
        "bellbird evidence export case --out bundle --whole-chain --why \"for the court\"",
        "with every entry of the case"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let out = command["--out"] else { throw Failure(.usage, "--out is needed", hint: "see --help") }
    if FileSystem.exists(out) {
      throw Failure(.usage, "\"\(out)\" is there already", hint: "choose another name; a bundle is never changed")
    }
    let asked = try EvidenceInputs.numbers(command["--exhibits"])
    let folder = try EvidenceInputs.open(command.arguments[0])
    let numbers = asked ?? folder.present
    guard !numbers.isEmpty else { throw Failure("there is no exhibit to export", hint: "add one first") }
    let epoch = try EvidenceInputs.unlock(folder, command)
    let keeper = try EvidenceInputs.keeper(folder)
    let chain: EvidenceRecord.Chain = command.has("--whole-chain") ? .whole : .selected
    let disclosure = try EvidenceInputs.run { () throws(CaseError) in
      try folder.access(numbers, by: keeper, why: command["--why"])
      try folder.exporting(numbers, by: keeper, why: command["--why"])
      return try folder.disclose(numbers, chain: chain, with: epoch)
    }
    let contents = try contents(disclosure, of: folder, command)
    try write(contents, disclosure, folder, epoch, to: out)
    let chosen =
      "\(out): \(English.count(numbers.count, "exhibit")), \(English.count(contents.leaves.count, "log entry", plural: "log entries"))"
    try Terminal.write(
      "\(chosen), \(English.count(contents.stamps.count, "time stamp"))\ncheck it with: sh \(out)/verify.sh\n")
    return .fine
  }

  private static func write(
    _ contents: BundleContents, _ disclosure: Disclosure, _ folder: EvidenceFolder, _ epoch: borrowing OpenEpoch,
    to out: String
  ) throws {
    do {
      try BundleWriter.write(
        contents, to: out, day: Terminal.today.description, software: "Bellbird \(Bellbird.version)"
      ) { path, sink in
        var problem: (any Error)?
        try EvidenceInputs.run { () throws(CaseError) in
          try folder.copy(path, of: disclosure, with: epoch) { piece in
            if problem == nil { do { try sink(piece) } catch { problem = error } }
          }
        }
        if let problem { throw problem }
      }
    } catch let error as BagError {
      throw Failure(.storage, error.message, hint: error.hint)
    }
  }

  /// Proofs under a checkpoint that was stamped, or else under the log's newest.
  private static func contents(
    _ disclosure: Disclosure, of folder: EvidenceFolder, _ command: ParsedCommand
  ) throws -> BundleContents {
    let newest = try EvidenceInputs.run { () throws(CaseError) in try folder.checkpoint() }
    let stamped = try stamps(of: newest, disclosure, folder, command)
    let checkpoint = stamped?.checkpoint ?? newest
    return try EvidenceInputs.run { () throws(CaseError) in
      BundleContents(
        record: disclosure.record, leaves: disclosure.leaves,
        proofs: try folder.proofs(of: disclosure.leaves, under: checkpoint), checkpoint: checkpoint,
        logKey: folder.logKey, stamps: stamped?.stamps ?? [], stampChain: stamped?.chain ?? [])
    }
  }

  /// A stamp that does not come blocks nothing: the bundle says that it has none.
  private static func stamps(
    of checkpoint: SignedNote, _ disclosure: Disclosure, _ folder: EvidenceFolder, _ command: ParsedCommand
  ) throws -> CourierStamps? {
    guard let times = command["--times"] else { return nil }
    guard let seconds = Int(command["--wait"] ?? "20"), (0...600).contains(seconds) else {
      throw Failure(.usage, "--wait cannot be \"\(command["--wait"] ?? "")\"", hint: "give seconds, from 0 to 600")
    }
    let stamped = try CourierStamps.await(
      checkpoint, covering: disclosure.leaves.keys.max() ?? 0, of: folder.logKey, from: times, seconds: seconds)
    if stamped == nil {
      Terminal.show("warning: no time stamp came within \(seconds) seconds; the bundle says that it has none\n")
    }
    return stamped
  }
}

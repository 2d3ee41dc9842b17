import CommandLine
import Files
import Primitives
import Storage

enum BackupCommand: Command {
  static let syntax = CommandSyntax(
    "backup", "Copies a store while it is in use: records, sealed files and keys, as of one moment.",
    details: """
      The copy has the folders records and keys. Keep keys for as few days as you promise: what a survivor deletes is gone
      once the last copy of its key is gone. Exit codes: 0 copied, 3 no store there, 4 the disk failed.
      """,
    arguments: [.init("FOLDER", "the store")],
    options: [.init("--to", "DIR", "a folder that is empty or not there yet")],
    examples: [.init("bellbird backup store --to backups/2026-11-24", "a copy of today")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let target = try StorageFailure.target(command)
    let copy = try StorageFailure.telling { () throws(StoreError) in
      try StoreCopy.make(of: command.arguments[0], to: target)
    }
    try Terminal.write("Copied \(copy.words).\n")
    try Terminal.write("Keys lie apart in \(target)/keys: keep them for as few days as you promise.\n")
    return .fine
  }
}

enum RestoreCommand: Command {
  static let syntax = CommandSyntax(
    "restore", "Makes a store from a backup, in a new folder.",
    details: """
      With --keys the keys come from a newer backup, or from the store itself: what was deleted since stays deleted.
      Exit codes: 0 restored and whole, 1 restored with findings, 3 no backup there, 4 the disk failed.
      """,
    arguments: [.init("BACKUP", "the folder of a backup")],
    options: [
      .init("--to", "DIR", "a folder that is empty or not there yet"),
      .init("--keys", "DIR", "take the keys from this backup or store"),
    ],
    examples: [
      .init("bellbird restore backups/2026-11-24 --to store-2", "everything as it was then"),
      .init("bellbird restore backups/2026-06-01 --keys store --to store-2", "what was deleted since stays deleted"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let target = try StorageFailure.target(command)
    let (copy, findings) = try StorageFailure.telling { () throws(StoreError) in
      (
        try StoreCopy.make(of: command.arguments[0], to: target, keysFrom: command["--keys"]),
        try Store.check(target)
      )
    }
    try Terminal.write("Restored \(copy.words).\n")
    if copy.deletedSince > 0 {
      let items = English.count(copy.deletedSince, "item")
      try Terminal.write("\(items) had been deleted since, and stayed deleted.\n")
    }
    return try StorageFailure.show(findings)
  }
}

enum StoreCheckCommand: Command {
  static let syntax = CommandSyntax(
    "check", "Looks whether a store or backup is whole: pages, events, sealed bytes and their keys.",
    details: """
      It reads everything once and changes nothing that is kept; a deletion that was interrupted is finished first. Ids in
      findings are random numbers. Exit codes: 0 whole, 1 findings, 3 no store there, 4 the disk failed.
      """,
    arguments: [.init("FOLDER", "a store or a backup")],
    examples: [.init("bellbird check store", "each finding with what to do about it")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    try StorageFailure.show(
      StorageFailure.telling { () throws(StoreError) in try Store.check(command.arguments[0]) })
  }
}

/// What the three commands say where they cannot go on, and what they found.
private enum StorageFailure {
  static func target(_ command: ParsedCommand) throws -> String {
    guard let target = command["--to"] else {
      throw Failure(.usage, "--to is missing", hint: "name a folder that is empty or not there yet")
    }
    return target
  }

  static func telling<Result>(_ body: () throws(StoreError) -> Result) throws -> Result {
    do throws(StoreError) { return try body() } catch {
      throw Failure(code(error), error.message, hint: error.hint)
    }
  }

  private static func code(_ error: StoreError) -> ExitCode {
    switch error {
    case .notAStore, .notEmpty, .newer, .file(.missing(_)), .file(.notAFile(_)): .invalidInput
    default: .storage
    }
  }

  static func show(_ findings: [StoreFinding]) throws -> ExitCode {
    for finding in findings { try Terminal.write("✗ \(finding.message)\n  \(finding.hint)\n") }
    try Terminal.write(findings.isEmpty ? "Everything is whole.\n" : "\(English.count(findings.count, "finding")).\n")
    return findings.isEmpty ? .fine : .findings
  }
}

extension StoreCopy {
  fileprivate var words: String {
    "\(English.count(cases, "case")) and \(English.count(items, "item")), \(fileBytes / 1_024) kB of them in files"
  }
}

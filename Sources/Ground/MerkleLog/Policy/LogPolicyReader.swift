public import SourceText

/// Reads a policy file (C2SP tlog-policy): lines of `log`, `witness`, `group` and one `quorum`. Names are bytes, not text.
public struct LogPolicyReader {
  public static let byteCountMax = 1 << 20
  static let linesMax = 4_096

  private var logs: [NoteKey] = []
  private var witnesses: [LogPolicy.Witness] = []
  /// Witnesses and groups, in one space of names.
  private var named: [[UInt8]: (quorum: LogPolicy.Quorum, isMember: Bool)] = [:]
  private var quorum: LogPolicy.Quorum?
  private let file: SourceFile

  /// Nil where anything is wrong; all of it is told.
  public static func read(_ file: SourceFile, into log: inout Diagnostics) -> LogPolicy? {
    var reader = LogPolicyReader(file: file)
    let before = log.errorCount
    reader.readLines(into: &log)
    guard log.errorCount == before, let quorum = reader.quorum else { return nil }
    return LogPolicy(logs: reader.logs, witnesses: reader.witnesses, quorum: quorum)
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func readLines(into log: inout Diagnostics) {
    let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard file.bytes.count <= Self.byteCountMax, lines.count <= Self.linesMax else {
      let start = SourceLocation(file: file, line: 1, column: 1)
      log.error(
        "log-policy/too-long", at: start, "a policy has at most \(Self.linesMax) lines", hint: "leave out witnesses")
      return
    }
    for (index, bytes) in lines.enumerated() { readLine(PolicyLine(bytes, number: index + 1, file: file), into: &log) }
    if quorum == nil, !log.hasErrors {
      let end = SourceLocation(file: file, line: max(1, lines.count - 1), column: 1)
      log.error(
        "log-policy/no-quorum", at: end, "the policy does not say which witnesses are enough",
        hint: "write \"quorum none\" where none is needed")
    }
  }

  private mutating func readLine(_ line: PolicyLine, into log: inout Diagnostics) {
    if let place = line.forbidden {
      let hint = "a line ends with a line feed alone, and has spaces and tabs only"
      log.error("log-policy/control-character", at: place, "this character may not be in a policy", hint: hint)
      return
    }
    guard let word = line.words.first, word.bytes.first != UInt8(ascii: "#") else { return }
    switch word.text {
    case "log": readLog(line, into: &log)
    case "witness": readWitness(line, into: &log)
    case "group": readGroup(line, into: &log)
    case "quorum": readQuorum(line, into: &log)
    default:
      log.error(
        "log-policy/unknown-word", at: word.place,
        "a line begins with log, witness, group or quorum, not \"\(word.text)\"",
        hint: Suggestion.hint(
          for: word.text, in: ["log", "witness", "group", "quorum"], otherwise: "begin a remark with #"))
    }
  }

  private mutating func readLog(_ line: PolicyLine, into log: inout Diagnostics) {
    guard line.has(2...3, "log KEY [URL]", into: &log),
      let key = key(line.words[1], of: .signature, into: &log)
    else { return }
    guard !logs.contains(where: { $0.key == key.key }) else {
      log.error(
        "log-policy/same-key", at: line.words[1].place, "another log has the same key", hint: "name each key once")
      return
    }
    logs.append(key)
  }

  private mutating func readWitness(_ line: PolicyLine, into log: inout Diagnostics) {
    guard line.has(3...4, "witness NAME KEY [URL]", into: &log),
      let key = key(line.words[2], of: .cosignature, into: &log)
    else { return }
    guard !witnesses.contains(where: { $0.key.key == key.key }) else {
      log.error(
        "log-policy/same-key", at: line.words[2].place, "another witness has the same key", hint: "name each key once")
      return
    }
    guard define(line.words[1], as: .witness(key), into: &log) else { return }
    witnesses.append(.init(name: line.words[1].text, key: key))
  }

  private mutating func readGroup(_ line: PolicyLine, into log: inout Diagnostics) {
    guard line.has(4...Int.max, "group NAME all|any|NUMBER NAME…", into: &log) else { return }
    let names = line.words[3...]
    guard let needed = Self.needed(line.words[2].text, of: names.count) else {
      log.error(
        "log-policy/threshold", at: line.words[2].place,
        "\"\(line.words[2].text)\" cannot be how many of \(names.count) are needed",
        hint: "write all, any, or a number from 1 to \(names.count)")
      return
    }
    var members: [LogPolicy.Quorum] = []
    for name in names {
      guard let found = find(name, into: &log) else { return }
      guard !found.isMember else {
        log.error(
          "log-policy/member-twice", at: name.place, "\"\(name.text)\" is a member already",
          hint: "each name may be in one group, once")
        return
      }
      named[name.bytes]?.isMember = true
      members.append(found.quorum)
    }
    _ = define(line.words[1], as: .group(needed: needed, members: members), into: &log)
  }

  private static func needed(_ text: String, of count: Int) -> Int? {
    if text == "all" { return count }
    if text == "any" { return 1 }
    return Checkpoint.number(text).flatMap { (1...count).contains($0) ? $0 : nil }
  }

  private mutating func readQuorum(_ line: PolicyLine, into log: inout Diagnostics) {
    guard line.has(2...2, "quorum NAME", into: &log) else { return }
    guard quorum == nil else {
      log.error(
        "log-policy/two-quorums", at: line.words[0].place, "there is a quorum already", hint: "leave one of them out")
      return
    }
    guard line.words[1].text != "none" else {
      quorum = LogPolicy.Quorum.none
      return
    }
    quorum = find(line.words[1], into: &log)?.quorum
  }

  private func key(_ word: PolicyLine.Word, of kind: NoteKey.Kind, into log: inout Diagnostics) -> NoteKey? {
    guard let key = NoteKey(text: word.text) else {
      log.error(
        "log-policy/no-key", at: word.place, "this is no key",
        hint: "a key is written NAME+ID+BASE64, as its owner publishes it")
      return nil
    }
    guard key.kind == kind else {
      log.error(
        "log-policy/other-key", at: word.place,
        kind == .signature
          ? "this is the key of a witness, not of a log" : "this is the key of a log, not of a witness",
        hint: "keys of logs sign checkpoints, keys of witnesses sign cosignatures")
      return nil
    }
    return key
  }

  private mutating func define(
    _ name: PolicyLine.Word, as quorum: LogPolicy.Quorum, into log: inout Diagnostics
  ) -> Bool {
    guard name.text != "none", named[name.bytes] == nil else {
      log.error(
        "log-policy/name-taken", at: name.place, "the name \"\(name.text)\" is taken",
        hint: "witnesses and groups have different names, and none means no witness")
      return false
    }
    named[name.bytes] = (quorum, false)
    return true
  }

  private func find(
    _ name: PolicyLine.Word, into log: inout Diagnostics
  ) -> (quorum: LogPolicy.Quorum, isMember: Bool)? {
    if let found = named[name.bytes] { return found }
    let known = named.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
    log.error(
      "log-policy/unknown-name", at: name.place, "no witness or group above has the name \"\(name.text)\"",
      hint: Suggestion.hint(for: name.text, in: known, otherwise: "define it in a line above this one"))
    return nil
  }
}

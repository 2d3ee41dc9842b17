internal import Primitives

/// What a bundle says in plain language, made of its record. It blames nobody and promises nothing that is not proved.
public struct EvidenceStatement: Hashable, Sendable {
  /// What is known of the proofs.
  public struct Facts: Hashable, Sendable {
    public let entries: Int
    public let logKey: String
    /// Names of those outside who have signed the checkpoint.
    public let witnesses: [String]
    /// When authorities stamped it, in seconds since 1970.
    public let stamps: [Int]

    public init(entries: Int, logKey: String, witnesses: [String], stamps: [Int]) {
      (self.entries, self.logKey, self.witnesses, self.stamps) = (entries, logKey, witnesses, stamps)
    }
  }

  public struct Fact: Hashable, Sendable {
    public let name: String
    public let value: String
    /// For machines: a hash or a path.
    public let isCode: Bool
  }

  public struct ExhibitText: Hashable, Sendable {
    public let mark: String
    public let facts: [Fact]
  }

  public struct CustodyRow: Hashable, Sendable {
    public let number, time, who, what, why, exhibits, leaf: String
  }

  private let record: EvidenceRecord
  private let facts: Facts

  public init(_ record: EvidenceRecord, _ facts: Facts) { (self.record, self.facts) = (record, facts) }

  public var caseText: String { Hex.encode(record.caseID) }
  public var title: String { "Evidence statement" }
  public var lead: String {
    "This page lists \(English.count(record.exhibits.count, "exhibit")). It says when each was received, what happened to it "
      + "since, and what can be proved."
  }
  public var caution: String {
    "A program makes this page from the record in this folder, data/record/items.json. Where the two differ, the record counts. "
      + "Work with copies, and keep this folder as it is."
  }

  /// Under which an exhibit is described.
  public static func heading(ofExhibit mark: String) -> String { "Exhibit \(mark)" }

  public var exhibits: [ExhibitText] { record.exhibits.map { ExhibitText(mark: $0.mark, facts: lines($0)) } }

  private func lines(_ exhibit: Exhibit) -> [Fact] {
    let entry = record.custody.first { $0.leaf == exhibit.leaf }
    var facts = [
      Fact("Received", Self.time(exhibit.received)),
      Fact("Taken in by", entry.map { Self.who($0.actor) } ?? "not said"),
      Fact("Handed in by", "the \(exhibit.submittedBy.rawValue)"),
    ]
    if let maker = exhibit.capturedBy { facts.append(Fact("Made or recorded by", PlainText.shown(maker))) }
    if let name = exhibit.name { facts.append(Fact("Name of the file when it came", PlainText.shown(name))) }
    if let type = exhibit.type.found ?? exhibit.type.claimed {
      facts.append(Fact("Kind of file", PlainText.shown(type)))
    }
    facts.append(Fact("Size", English.count(exhibit.byteCount, "byte")))
    facts.append(Fact("SHA-256 hash", Hex.encode(exhibit.sha256), isCode: true))
    facts.append(Fact("The exact bytes are in", exhibit.file, isCode: true))
    for copy in exhibit.working {
      facts.append(Fact("Copy to look at, made by \(PlainText.shown(copy.madeBy))", copy.file, isCode: true))
    }
    return facts
  }

  public var custodyText: String {
    switch record.chain {
    case .selected:
      "Entries about these exhibits, and about the case as a whole. The last column is the entry's number in the log."
    case .whole: "All entries of the case. The last column is the entry's number in the log."
    }
  }

  public var custody: [CustodyRow] {
    record.custody.map { entry in
      CustodyRow(
        number: String(entry.number), time: UTCTime.text(entry.time).replacing("T", with: " ").replacing("Z", with: ""),
        who: Self.who(entry.actor), what: record.what(entry), why: entry.why ?? "",
        exhibits: entry.exhibits.map { record.exhibits[$0 - 1].mark }.joined(separator: ", "), leaf: String(entry.leaf))
    }
  }

  public var proved: [String] {
    var items = [
      "Each exhibit is, to the last byte, what was received. When it came, a promise about its bytes was written into a log in "
        + "which nothing can be changed later without being noticed.",
      "Each entry in the table above is in that log, in this order.",
    ]
    if let first = facts.stamps.min() {
      items.append("An independent time stamp shows that the log had these entries at \(Self.time(first)) or before.")
    }
    if !facts.witnesses.isEmpty {
      items.append("\(English.list(facts.witnesses)) saw the log grow, and signed that nothing before was changed.")
    }
    if record.chain == .whole {
      items.append(
        "No entry is missing from the table between the first and the last. Each names the one before and who acted.")
    }
    return items
  }

  public var notProved: [String] {
    var items = [
      "It does not prove that what an exhibit says or shows is true, or who made it.",
      "What happened to a thing before it was received here is not in this record.",
      "The reasons in the table are as somebody wrote them. The log does not prove them.",
    ]
    if record.chain == .selected {
      items.append(
        "These exhibits were chosen. This does not show whether there are others. It does not prove who acted in the table."
      )
    }
    if facts.stamps.isEmpty {
      items.append(
        "No independent time stamp is in this folder. The times come from the clock of the machine that took things in."
      )
    }
    if facts.witnesses.isEmpty {
      items.append("Nobody independent has watched the log. Its keeper could have kept a second one beside it.")
    }
    items.append(
      "The keys in this folder are those that the folder itself names. Compare them with what the keeper of the log has published."
    )
    return items
  }

  public var checking: [String] {
    [
      "Run “sh verify.sh” in this folder. It needs no network and no program of ours, and says for each check whether it holds. "
        + "VERIFY.md tells how to do the same by hand.",
      "A copy to look at is made by a program from an exhibit. It is safer to open, and it is not the evidence. What software "
        + "concluded, if anything, is in data/generated, apart from what people sent.",
    ]
  }

  public var proofFacts: [(name: String, value: String)] {
    [
      ("Case", caseText), ("Log", record.origin), ("Key of the log", facts.logKey),
      ("Entries in the log at the checkpoint", String(facts.entries)),
      ("Time stamps", facts.stamps.isEmpty ? "none" : facts.stamps.map(UTCTime.text).joined(separator: ", ")),
      ("Witnesses", facts.witnesses.isEmpty ? "none" : facts.witnesses.joined(separator: ", ")),
    ]
  }

  static func who(_ actor: Actor) -> String {
    actor.name.map { "\(actor.role.rawValue) \($0)" } ?? "the \(actor.role.rawValue)"
  }

  /// `25 November 2026, 00:01:39 UTC`.
  static func time(_ seconds: Int) -> String {
    let text = UTCTime.text(seconds)
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    guard let day = CalendarDate(text.prefix(10)) else { return text }
    return "\(day.day) \(months[day.month - 1]) \(day.year), \(text.dropFirst(11).prefix(8)) UTC"
  }
}

extension EvidenceStatement.Fact {
  fileprivate init(_ name: String, _ value: String, isCode: Bool = false) {
    (self.name, self.value, self.isCode) = (name, value, isCode)
  }
}

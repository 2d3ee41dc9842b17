internal import Evidence

/// What no check can show, or none has shown here.
enum Limits {
  static func sentences(_ checks: [BundleCheck], record: EvidenceRecord?) -> [String] {
    func has(_ id: BundleCheck.ID, _ outcome: BundleCheck.Outcome) -> Bool {
      checks.contains { $0.id == id && $0.outcome == outcome }
    }
    var sentences = [
      "That what somebody sent is true, or who made it: only that it has not changed since it was received.",
      "Names of files, kinds of file, who captured something and why something was done: these are the words of the record, "
        + "and the log does not hold them.",
    ]
    if has(.checkpointTrusted, .absent) {
      sentences.append(
        "Whose log it is: the keys are those that the bundle itself names. Compare them with what the company published, and "
          + "give them with --policy.")
    }
    if has(.checkpointWitnesses, .absent) {
      sentences.append(
        "That there is only one log: it is not independently witnessed. Whoever holds its key could keep a second one.")
    }
    if has(.checkpointKnown, .absent) {
      sentences.append(
        "That this head of the log fits to others that were published: none was given, or none of the same size.")
    }
    if has(.timeNone, .absent) {
      sentences.append("When things happened: no outside clock has stamped it.")
    } else if has(.timeChain, .holds) {
      sentences.append(
        "Who the time stamping authority is, beyond its certificate: compare that with what the authority publishes.")
    }
    if let record {
      sentences.append(
        record.chain == .whole
          ? "That nothing came after entry \(record.custody.last.map { String($0.leaf) } ?? "–") of the log. Up to there "
            + "no entry is missing from the case as its keeper shows it; what a keeper kept out of it cannot be seen here."
          : "That nothing was left out: it proves what is here, not that there is no more. Who acted is in the words of the record."
      )
    }
    return sentences
  }
}

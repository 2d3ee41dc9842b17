/// What each check is about, for people who do not know the words of the trade.
extension BundleCheck.ID {
  /// What was checked.
  public var title: String {
    switch self {
    case .bagStructure: "The folder is packed as a bag (RFC 8493)"
    case .bagManifest: "Every file is as it was when the bag was packed"
    case .bagTags: "The lists of the bag are as they were when it was packed"
    case .bagExtra: "Nothing lies in the bag that is not listed"
    case .recordFormat: "The record can be read"
    case .recordFiles: "The record and the files agree"
    case .recordCustody: "The custody table says what the record says"
    case .recordStatement: "The statement's marks and digests are those of the record"
    case .itemCommitment: "Each exhibit is the one that was received"
    case .itemWorking: "Each working copy is the one that was logged"
    case .leafForm: "Each entry of the log is complete"
    case .leafProof: "Each entry stands in the log at its place"
    case .leafKind: "The record says of each entry what the log says"
    case .chainLink: "Each entry belongs to this case, and follows the one before"
    case .chainWhole: "No entry is missing between those of the case"
    case .checkpointForm: "The log's signed head can be read"
    case .checkpointKey: "The keys and names in the bundle agree"
    case .checkpointSignature: "The log's head is signed with the log's key"
    case .checkpointTrusted: "That key is one that you were given from elsewhere"
    case .checkpointWitnesses: "Outsiders have seen the log grow"
    case .checkpointKnown: "The log's head fits to one that you kept"
    case .timeToken: "A time stamping authority has seen the log's head"
    case .timeChain: "The authority's certificates were good at that time"
    case .timeOrder: "The stamp is not older than what it stamps"
    case .timeNone: "Time stamps"
    }
  }

  /// What it means where it holds.
  public var meaning: String {
    switch self {
    case .bagStructure: "Any program for bags can read it; nothing in it leads elsewhere."
    case .bagManifest, .bagTags: "Nothing was damaged on the way. Whoever changes a file on purpose can make new lists."
    case .bagExtra: "What you look at is what was packed."
    case .recordFormat: "It says which file is which exhibit, and what happened when."
    case .recordFiles: "Each exhibit of the record has its file, and no other file lies among them."
    case .recordCustody, .recordStatement: "Reading the one or the other tells the same story."
    case .itemCommitment:
      "Bit for bit: when it was received, the log took in a fingerprint of exactly this file, which cannot be put there later."
    case .itemWorking: "The copy that is safer to open is the one that was made then. The original is the evidence."
    case .leafForm: "Nothing can be read into it in two ways."
    case .leafProof: "It was written when the log had that many entries, and cannot be moved, changed or taken out."
    case .leafKind: "What happened, and when by the company's clock, is not retold."
    case .chainLink: "Who acted, and in which order, is as it was entered at the time."
    case .chainWhole: "From the first entry to the last one shown, none was taken out of the row."
    case .checkpointForm: "It says how many entries the log had, and one number that stands for all of them."
    case .checkpointKey: "All of it is of one log."
    case .checkpointSignature: "Who held that key vouched for the whole log as it was."
    case .checkpointTrusted: "It is the company's log, not one that somebody made up."
    case .checkpointWitnesses: "The company cannot keep a second log for other eyes."
    case .checkpointKnown: "The history was not rewritten since you kept yours."
    case .timeToken: "All entries were in the log by then, by a clock that is not the company's."
    case .timeChain: "That a certificate has run out since takes nothing away."
    case .timeOrder: "The clocks agree."
    case .timeNone: "Outside clocks show that the log was not written later."
    }
  }
}

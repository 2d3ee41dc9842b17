public import Vocabulary

/// A statement of reasons that the database takes and that a person can read.
public struct StatementOfReasons: Sendable {
  /// The database takes this many in one message.
  public static let batchMax = 100

  let draft: StatementDraft
  let codes: StatementCodes

  /// `usedIDs` are the ids of all earlier statements.
  public init(
    _ draft: StatementDraft, vocabulary: BehaviourVocabulary, usedIDs: Set<String> = []
  ) throws(StatementProblems) {
    let codes = StatementCodes(draft.facts, vocabulary: vocabulary)
    let problems = StatementChecker.problems(
      with: draft, usedIDs: usedIDs, categoryCount: codes.categories.count)
    guard problems.isEmpty else { throw StatementProblems(problems: problems) }
    self.draft = draft
    self.codes = codes
  }
}

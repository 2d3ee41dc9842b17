internal import Primitives
internal import Vocabulary

/// Category and keywords of a case, through the vocabulary.
struct StatementCodes: Equatable, Sendable {
  /// Where no category fits, the rules of the company were broken in another way.
  static let otherCategory = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
  static let otherKeyword = "KEYWORD_OTHER"

  /// The first is the category, the others are additional ones.
  private(set) var categories: [String] = []
  private(set) var keywords: [String] = []
  /// In words, behaviours for which the database has no code.
  private(set) var uncoded: [String] = []

  init(_ facts: CaseFacts, vocabulary: BehaviourVocabulary) {
    for id in facts.behaviours {
      guard let behaviour = vocabulary.find(id) else { continue }
      if let code = behaviour.code("dsa", about: facts.about) {
        add(code.code, to: \.categories)
        if let keyword = code.keyword { add(keyword, to: \.keywords) }
      } else {
        add(Self.otherCategory, to: \.categories)
        add(Self.otherKeyword, to: \.keywords)
        add(behaviour.label, to: \.uncoded)
      }
    }
  }

  private mutating func add(_ code: String, to list: WritableKeyPath<StatementCodes, [String]>) {
    if !self[keyPath: list].contains(code) { self[keyPath: list].append(code) }
  }
}

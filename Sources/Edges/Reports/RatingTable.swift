internal import Assessment
internal import Catalogue
internal import JSON
internal import Primitives

/// The factor table behind a level: score, reason and sources, row by row.
struct RatingTable {
  struct Row {
    let id: String
    let title: String
    /// 0 to 9 on OWASP's scale.
    let score: Int
    let reason: String
    let sources: [Source]
  }

  let rows: [Row]

  init(_ finding: Finding, _ catalogue: PatternCatalogue) {
    let rating = finding.rating
    let likelihood = LikelihoodFactor.allCases.map { factor in
      let reason =
        factor == .opportunity
        ? "\(finding.persona.title(in: catalogue)) \(rating.reason(factor))" : rating.reason(factor)
      let sources = factor.sources + (factor == .awareness ? finding.pattern.sources.map(\.text) : [])
      return Row(
        id: factor.rawValue, title: factor.title, score: rating.score(factor), reason: reason,
        sources: sources.compactMap { catalogue.sources.find(Identifier($0)) })
    }
    let harms = finding.pattern.severity.factors.map { id in
      let factor = catalogue.factors[id]
      return Row(
        id: "harm-\(factor.harm)", title: "Harm: \(catalogue.harms[factor.harm].title.lowercased())",
        score: factor.level.score, reason: "\(factor.level.rawValue): \(factor.title.lowercased())",
        sources: factor.sources.map { catalogue.sources[$0] })
    }
    rows = likelihood + harms
  }

  static func json(_ finding: Finding, _ catalogue: PatternCatalogue) -> JSONValue {
    .array(
      RatingTable(finding, catalogue).rows.map { row in
        [
          "factor": JSONValue(row.id), "score": JSONValue(row.score), "reason": JSONValue(row.reason),
          "sources": JSONValue(row.sources.map(\.id.text)),
        ]
      })
  }
}

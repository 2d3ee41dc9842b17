public import Policy
internal import Primitives
internal import Readability

/// The public page of a policy, as a text of headings, paragraphs, lists and tables, before it has a form.
public struct PublicPolicy: Sendable {
  enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph(String)
    case list([String])
    case table(caption: String, head: [String], rows: [[String]])
  }

  struct Section: Sendable {
    let title: String
    let blocks: [Block]
  }

  public let title: String
  /// The version and since when it holds, or that it does not.
  let standing: String
  let isProposed: Bool
  let summary: String
  let sections: [Section]

  /// The American school year that reads it with ease, of all its sentences together.
  public var grade: Double {
    let parts = [summary] + sections.flatMap { [$0.title] + $0.blocks.flatMap(Self.texts) }
    return Readability.grade(of: parts.joined(separator: "\n\n"))
  }

  private static func texts(_ block: Block) -> [String] {
    switch block {
    case .heading(let text), .paragraph(let text): [text]
    case .list(let items): items
    case .table: []
    }
  }

  public init(_ policy: PolicyModel) {
    let writer = PublicPolicyWriter(policy: policy)
    title = policy.name
    summary = policy.summary
    isProposed = policy.status == .proposed
    standing =
      policy.status == .proposed
      ? "This is a proposal. It is not in force."
      : "Version \(policy.version), in force since \(Self.day(policy.since))."
    sections = writer.sections
  }

  /// `1 November 2026`.
  static func day(_ date: CalendarDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }
}

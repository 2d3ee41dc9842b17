internal import Policy

/// The public page as Markdown.
public enum PublicPolicyMarkdown {
  public static func render(_ policy: PublicPolicy) -> String {
    var text = "# \(Markdown.escaped(policy.title))\n\n\(Markdown.escaped(policy.summary))\n\n"
    let standing = Markdown.escaped(policy.standing)
    text += policy.isProposed ? "**\(standing)**\n" : "\(standing)\n"
    for section in policy.sections {
      text += "\n## \(Markdown.escaped(section.title))\n"
      for block in section.blocks { text += "\n" + render(block) }
    }
    return text
  }

  private static func render(_ block: PublicPolicy.Block) -> String {
    switch block {
    case .heading(let text): return "### \(Markdown.escaped(text))\n"
    case .paragraph(let text): return "\(Markdown.escaped(text))\n"
    case .list(let items): return items.map { "- \(Markdown.escaped($0))\n" }.joined()
    case .table(let caption, let head, let rows):
      func line(_ cells: [String]) -> String { "| \(cells.map(Markdown.escaped).joined(separator: " | ")) |\n" }
      let rule = "|\(head.map { _ in "---|" }.joined())\n"
      return "**\(Markdown.escaped(caption))**\n\n" + line(head) + rule + rows.map(line).joined()
    }
  }
}

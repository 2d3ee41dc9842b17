internal import Primitives

extension ModelDraft {
  var guessCount: Int { features.reduce(0) { $0 + $1.guesses.count } }

  /// `3 features, 5 guesses to confirm`.
  var summary: String {
    "\(English.count(features.count, "feature")), \(English.count(guessCount, "guess", plural: "guesses")) to confirm"
  }

  /// A `product.yaml` that Bellbird reads without errors, and that tells a person what to look at.
  var yaml: String {
    header + introduction + people + "\nfeatures:\n" + features.map(block).joined(separator: "\n")
  }

  private var header: String {
    let found =
      guessCount > 0
      ? "\(English.sentence(summary)): words suggested them, and nobody has looked yet."
      : "Nothing in it was recognised: name the capabilities yourself."
    return """
      \(ModelText.comment("A first guess at a product model, from \(origin)."))
      # \(found)
      #
      # 1. Make each feature one thing that people do, as a menu would say it: rename, join, split, delete.
      # 2. Keep the capabilities that are right. "bellbird catalogue list capabilities" has all the words.
      # 3. Name the roles as your product does: subject is whom a feature is about, viewer is who gains.
      # 4. Answer the questions under each feature with a grant. These answers are examples:
      #      grant:
      #        started_by: viewer          # subject, viewer, either, both, default-on or a role
      #        subject_accepts: false      # true: starts only after the subject accepts on their own account
      #        subject_told: never         # never, on-start, regularly or always-visible
      #        ended_by: [viewer]          # who can end it alone: subject, viewer, nobody or roles
      #        end_noticed_by: [viewer]    # who notices that it ended
      #        residue: none               # what remains afterwards
      #    A question without an answer counts as the answer that is worse for the subject.
      # 5. See what can go wrong: bellbird assess product.yaml


      """
  }

  private var introduction: String {
    var text = "bellbird: product/1\nproduct:\n  id: \(ModelText.scalar(id))\n  name: \(ModelText.scalar(name))\n"
    if let version, !version.isEmpty { text += "  version: \(ModelText.scalar(version))\n" }
    return text
  }

  private var people: String {
    """

    # Who else can meet in the product? co-parent, parent-of-adult, adult-child, relative, carer, housemate, friend,
    # date, colleague, manager, child, staff, stranger
    relationships: [partner, ex-partner]
    # Guessed. Does one of them pay (pays: true), administer (administers: true) or own (owns: true)?
    roles:
      member: { can_be: [partner, ex-partner] }
      other: { title: other member, can_be: [partner, ex-partner] }

    """
  }

  private func block(_ feature: Feature) -> String {
    var text = "  - id: \(ModelText.scalar(feature.id))\n    title: \(ModelText.scalar(feature.title))\n"
    if let note = feature.note { text += "    \(ModelText.comment(note))\n" }
    guard !feature.guesses.isEmpty else {
      return text + """
            # Not recognised: name the capability, or delete the feature if nobody can do anything to anybody with it.
            capabilities: [x-\(feature.id)]

        """
    }
    text += "    capabilities:\n"
    for (row, evidence) in feature.guesses.sorted(by: { $0.key < $1.key }) {
      let reason = ModelText.comment("guessed from \(evidence): confirm")
      text += "      - \(CapabilityHint.table[row].capability)  \(reason)\n"
    }
    return text + """
          subject: member
          viewer: other
          # Who can start it, who is told, who can end it alone? Who notices the end, what remains?

      """
  }
}

internal import Primitives
internal import SourceText

/// G1, G2, G3 and G15: nobody is surprised by what a step sets off, loses proof, or is left alone.
extension GuideLint {
  /// Beginnings of words with which a sentence says that something is learned of.
  private static let telling = [
    "messag", "mail", "letter", "notic", "notif", "see", "saw", "show", "tell", "told", "alert", "know", "learn",
    "hear",
    "visib", "find", "found", "bill", "look", "sign", "read",
  ]
  /// Words with which the same sentence says who.
  private static let others: Set<Substring> = [
    "they", "them", "their", "he", "him", "his", "she", "her", "who", "whoever", "both", "one", "someone", "somebody",
    "anyone", "anybody", "everyone", "everybody", "nobody", "person", "people", "others", "other", "another", "member",
    "members", "owner", "owners", "holder", "sender", "account", "group", "organiser", "friends", "family", "contacts",
    "partner", "parent", "employer", "company",
  ]

  mutating func checkSafetyFirst(_ guide: Guide) {
    let kinds = guide.sections.map(\.kind)
    guard let safety = kinds.firstIndex(of: .safety) else {
      tell(
        "g1-safety-first", guide.place(of: "title"), "the guide has no safety notice",
        hint: "start it with ## Before you start {#safety}, and say who may notice and where to get help first")
      return
    }
    if safety != 0 {
      tell(
        "g1-safety-first", guide.sections[safety].location, "the safety notice does not come first",
        hint: "move it above the block \"\(guide.sections[0].title)\"")
      return
    }
    let order = SectionKind.allCases
    for (earlier, later) in zip(guide.sections, guide.sections.dropFirst())
    where order.firstIndex(of: earlier.kind) ?? 0 > order.firstIndex(of: later.kind) ?? 0 {
      tell(
        "section-order", later.location, "\"\(later.title)\" comes after \"\(earlier.title)\"",
        hint: "the order is \(order.map(\.rawValue).joined(separator: ", "))")
    }
  }

  mutating func checkSaid(_ step: GuideStep) {
    let outsiders: [Onlooker] = [.theOtherPerson, .everyoneInTheGroup, .billPayer, .unknown]
    // That support staff learn of a talk with support staff needs no saying.
    let unsaid: [Notified] = [.nobody, .supportStaff]
    guard !step.notifies.allSatisfy(unsaid.contains) || step.visibleTo.contains(where: outsiders.contains) else {
      return
    }
    let said = (step.text.flatMap(\.paragraphs) + [step.livingTogether, step.undo].compactMap { $0 }).map(\.plain)
    let sentences = said.flatMap { $0.lowercased().split { ".!?:".contains($0) } }
    guard !sentences.contains(where: Self.saysWhoLearns) else { return }
    tell(
      "g2-unsaid", step.location, "somebody may learn of the step \"\(step.title)\", and its text does not say so",
      hint: "say in one sentence who gets a message or can see the change")
  }

  private static func saysWhoLearns(_ sentence: Substring) -> Bool {
    let words = sentence.split { !$0.isLetter }
    return words.contains(where: others.contains)
      && words.contains { word in telling.contains { word.hasPrefix($0) } }
  }

  mutating func checkEvidence(_ step: GuideStep, after earlier: ArraySlice<GuideStep>) {
    guard step.evidenceLoss != nil, step.captureSkip == nil, !earlier.contains(where: \.captures) else { return }
    tell(
      "g3-evidence", step.location, "the step \"\(step.title)\" loses proof, and none is saved before it",
      hint: "put a step with captures: true above it, or say in capture_skip: why nothing needs saving")
  }

  mutating func checkAdvocate(_ guide: Guide) {
    let helpers: Set<Guide.ID> = ["talk-to-a-specialist", "for-friends-and-advocates"]
    guard !helpers.contains(guide.id) else { return }
    let inlines = (guide.section(.help)?.blocks.flatMap(\.paragraphs) ?? []).flatMap { $0.flatMap(\.all) }
    let leads = inlines.contains { inline in
      switch inline {
      case .placeholder(.helpline, _): true
      case .guide(let id, _, _): helpers.contains(id)
      default: false
      }
    }
    guard !leads else { return }
    tell(
      "g15-advocate", guide.section(.help)?.location ?? guide.place(of: "title"),
      "the guide leads to no specialist",
      hint: "end it with ## Help {#help}, and write {helpline} or link to guide:talk-to-a-specialist")
  }
}

internal import SourceText
internal import YAML

extension PolicyReader {
  mutating func appeals(_ node: YAMLNode) -> Appeals? {
    guard var fields = YAMLFields(node, "appeals", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let open = span(&fields, "open")
    let isFree = flag(&fields, "free")
    let by: [Appeals.Party]? = choices(&fields, "by")
    let steps = fields.required("steps", into: &log)?.policyNumber("\"steps\"", in: 1...20, into: &log)
    let answer = span(&fields, "answer_within")
    let decidedBy = deciderID(fields.optional("decided_by"))
    let restore = span(&fields, "restore_within")
    let reasons = flag(&fields, "gives_reasons")
    let outOfCourt = words(&fields, "out_of_court")
    let reviewer: Appeals.Reviewer? = fields.required("reviewer", into: &log)?.choice("\"reviewer\"", into: &log)
    let newEvidence = flag(&fields, "new_evidence")
    let shows = flag(&fields, "shows_reporter")
    let protection: Appeals.Protection? =
      fields.required("protection", into: &log)?.choice("\"protection\"", into: &log)
    let learns = span(&fields, "learns_every")
    let misuse = fields.optional("misuse").flatMap { self.misuse($0) }
    guard let text, let open, let isFree, let by, let steps, let answer, let restore, let reasons, let outOfCourt,
      let reviewer, let newEvidence, let shows, let protection, let learns
    else { return nil }
    return Appeals(
      words: text, open: open, isFree: isFree, by: by, stepsMax: steps, answerWithin: answer, decidedBy: decidedBy,
      restoreWithin: restore, givesReasons: reasons, outOfCourt: outOfCourt, reviewer: reviewer,
      takesNewEvidence: newEvidence, showsReporter: shows, protection: protection, learnsEvery: learns,
      misuse: misuse, clause: add("appeals", at: node.location, text), places: FieldPlaces(node))
  }

  private mutating func misuse(_ node: YAMLNode) -> Appeals.Misuse? {
    guard var fields = YAMLFields(node, "misuse", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let warns = flag(&fields, "warns_first")
    let factors: [Appeals.Factor]? = choices(&fields, "factors")
    guard let warns, let factors else { return nil }
    return Appeals.Misuse(warnsFirst: warns, factors: factors)
  }
}

internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension GuideReader {
  mutating func steps(_ body: GuideBody, file: SourceFile) -> [GuideStep] {
    let steps = body.steps.compactMap { step($0, file: file) }
    var seen: [GuideStep.ID: SourceLocation] = [:]
    for step in steps {
      if let first = seen[step.id] {
        log.error(
          "guide/duplicate-step", at: step.location, "there are two steps \"\(step.id)\"",
          hint: "give one of them another id", related: [.init(first, "the first one is here")])
      }
      for other in step.dependsOn where seen[other] == nil {
        log.error(
          "guide/unknown-step", at: step.location, "the step depends on \"\(other)\", which no step before it is",
          hint: Suggestion.hint(
            for: other.text, in: seen.keys.map(\.text).sorted(), otherwise: "name the id of an earlier step"))
      }
      seen[step.id] = seen[step.id] ?? step.location
    }
    return steps
  }

  private mutating func step(_ part: GuideBody.Step, file: SourceFile) -> GuideStep? {
    guard var fields = YAMLFields(part.fields, "step", into: &log) else { return nil }
    let id: GuideStep.ID? = fields.required("id", into: &log)?.name("a step's id", into: &log)
    let menu = menu(&fields)
    let notifies: [Notified] = choices(&fields, "notifies")
    let visibleTo: [Onlooker] = choices(&fields, "visible_to")
    let loss = sentence(&fields, "evidence_loss", unless: "none")
    let captures = fields.optionalBool("captures", into: &log) ?? false
    let skip = fields.optionalText("capture_skip", into: &log)
    let undo = sentence(&fields, "reversible", unless: "yes")
    let dependsOn = (fields.optional("depends_on")?.texts("depends_on", into: &log) ?? []).map { GuideStep.ID($0.text) }
    let living = fields.optional("living_together").flatMap { sentence($0, "living_together") }
    fields.finish(into: &log)
    guard let id, !notifies.isEmpty, !visibleTo.isEmpty else { return nil }
    return GuideStep(
      id: id, title: part.title, menu: menu, notifies: notifies, visibleTo: visibleTo, evidenceLoss: loss,
      captures: captures, captureSkip: skip, undo: undo, dependsOn: dependsOn, livingTogether: living, text: part.text,
      location: part.location)
  }

  private mutating func menu(_ fields: inout YAMLFields) -> Capability.ID? {
    guard let node = fields.optional("menu"), let text = node.text("menu", into: &log) else { return nil }
    if catalogue.capabilities.contains(Capability.ID(text)) { return Capability.ID(text) }
    log.error(
      "guide/unknown-capability", at: node.location, "there is no capability \"\(text.prefix(60))\"",
      hint: Suggestion.hint(for: text, in: catalogue.capabilities.ids, otherwise: "see catalogue/capabilities.yaml"))
    return nil
  }

  /// A sentence, or nil where the field says that there is nothing to say.
  private mutating func sentence(_ fields: inout YAMLFields, _ key: String, unless nothing: String) -> [GuideInline]? {
    guard let node = fields.required(key, into: &log), let text = node.text(key, into: &log), text != nothing else {
      return nil
    }
    return sentence(node, key)
  }

  private mutating func sentence(_ node: YAMLNode, _ key: String) -> [GuideInline]? {
    guard let text = node.text(key, into: &log) else { return nil }
    var reader = GuideTextReader(node.location.file)
    defer { log.add(contentsOf: reader.log) }
    return reader.words(text, at: node.location)
  }
}

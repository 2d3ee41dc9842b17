extension RuleSet {
  /// Every expression of the rules and facts.
  public var expressions: [RuleExpression] {
    rules.flatMap(\.steps).flatMap(\.expressions) + facts.expressions
  }
}

extension DetectionRule {
  /// Every step, the opening or the counted one first.
  public var steps: [Step] {
    switch form {
    case .count(let form): [form.step] + (form.reset.map { [$0] } ?? [])
    case .episode(let form): [form.opens] + form.needs.map(\.step) + form.unless
    }
  }
}

extension Step {
  var expressions: [RuleExpression] { roles.map(\.expression) + (condition.map { [$0] } ?? []) }
}

extension Facts {
  var expressions: [RuleExpression] {
    var sightings: [Sighting] = []
    var names: [RuleExpression] = []
    if let joined {
      sightings.append(joined.sighting)
      names.append(joined.who)
    }
    for link in links {
      sightings.append(link.sighting)
      names += [link.who, link.with]
    }
    for change in relations.flatMap({ [$0.since] + ($0.until.map { [$0] } ?? []) }) {
      sightings.append(change.sighting)
      names += [change.who, change.to]
    }
    return names + sightings.compactMap(\.condition)
  }
}

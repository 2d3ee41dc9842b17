internal import CEL
internal import CELRecords
internal import Detection
internal import JSONLines
internal import Records

/// Turns a rule set into a plan and the format of its log.
struct PlanBuilder {
  var plan = Plan()
  private let ruleSet: RuleSet
  private let fields: LogFields
  private let language: RecordLanguage
  private var kinds: [String] = []
  private var operations: [[Plan.Operation]] = []
  private var expressionPlaces: [String: Int] = [:]
  private var columnOfField: [Int: Int] = [:]

  /// `families` are functions on texts, such as `mentions`.
  static func build(_ ruleSet: RuleSet, functions families: [TextFunctionFamily]) -> (plan: Plan, format: LineFormat) {
    var builder = PlanBuilder(ruleSet, families)
    builder.addFacts()
    for (index, rule) in ruleSet.rules.enumerated() { builder.add(rule, index) }
    return builder.finish()
  }

  private init(_ ruleSet: RuleSet, _ families: [TextFunctionFamily]) {
    self.ruleSet = ruleSet
    fields = LogFields(ruleSet)
    language = RecordLanguage(fields.schema, functions: families)
  }

  private mutating func finish() -> (Plan, LineFormat) {
    for list in operations.map(gated) {
      let start = Int32(plan.operations.count)
      plan.operations += list
      plan.operationNeeds += list.map { need(of: $0) }
      plan.operationsOfKind.append(PlanRange(start: start, end: Int32(plan.operations.count)))
      plan.columnsOfKind.append(columns(of: list))
      addHints(list)
    }
    let different = Set(plan.needs)
    plan.needsOfField = fields.schema.fields.indices.map { field in
      different.count { $0 != .nothing && $0.field == field }
    }
    return (plan, fields.format(kinds: kinds))
  }

  private mutating func kind(_ name: String) -> Int {
    if let index = kinds.firstIndex(of: name) { return index }
    kinds.append(name)
    operations.append([])
    return kinds.count - 1
  }

  private mutating func expression(_ expression: RuleExpression) -> Int {
    if let place = expressionPlaces[expression.source] { return place }
    guard let checked = language.check(expression) else {
      preconditionFailure("an expression that was checked when it was read is refused now")
    }
    let program = RecordProgram(checked, language)
    plan.expressions.append(program)
    plan.needs.append(program.need)
    expressionPlaces[expression.source] = plan.expressions.count - 1
    return plan.expressions.count - 1
  }

  private mutating func condition(_ expression: RuleExpression?) -> Int32 {
    guard let expression else { return -1 }
    return Int32(self.expression(expression))
  }

  private mutating func source(_ expression: RuleExpression) -> Plan.Source {
    guard let name = expression.field, let field = fields.schema.index(of: name),
      fields.schema.fields[field].type == .string
    else { return .expression(self.expression(expression)) }
    if let column = columnOfField[field] { return .column(column) }
    // The columns that an event needs are the bits of one number; any further field is read as an expression.
    guard plan.columnFields.count < 64 else { return .expression(self.expression(expression)) }
    plan.columnFields.append(field)
    columnOfField[field] = plan.columnFields.count - 1
    return .column(plan.columnFields.count - 1)
  }
}

// MARK: - Facts

extension PlanBuilder {
  private mutating func addFacts() {
    let facts = ruleSet.facts
    plan.links = facts.links.map { Plan.LinkPlan(forget: $0.forget ?? .max, most: $0.most ?? .max) }
    if let joined = facts.joined { add(joined.sighting, .joined, 0, joined.who, nil) }
    for (index, link) in facts.links.enumerated() { add(link.sighting, .sighted, index, link.who, link.with) }
    for (index, relation) in facts.relations.enumerated() {
      // An event that is both ends the relation first.
      if let until = relation.until { add(until.sighting, .ended, index, until.who, until.to) }
      add(relation.since.sighting, .began, index, relation.since.who, relation.since.to)
    }
  }

  private mutating func add(
    _ sighting: Facts.Sighting, _ change: FactState.Change.Kind, _ which: Int, _ one: RuleExpression,
    _ other: RuleExpression?
  ) {
    let condition = condition(sighting.condition)
    let one = source(one)
    let other = other.map { source($0) }
    plan.facts.append(
      Plan.FactPlan(kind: change, which: UInt32(which), condition: condition, one: one, other: other))
    for name in sighting.kinds { operations[kind(name)].append(.fact(Int32(plan.facts.count - 1))) }
  }

  private func columns(of list: [Plan.Operation]) -> UInt64 {
    var columns: UInt64 = 0
    func add(_ source: Plan.Source) { if source.code >= 0 { columns |= 1 << UInt64(source.code) } }
    func addStep(_ step: Int) { for index in plan.steps[step].roles.indices { add(plan.roleBindings[index].source) } }
    for operation in list {
      switch operation {
      case .fact(let index):
        add(plan.facts[Int(index)].one)
        if let other = plan.facts[Int(index)].other { add(other) }
      case .count(let rule, _, _), .mirrored(let rule):
        addStep(Int(plan.counting[Int(rule)].step))
        if plan.counting[Int(rule)].reset >= 0 { addStep(Int(plan.counting[Int(rule)].reset)) }
      case .open(let rule): addStep(Int(plan.telling[Int(rule)].opens))
      case .progress(_, let parts, _):
        for index in parts.indices { addStep(Int(plan.parts[index].step)) }
      case .unlessNear(let hook, _, _): add(hook)
      }
    }
    return columns
  }
}

// MARK: - Rules

extension PlanBuilder {
  private mutating func add(_ rule: DetectionRule, _ index: Int) {
    let slots = Dictionary(uniqueKeysWithValues: rule.roles.enumerated().map { ($1, $0) })
    plan.rules.append(
      RulePlan(
        rule: rule, key: rule.key.map { element in if case .role(let role) = element { slots[role] ?? 0 } else { -1 } })
    )
    plan.counting.append(Plan.Counting())
    plan.telling.append(Plan.Telling())
    plan.groupSlots.append(Plan.GroupSlots())
    plan.groupSources.append(Plan.GroupSources())
    switch rule.form {
    case .count(let form): add(form, slots, index)
    case .episode(let form): add(form, slots, index)
    }
  }

  private mutating func step(_ step: Step, _ slots: [String: Int], bound: Set<String>) -> Int {
    let roleStart = Int32(plan.roleBindings.count)
    var present = bound
    // The roles that have to agree come first: they are the cheapest way to say no.
    for binding in step.roles.filter({ bound.contains($0.role) }) + step.roles.filter({ !bound.contains($0.role) }) {
      let (role, source) = (binding.role, source(binding.expression))
      let others = present.filter { plan.rules.last?.rule.mayBeSame(role, $0) == false }
      plan.roleBindings.append(
        Plan.RoleBinding(
          slot: UInt8(slots[role] ?? 0), isNew: !bound.contains(role), unlike: bits(of: others, slots), source: source))
      present.insert(role)
    }
    let factStart = Int32(plan.factTests.count)
    plan.factTests += step.facts.map { test($0, slots) }
    let condition = condition(step.condition)
    plan.steps.append(
      Plan.StepPlan(
        condition: condition, roles: PlanRange(start: roleStart, end: Int32(plan.roleBindings.count)),
        facts: PlanRange(start: factStart, end: Int32(plan.factTests.count))))
    return plan.steps.count - 1
  }

  private func bits(of roles: Set<String>, _ slots: [String: Int]) -> UInt8 {
    roles.reduce(0) { $0 | 1 << UInt8(slots[$1] ?? 0) }
  }

  private func test(_ condition: FactCondition, _ slots: [String: Int]) -> Plan.FactTest {
    func slot(_ role: String) -> UInt8 { UInt8(slots[role] ?? 0) }
    func link(_ name: String) -> UInt32 { UInt32(ruleSet.facts.links.firstIndex { $0.name == name } ?? 0) }
    func relation(_ name: String) -> UInt32 { UInt32(ruleSet.facts.relations.firstIndex { $0.name == name } ?? 0) }
    return switch condition {
    case .joinedAfterOpening(let role): .joinedAfterOpening(slot(role))
    case .joined(let role, let within): .joinedWithin(slot(role), within)
    case .linked(let name, let one, let other): .linked(isWanted: true, link: link(name), slot(one), slot(other))
    case .notLinked(let name, let one, let other): .linked(isWanted: false, link: link(name), slot(one), slot(other))
    case .held(let name, let one, let other): .held(isWanted: true, relation: relation(name), slot(one), slot(other))
    case .notHeld(let name, let one, let other):
      .held(isWanted: false, relation: relation(name), slot(one), slot(other))
    }
  }

  private mutating func add(_ form: CountForm, _ slots: [String: Int], _ index: Int) {
    var counting = Plan.Counting()
    counting.step = Int32(step(form.step, slots, bound: []))
    if let reset = form.reset { counting.reset = Int32(step(reset, slots, bound: [])) }
    counting.atLeast = Int32(form.atLeast)
    counting.distinctSlot = form.distinct.flatMap { slots[$0] }.map(Int32.init) ?? -1
    switch form.window {
    case .sliding(let span): (counting.within, counting.keep) = (span, span)
    case .calendar(let window):
      counting.isCalendar = true
      counting.keep = window.unit.longest
      plan.rules[index].calendar = window
    }
    plan.horizon = max(plan.horizon, counting.keep)
    plan.reach = max(plan.reach, counting.keep)
    plan.counting[index] = counting
    addGroup(Int(counting.step), index)
    addOperations(form, index)
  }

  private mutating func addGroup(_ step: Int, _ index: Int) {
    let key = plan.rules[index].groupSlots
    plan.groupSlots[index] = Plan.GroupSlots(
      count: key.count, first: UInt8(key.first ?? 0), second: UInt8(key.dropFirst().first ?? 0))
    let sources = key.compactMap { slot in
      plan.steps[step].roles.indices.first { Int(plan.roleBindings[$0].slot) == slot }.map {
        plan.roleBindings[$0].source
      }
    }
    if key.count == 2, sources.count == 2, sources.allSatisfy({ $0.code >= 0 }) {
      plan.groupSources[index] = Plan.GroupSources(isKnown: true, first: sources[0], second: sources[1])
    }
  }

  private mutating func addOperations(_ form: CountForm, _ index: Int) {
    if Mirroring.applies(to: form, key: plan.rules[index].groupSlots.count) {
      for name in form.step.kinds { operations[kind(name)].append(.mirrored(rule: Int32(index))) }
      return
    }
    let resets = form.reset?.kinds ?? []
    for name in form.step.kinds + resets.filter({ !form.step.kinds.contains($0) }) {
      operations[kind(name)].append(
        .count(rule: Int32(index), resets: resets.contains(name), counts: form.step.kinds.contains(name)))
    }
  }

  private mutating func add(_ form: EpisodeForm, _ slots: [String: Int], _ index: Int) {
    let bound = Set(form.opens.roleNames)
    var telling = Plan.Telling()
    telling.opens = Int32(step(form.opens, slots, bound: []))
    telling.opening = bits(of: bound, slots)
    telling.hookSlot = Int32(slots[form.hook] ?? 0)
    telling.within = form.within
    telling.openMax = Int32(form.openMax)
    telling.inTurn = form.order == .inTurn
    telling.keyedNeed = Int32(form.keyedNeed?.index ?? -1)
    // Whether a need comes after the ones above is a question about times.
    if telling.inTurn { plan.horizon = max(plan.horizon, form.within) }
    plan.reach = max(plan.reach, form.within)
    var steps: [(step: Step, need: Int, place: Int)] = []
    for step in form.unless { steps.append((step, -1, self.step(step, slots, bound: bound))) }
    let firstNeed = Int32(plan.needPlans.count)
    for (need, item) in form.needs.enumerated() {
      steps.append((item.step, need, step(item.step, slots, bound: bound)))
      plan.rules[index].needSteps.append(steps[steps.count - 1].place)
      plan.needPlans.append(
        Plan.NeedPlan(
          atLeast: item.atLeast, distinct: item.distinct.flatMap { slots[$0] }.map(Int32.init) ?? -1,
          keyed: need == form.keyedNeed?.index ? Int32(slots[form.keyedNeed?.role ?? ""] ?? 0) : -1))
    }
    telling.needs = PlanRange(start: firstNeed, end: Int32(plan.needPlans.count))
    plan.telling[index] = telling
    addOperations(form, steps, index)
  }

  private mutating func addOperations(
    _ form: EpisodeForm, _ steps: [(step: Step, need: Int, place: Int)], _ index: Int
  ) {
    let hookSlot = Int(plan.telling[index].hookSlot)
    var names: [String] = []
    for name in form.opens.kinds + steps.flatMap(\.step.kinds) where !names.contains(name) { names.append(name) }
    for name in names {
      let start = Int32(plan.parts.count)
      let hookStart = Int32(plan.hooks.count)
      for (step, need, place) in steps where step.kinds.contains(name) {
        let hook = plan.steps[place].roles.indices.first { Int(plan.roleBindings[$0].slot) == hookSlot }
        guard let hook else { continue }
        let source = plan.roleBindings[hook].source
        plan.parts.append(
          Plan.EpisodePart(need: Int32(need), step: Int32(place), hook: source, newcomer: newcomer(place)))
        if !plan.hooks[Int(hookStart)...].contains(source) { plan.hooks.append(source) }
      }
      let parts = PlanRange(start: start, end: Int32(plan.parts.count))
      let hooks = PlanRange(start: hookStart, end: Int32(plan.hooks.count))
      if !parts.indices.isEmpty {
        operations[kind(name)].append(.progress(rule: Int32(index), parts: parts, hooks: hooks))
      }
      if form.opens.kinds.contains(name) { operations[kind(name)].append(.open(rule: Int32(index))) }
    }
  }
}

extension PlanBuilder {
  private func newcomer(_ step: Int) -> Plan.Source? {
    for index in plan.steps[step].facts.indices {
      guard case .joinedAfterOpening(let slot) = plan.factTests[index] else { continue }
      let binding = plan.steps[step].roles.indices.first { plan.roleBindings[$0].slot == slot }
      guard let binding, plan.roleBindings[binding].source.code >= 0 else { continue }
      return plan.roleBindings[binding].source
    }
    return nil
  }
}

extension CalendarWindow.Unit {
  /// In milliseconds.
  fileprivate var longest: Int64 {
    switch self {
    case .hour: 3_600_000
    case .day: 86_400_000
    case .week: 7 * 86_400_000
    }
  }
}

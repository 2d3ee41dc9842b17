internal import CELRecords
internal import Detection
internal import JSONLines

/// A rule set as the engine runs it: plain numbers in flat lists, found by the kind of an event.
struct Plan: Sendable {
  /// Where an identity comes from: a field's cell, or an expression's text.
  struct Source: BitwiseCopyable, Hashable, Sendable {
    /// The column of identities, or the place of the expression, counted down from -1.
    let code: Int32

    static func column(_ index: Int) -> Source { Source(code: Int32(index)) }
    static func expression(_ index: Int) -> Source { Source(code: -1 - Int32(index)) }
  }

  struct RoleBinding: BitwiseCopyable, Sendable {
    let slot: UInt8
    /// Whether the step brings the role, rather than having to agree with the episode.
    let isNew: Bool
    /// The slots, as bits, of those who are there by then and must be somebody else.
    let unlike: UInt8
    let source: Source
  }

  struct StepPlan: BitwiseCopyable, Sendable {
    /// The place of the expression; -1 where there is no condition.
    var condition: Int32
    var roles: PlanRange
    var facts: PlanRange
  }

  /// What a step asks of the facts. A link that forgets nothing has `.max` milliseconds, one without limit `.max`.
  enum FactTest: BitwiseCopyable, Sendable {
    case joinedAfterOpening(UInt8)
    case joinedWithin(UInt8, Int64)
    case linked(isWanted: Bool, link: UInt32, UInt8, UInt8)
    case held(isWanted: Bool, relation: UInt32, UInt8, UInt8)
  }

  struct LinkPlan: BitwiseCopyable, Sendable {
    let forget: Int64
    let most: Int
  }

  /// An event that shows something: `other` is nobody where it is about one identity.
  struct FactPlan: BitwiseCopyable, Sendable {
    let kind: FactState.Change.Kind
    let which: UInt32
    let condition: Int32
    let one: Source
    let other: Source?
  }

  enum Operation: BitwiseCopyable, Sendable {
    case fact(Int32)
    case count(rule: Int32, resets: Bool, counts: Bool)
    case mirrored(rule: Int32)
    case progress(rule: Int32, parts: PlanRange, hooks: PlanRange)
    /// The next operations carry on episodes of one hook: where it has none of any of their rules, they are passed over.
    case unlessNear(hook: Source, rules: UInt32, count: Int32)
    case open(rule: Int32)
  }

  /// What one kind of event can be for an episode.
  struct EpisodePart: BitwiseCopyable, Sendable {
    /// The place of the need; -1 for a step under `unless`.
    let need: Int32
    let step: Int32
    let hook: Source
    /// Who must have joined after the opening, where that is a field: most people have not.
    let newcomer: Source?
  }

  /// What the engine needs of a counting rule at every event.
  struct Counting: BitwiseCopyable, Sendable {
    var step: Int32 = -1
    /// The step that clears a group; -1 where there is none.
    var reset: Int32 = -1
    var atLeast: Int32 = 1
    /// The slot of the role whose identities are counted; -1 where events are.
    var distinctSlot: Int32 = -1
    var isCalendar = false
    /// A sliding window's length, in milliseconds.
    var within: Int64 = 0
    /// How long after its last match a group can still count.
    var keep: Int64 = 0
  }

  /// What it needs of an episode rule.
  struct Telling: BitwiseCopyable, Sendable {
    var opens: Int32 = -1
    /// The slots of the opening's roles, as bits.
    var opening: UInt8 = 0
    var hookSlot: Int32 = 0
    var within: Int64 = 0
    var openMax: Int32 = 0
    var inTurn = false
    /// The need that brings the key's new role; -1 where none does.
    var keyedNeed: Int32 = -1
    var needs = PlanRange(start: 0, end: 0)
  }

  /// The slots of a group, where there are no more than two.
  struct GroupSlots: BitwiseCopyable, Sendable {
    var count = 0
    var first: UInt8 = 0
    var second: UInt8 = 0
  }

  /// Where a group's two identities come from, where that is from fields.
  struct GroupSources: BitwiseCopyable, Sendable {
    var isKnown = false
    var first = Source.column(0)
    var second = Source.column(0)
  }

  /// Memory that every event of a kind will touch.
  enum Hint: BitwiseCopyable, Hashable, Sendable {
    case sighting(who: Source, thing: Source, link: UInt32)
    case relation(one: Source, other: Source, relation: UInt32)
    case group(one: Source, other: Source, rule: UInt32)
    /// A group that both directions share.
    case mirrored(one: Source, other: Source, rule: UInt32)
    case joined(Source)
    /// Who may have episodes.
    case hook(Source)
  }

  struct NeedPlan: BitwiseCopyable, Sendable {
    let atLeast: Int
    /// The slot of the role whose identities are counted; -1 where events are.
    let distinct: Int32
    /// The slot of the key's new role that this need brings; -1 where it brings none.
    let keyed: Int32
  }

  var operations: [Operation] = []
  /// For each operation what makes it pointless.
  var operationNeeds: [TextNeed] = []
  var hints: [Hint] = []
  /// For each kind its hints, each once.
  var hintsOfKind: [PlanRange] = []
  /// For each kind its operations, in the order in which they run.
  var operationsOfKind: [PlanRange] = []
  var steps: [StepPlan] = []
  var roleBindings: [RoleBinding] = []
  var factTests: [FactTest] = []
  var parts: [EpisodePart] = []
  /// The sources of hooks of one operation.
  var hooks: [Source] = []
  var facts: [FactPlan] = []
  var links: [LinkPlan] = []
  var rules: [RulePlan] = []
  // By rule; what is not of a rule's form is left at its default.
  var counting: [Counting] = []
  var telling: [Telling] = []
  var groupSlots: [GroupSlots] = []
  var groupSources: [GroupSources] = []
  var needPlans: [NeedPlan] = []
  var expressions: [RecordProgram] = []
  /// For each expression what makes it pointless.
  var needs: [TextNeed] = []
  /// For each field how many different ones there are.
  var needsOfField: [Int] = []
  /// For each kind the columns of identities that its operations read, as bits.
  var columnsOfKind: [UInt64] = []
  /// For each column its field.
  var columnFields: [Int] = []
  /// How far back a time may be asked for.
  var horizon: Int64 = 0
  /// How far back an alert's events may lie.
  var reach: Int64 = 0

  /// The needs of an episode rule, by their places in the rule.
  func needs(_ rule: Int) -> Range<Int> { 0..<telling[rule].needs.indices.count }

  @inline(__always)
  func need(_ rule: Int, _ need: Int) -> NeedPlan { needPlans[Int(telling[rule].needs.start) + need] }
}

/// A run of one of the plan's lists.
struct PlanRange: BitwiseCopyable, Sendable {
  var start: Int32
  var end: Int32

  var indices: Range<Int> {
    @inline(__always) get { Int(start)..<Int(end) }
  }
}

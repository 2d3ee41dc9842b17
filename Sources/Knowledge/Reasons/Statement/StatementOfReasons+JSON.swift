public import JSON
internal import Primitives

extension StatementOfReasons {
  /// The statement as the transparency database's interface takes it (version 2). It never names a source.
  public var json: JSONValue {
    .object(restrictionMembers + groundMembers + contentMembers + processMembers)
  }

  /// Messages for several statements, each with as many as the database takes at once.
  public static func batches(_ statements: [StatementOfReasons]) -> [JSONValue] {
    stride(from: 0, to: statements.count, by: batchMax).map { start in
      ["statements": .array(statements[start..<min(start + batchMax, statements.count)].map(\.json))]
    }
  }

  private typealias Members = [JSONValue.Member]

  private var restrictionMembers: Members {
    let restrictions = draft.restrictions
    var members: Members = []
    if let visibility = restrictions.visibility {
      members += Self.visibility(visibility.measure, others: restrictions.visibilityOthers)
      members += Self.end("visibility", visibility.until)
    }
    if let monetary = restrictions.monetary {
      switch monetary.measure {
      case .known(let kind): members.append(.init("decision_monetary", JSONValue(kind.rawValue)))
      case .other(let text):
        members.append(.init("decision_monetary", "DECISION_MONETARY_OTHER"))
        members.append(.init("decision_monetary_other", JSONValue(text.text)))
      }
      members += Self.end("monetary", monetary.until)
    }
    if let provision = restrictions.provision {
      members.append(.init("decision_provision", JSONValue(provision.measure.rawValue)))
      members += Self.end("service", provision.until)
    }
    if let account = restrictions.account {
      members.append(.init("decision_account", JSONValue(account.measure.rawValue)))
      members += Self.end("account", account.until)
    }
    if let account = draft.account { members.append(.init("account_type", JSONValue(account.rawValue))) }
    return members
  }

  private static func visibility(
    _ kinds: [Restrictions.Kind<Restrictions.Visibility>], others: String?
  ) -> Members {
    var codes: [String] = kinds.compactMap { kind in
      if case .known(let known) = kind { known.rawValue } else { nil }
    }
    guard let others else { return [.init("decision_visibility", JSONValue(codes))] }
    codes.append("DECISION_VISIBILITY_OTHER")
    return [
      .init("decision_visibility", JSONValue(codes)), .init("decision_visibility_other", JSONValue(others)),
    ]
  }

  /// No end date is written for a restriction without end.
  private static func end(_ kind: String, _ day: CalendarDate?) -> Members {
    day.map { [.init("end_date_\(kind)_restriction", JSONValue("\($0)"))] } ?? []
  }

  private var groundMembers: Members {
    var members: Members
    switch draft.ground {
    case .illegal(let legal, let explanation):
      members = [
        .init("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
        .init("illegal_content_legal_ground", JSONValue(legal.text)),
        .init("illegal_content_explanation", JSONValue(explanation.text)),
      ]
    case .incompatible(let rule, let explanation, let isAlsoIllegal):
      members = [
        .init("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
        .init("incompatible_content_ground", JSONValue(rule.text)),
        .init("incompatible_content_explanation", JSONValue(explanation.text)),
      ]
      if let isAlsoIllegal {
        members.append(.init("incompatible_content_illegal", isAlsoIllegal ? "Yes" : "No"))
      }
    }
    if let address = draft.ruleAddress {
      members.append(.init("decision_ground_reference_url", JSONValue(address.text)))
    }
    return members
  }

  private var contentMembers: Members {
    let types = draft.facts.contentTypes.map(\.rawValue).sorted()
    var members: Members = [.init("content_type", JSONValue(types))]
    if let other = draft.otherContent { members.append(.init("content_type_other", JSONValue(other.text))) }
    members.append(.init("category", JSONValue(codes.categories[0])))
    if codes.categories.count > 1 {
      members.append(.init("category_addition", JSONValue(Array(codes.categories.dropFirst()))))
    }
    if !codes.keywords.isEmpty { members.append(.init("category_specification", JSONValue(codes.keywords))) }
    if !codes.uncoded.isEmpty {
      members.append(.init("category_specification_other", JSONValue(codes.uncoded.joined(separator: "; "))))
    }
    members.append(.init("territorial_scope", JSONValue(draft.scope.sorted().map(\.code))))
    if let language = draft.language { members.append(.init("content_language", JSONValue(language))) }
    return members + [.init("content_date", JSONValue("\(draft.facts.contentDate)"))]
  }

  private var processMembers: Members {
    [
      .init("application_date", JSONValue("\(draft.startDay)")),
      .init("decision_facts", JSONValue(draft.circumstances.text)),
      .init("source_type", JSONValue(draft.facts.notice.rawValue)),
      .init("automated_detection", JSONValue(draft.handling.automatedDetection)),
      .init("automated_decision", JSONValue(draft.handling.decision.rawValue)),
      .init("puid", JSONValue(draft.id.text)),
    ]
  }
}

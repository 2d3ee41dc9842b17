internal import SQLite
internal import Sealing

extension Store {
  /// Makes room for a company or service; an existing one is fine.
  public func addTenant(_ id: String, now: Int) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      _ = try c.run("INSERT INTO tenants (id, made) VALUES (?, ?) ON CONFLICT DO NOTHING", id, now)
    }
  }

  /// Takes a report: all of it is durable when this returns, or nothing is there. On a full disk a report of words is
  /// taken from the reserve.
  public func take(_ report: NewReport) throws(StoreError) -> StoreOutcome {
    do throws(StoreError) { return try begin(report) } catch {
      guard error == .full, report.items.allSatisfy({ $0.staged.body != nil }), giveReserve() else { throw error }
      return try begin(report)
    }
  }

  private func begin(_ report: NewReport) throws(StoreError) -> StoreOutcome {
    try write { (c) throws(SQLiteError) in
      if let known = try answer(to: report.request, c) { return known }
      let place = report.place
      try c.run(
        """
        INSERT INTO cases (id, tenant, received, version, state, is_open, urgency, wish, promised)
        VALUES (?, ?, ?, 0, '-', 0, 0, '-', 0)
        """, place.id, place.tenant, report.received)
      try add(report.events, after: 0, to: place, report.standing, c)
      try add(report.items, to: place, c)
      if let receipt = report.receipt { try add(receipt, to: place, c) }
      try add(report.messages, c)
      try keep(report.request, c)
      try keep(report.epoch, wraps: report.items, rewraps: [:])
      return .done(version: report.events.count)
    }
  }

  /// Adds to a case, if nobody else has since it was read.
  public func append(_ change: CaseChange) throws(StoreError) -> StoreOutcome {
    let outcome = try write { (c) throws(SQLiteError) in try add(change, c) }
    if case .done = outcome, change.deleting != .nothing { try finishDeletions() }
    return outcome
  }

  private func add(_ change: CaseChange, _ c: Connection) throws(SQLiteError) -> StoreOutcome {
    if let known = try answer(to: change.request, c) { return known }
    let place = change.place
    guard let version = try version(of: place, c) else { return .unknownCase }
    guard version == change.seenVersion else { return .conflict(currentVersion: version) }
    if let current = try currentEpoch(of: place.id),
      change.items.contains(where: { $0.place.received.epoch != current })
    {
      return .otherEpoch(current: current)
    }
    try add(change.events, after: version, to: place, change.standing, c)
    try add(change.items, to: place, c)
    try add(change.messages, c)
    try keep(change.request, c)
    if let state = change.receipts {
      try c.run("UPDATE receipts SET state = ? WHERE case_id = ?", state.rawValue, place.id)
    }
    try markDeleted(change.deleting, of: place, c)
    if change.epoch != nil || !change.items.isEmpty {
      try keep(change.epoch, wraps: change.items, rewraps: change.rewraps)
    }
    return .done(version: version + change.events.count)
  }

  private func version(of place: CasePlace, _ c: Connection) throws(SQLiteError) -> Int? {
    try c.row("SELECT version FROM cases WHERE id = ? AND tenant = ?", place.id, place.tenant) {
      (row) throws(SQLiteError) -> Int in try row[0]
    }
  }

  private func add(
    _ events: [NewEvent], after version: Int, to place: CasePlace, _ standing: CaseStanding, _ c: Connection
  ) throws(SQLiteError) {
    for (index, event) in events.enumerated() {
      try c.run(
        "INSERT INTO case_events (case_id, number, kind, time, leaf, sealed) VALUES (?, ?, ?, ?, ?, ?)",
        place.id, version + 1 + index, event.kind, event.time, event.leaf, event.sealed)
    }
    try c.run(
      """
      UPDATE cases SET version = ?, state = ?, is_open = ?, urgency = ?, wish = ?, promised = ?, assigned = ? WHERE id = ?
      """, version + events.count, standing.state, standing.isOpen, -standing.risk, standing.wish,
      standing.promised ?? .max, standing.assigned, place.id)
  }

  private func add(_ items: [NewItem], to place: CasePlace, _ c: Connection) throws(SQLiteError) {
    for item in items {
      precondition(item.place.received.caseID == place.id && item.place.received.tenant == place.tenant)
      try c.run(
        """
        INSERT INTO items (id, case_id, epoch, kind, received, byte_count, digest, key_commitment, leaf, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, item.place.itemID, place.id, item.place.received.epoch, Int(item.place.kind.rawValue), item.received,
        item.staged.byteCount, item.staged.digest, item.keyCommitment, item.leaf, item.staged.body)
    }
  }
}

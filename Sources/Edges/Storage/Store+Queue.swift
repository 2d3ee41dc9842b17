internal import SQLite

/// A place in the queue: where a page ended.
public struct QueuePlace: Hashable, Sendable {
  let urgency: Int
  let promised: Int
  let id: [UInt8]

  static let start = QueuePlace(urgency: .min, promised: .min, id: [])

  private init(urgency: Int, promised: Int, id: [UInt8]) {
    self.urgency = urgency
    self.promised = promised
    self.id = id
  }

  /// Behind this case.
  public init(after record: CaseRecord) {
    self.init(
      urgency: -record.standing.risk, promised: record.standing.promised ?? .max, id: record.place.id)
  }
}

/// Open cases: the highest risk first, then what was promised soonest. The number of reports is no reason.
extension Store {
  public static let queuePageMax = 200

  static let queueSQL: StaticString = """
    SELECT id, received, version, state, is_open, urgency, wish, promised, assigned FROM cases
    WHERE tenant = ? AND is_open = 1 AND (urgency, promised, id) > (?, ?, ?)
    ORDER BY urgency, promised, id LIMIT ?
    """

  static let queueOfStaffSQL: StaticString = """
    SELECT id, received, version, state, is_open, urgency, wish, promised, assigned FROM cases
    WHERE tenant = ? AND is_open = 1 AND (urgency, promised, id) > (?, ?, ?) AND assigned = ?
    ORDER BY urgency, promised, id LIMIT ?
    """

  /// The next cases behind a place; all of them, or those of one member of staff.
  public func queue(
    _ tenant: String, after place: QueuePlace? = nil, assignedTo staff: String? = nil, limit: Int = 50
  ) throws(StoreError) -> [CaseRecord] {
    let (place, limit) = (place ?? .start, max(0, min(limit, Self.queuePageMax)))
    return try read { (c) throws(SQLiteError) in
      if let staff {
        try c.rows(Self.queueOfStaffSQL, tenant, place.urgency, place.promised, place.id, staff, limit) {
          (row) throws(SQLiteError) in try CaseRecord(row, tenant: tenant)
        }
      } else {
        try c.rows(Self.queueSQL, tenant, place.urgency, place.promised, place.id, limit) {
          (row) throws(SQLiteError) in try CaseRecord(row, tenant: tenant)
        }
      }
    }
  }
}

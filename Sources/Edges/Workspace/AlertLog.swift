public import Detection
public import Files
internal import JSONLines
internal import Records

/// The log behind an alert, read again: once for the events that it names, once for others between the same people.
public struct AlertLog {
  /// How many other events are worth showing.
  public static let besideMax = 200

  /// Why the alert cannot be told from this log.
  public enum Problem: Error {
    case file(FileError)
    /// The log has no events under these ids.
    case missing([DetectionEvent.ID])
    /// Two fields of the map read one member.
    case map
    case mismatch(AlertStory.Mismatch)
  }

  private let path: String
  private let map: EventMap

  public init(_ path: String, map: EventMap) {
    self.path = path
    self.map = map
  }

  public func story(of alert: Alert, by rule: DetectionRule) throws(Problem) -> AlertStory {
    let listed = try self.listed(alert)
    do throws(AlertStory.Mismatch) {
      let bare = try AlertStory(alert, of: rule, in: map, listed: listed)
      let beside = try? self.beside(bare, Set(listed.map(\.number)))
      return try AlertStory(
        alert, of: rule, in: map, listed: listed, beside: beside?.events ?? [], besideOmitted: beside?.omitted ?? 0)
    } catch { throw .mismatch(error) }
  }

  private func listed(_ alert: Alert) throws(Problem) -> [DetectionEvent] {
    var wanted = Set(alert.events)
    let numbers = wanted.contains { if case .number = $0 { true } else { false } }
    let last = map.id == nil ? alert.events.compactMap(\.number).max() ?? 0 : .max
    var events: [DetectionEvent] = []
    try read { reader, row in
      let head = reader.heads[row]
      let id: DetectionEvent.ID =
        numbers ? .number(Int64(head.number)) : .text(String(decoding: reader.text[head.id], as: UTF8.self))
      if wanted.remove(id) != nil, let event = event(reader, head) { events.append(event) }
      return !wanted.isEmpty && Int64(head.number) < last
    }
    let found = Set(events.map(\.id))
    let missing = alert.events.filter { !found.contains($0) }
    guard missing.isEmpty else { throw .missing(missing) }
    return events
  }

  /// Those between the first and the last line of the alert, in its span, that name two of its people.
  private func beside(
    _ story: AlertStory, _ listed: Set<Int64>
  ) throws(Problem) -> (events: [DetectionEvent], omitted: Int) {
    let people = Set(story.people.map { Array($0.name.utf8) })
    let last = listed.max() ?? 0
    let lines = (listed.min() ?? 0)...last
    var events: [DetectionEvent] = []
    var omitted = 0
    try read { reader, row in
      let head = reader.heads[row]
      let number = Int64(head.number)
      if lines.contains(number), story.span.contains(head.time), !listed.contains(number),
        names(reader, row, head, among: people) >= 2
      {
        if events.count < Self.besideMax, let event = event(reader, head) { events.append(event) } else { omitted += 1 }
      }
      return number < last
    }
    return (events, omitted)
  }

  /// How many different people the line's fields name.
  private func names(_ reader: LineReader, _ row: Int, _ head: LineRow, among people: Set<[UInt8]>) -> Int {
    var found: Set<[UInt8]> = []
    for field in 0..<texts.count where head.present & (1 << UInt64(field)) != 0 {
      let cell = reader.cells[row * texts.count + field]
      guard cell.count <= RuleLimits.identityBytesMax else { continue }
      let name = Array(reader.text[cell.start..<cell.start + cell.count])
      if people.contains(name) { found.insert(name) }
    }
    return found.count
  }

  private func event(_ reader: LineReader, _ head: LineRow) -> DetectionEvent? {
    try? EventReader(map).event(line: Array(reader.text[head.line]), number: Int64(head.number))
  }

  /// The map's fields that are texts and stand in the line.
  private var texts: [EventMap.Field] {
    map.fields.filter { field in
      if case .path = field.source { field.type == .string } else { false }
    }
  }

  /// Gives each row to `take` until it says that it has enough.
  private func read(_ take: (LineReader, Int) -> Bool) throws(Problem) {
    let sources = texts.map { field -> LineFormat.Source in
      if case .path(let path) = field.source { .path(path) } else { .kind }
    }
    guard let schema = RecordSchema(texts.map { .init($0.name, .string) }) else { throw .map }
    let format = LineFormat(
      time: map.time, timeUnit: map.timeUnit.inLines, kind: map.kind, id: map.id, schema: schema, sources: sources,
      kinds: [])
    guard let reader = LineReader(format) else { throw .map }
    do throws(FileError) {
      let input = try InputFile.open(path)
      // It is read twice.
      guard input.byteCount != nil else { throw FileError.notAFile(path: path) }
      while try reader.read(from: input) {
        for row in 0..<reader.rowCount where !take(reader, row) { return }
      }
    } catch { throw .file(error) }
  }
}

extension DetectionEvent.ID {
  fileprivate var number: Int64? { if case .number(let number) = self { number } else { nil } }
}

extension EventMap.TimeUnit {
  fileprivate var inLines: LineFormat.TimeUnit {
    switch self {
    case .milliseconds: .milliseconds
    case .seconds: .seconds
    case .microseconds: .microseconds
    case .rfc3339: .rfc3339
    }
  }
}

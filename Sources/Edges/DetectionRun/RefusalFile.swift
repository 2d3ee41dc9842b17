internal import Files
internal import JSON
internal import JSONLines
internal import Records

/// The first lines that are no events, as far as they are needed to see what is wrong with a log.
struct RefusalFile {
  static let linesMax = 100

  let file: OutputFile
  let schema: RecordSchema

  /// Nil where there is no path.
  init?(_ path: String?, _ schema: RecordSchema, _ faults: FaultPlan) throws(FileError) {
    guard let path else { return nil }
    file = try OutputFile(path, faults: faults)
    self.schema = schema
  }

  /// Writes down what a batch has, and gives the number of lines that stand there now.
  func add(_ refusals: [LineRefusal], after count: Int) throws(FileError) -> Int {
    let wanted = refusals.prefix(max(0, Self.linesMax - count))
    guard !wanted.isEmpty else { return count }
    try file.append(wanted.flatMap { JSONWriter.line(json($0)) })
    return count + wanted.count
  }

  private func json(_ refusal: LineRefusal) -> JSONValue {
    var members = [
      JSONValue.Member("line", .integer(Int64(refusal.number))), .init("reason", .string(refusal.reason.message)),
    ]
    if let field = refusal.field { members.append(.init("field", .string(schema.fields[field].name))) }
    return .object(members + [.init("start", .string(String(decoding: refusal.sample, as: UTF8.self)))])
  }
}

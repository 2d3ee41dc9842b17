import CEL
import CELRecords
import Files
import Glibc
import JSON
import Records
import SourceText

/// Times expressions over records: `cel-bench FILE.json`, called by `benchmarks/cel.py`.
///
/// The file has `fields` (name to type), `events` (name to value) and `expressions`. One JSON line comes out for each
/// expression: nanoseconds for one evaluation, the events it holds for, the events it fails for, and whether it ran on
/// the fast path.
@main enum CELBench {
  static func main() {
    guard CommandLine.arguments.count == 2,
      let bytes = try? FileSystem.read(CommandLine.arguments[1], limitBytes: 1 << 28),
      let input = try? JSONParser.parse(bytes), let schema = schema(input),
      let events = input["events"]?.array, let expressions = input["expressions"]?.array
    else { stop("give one file of fields, events and expressions") }
    let batch = Batch(events, schema)
    let language = RecordLanguage(schema)
    for expression in expressions.compactMap({ $0.string }) {
      var log = Diagnostics()
      guard let checked = language.environment.check(CELSource(expression), into: &log) else {
        stop(DiagnosticRenderer(colour: false).render(log))
      }
      report(RecordProgram(checked, language), batch)
    }
  }

  private static func stop(_ message: String) -> Never {
    FileSystem.writeStandardError(Array("error: \(message)\n".utf8))
    exit(3)
  }

  private static func schema(_ input: JSONValue) -> RecordSchema? {
    let types: [String: FieldType] = [
      "bool": .bool, "int": .int, "double": .double, "string": .string, "timestamp": .timestamp, "duration": .duration,
      "list(string)": .list(.string),
    ]
    let fields = input["fields"]?.members?.compactMap { member in
      member.value.string.flatMap { types[$0] }.map { RecordSchema.Field(member.name, $0) }
    }
    return fields.flatMap { RecordSchema($0) }
  }

  // MARK: Measuring

  private static func report(_ program: RecordProgram, _ batch: Batch) {
    var scratch = RecordScratch()
    let counts = round(program, batch, &scratch)
    let times = (0..<5).map { _ in nanoseconds(program, batch, &scratch) }.sorted()
    let line: JSONValue = .object([
      "ns": .decimal(times[2]), "holds": .integer(Int64(counts.yes)), "fails": .integer(Int64(counts.failed)),
      "fast": .bool(program.slowReason == nil),
    ])
    let text = JSONWriter.write(line).filter { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")]
    _ = try? FileSystem.writeStandardOutput(text)
  }

  /// Of one evaluation, over rounds of at least a tenth of a second of this process's own time.
  private static func nanoseconds(_ program: RecordProgram, _ batch: Batch, _ scratch: inout RecordScratch) -> Double {
    let start = processorTime()
    var evaluations = 0
    var spent = 0.0
    repeat {
      _ = round(program, batch, &scratch)
      evaluations += batch.count
      spent = processorTime() - start
    } while spent < 1e8
    return spent / Double(evaluations)
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  @inline(never)
  private static func round(_ program: RecordProgram, _ batch: Batch, _ scratch: inout RecordScratch)
    -> (yes: Int, failed: Int)
  {
    var (yes, failed) = (0, 0)
    let (cells, lists, text) = (batch.cells.span, batch.lists.span, batch.text.span.bytes)
    for event in 0..<batch.count {
      let range = event * batch.width..<(event + 1) * batch.width
      switch program.holds(
        cells.extracting(range), present: batch.present[event], lists: lists, text: text, scratch: &scratch)
      {
      case .yes: yes += 1
      case .no: break
      case .failed: failed += 1
      }
    }
    return (yes, failed)
  }
}

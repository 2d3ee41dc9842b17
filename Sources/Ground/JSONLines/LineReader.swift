internal import CJSONLines
public import Files
public import Records

/// Reads lines of JSON into rows of typed cells, many lines at a time.
///
/// A batch is what `read` found last: the first `rowCount` of `heads`, and for each row `format.schema.fields.count` cells. Strings are runs in
/// `text`, lists are runs in `items`. All of it holds until the next `read`.
@safe
public final class LineReader {
  /// How long a line may be, in bytes.
  public static let lineBytesMax = 1 << 20
  public static let rowsMax = 1024
  /// Of one batch.
  public static let refusalsKept = 100
  /// Of a member's name. So many bytes behind a line can be read.
  static let nameBytesMax = 128
  static let sampleBytesMax = 200
  /// Of a longer text the cells have the start.
  public static let textBytesMax = 1 << 16

  private let reader: OpaquePointer
  private let fieldCount: Int
  private let chunkBytes: Int
  /// The texts of constants and kinds stand first in `text`, and lines behind them.
  private var textsCount = 0
  private var filled = 0
  private var start = 0
  /// Where the last complete line ends; nothing before `start` counts.
  private var end = 0
  private var isAtEnd = false
  /// While lines with numbers of their own are read.
  private var ownNumbers: UnsafePointer<UInt64>?
  /// The rest of a line that is too long is thrown away up to its end.
  private var isDiscarding = false
  /// The batch's rows stand first; those behind them are of earlier batches.
  public private(set) var heads: [LineRow]
  private var refused = [bb_refusal](repeating: bb_refusal(), count: LineReader.refusalsKept)

  public private(set) var text: [UInt8]
  public private(set) var cells: [Cell]
  public private(set) var items: [Cell]
  public private(set) var rowCount = 0
  /// The first refused lines of the batch, and how many there were.
  public private(set) var refusals: [LineRefusal] = []
  public private(set) var refusalCount = 0
  /// Lines dealt with so far, of every sort.
  public private(set) var lineCount: UInt64 = 0
  /// Bytes of input dealt with so far: always up to the end of a line.
  public private(set) var byteCount = 0

  /// Nil where two paths of the format collide.
  public init?(_ format: LineFormat, chunkBytes: Int = 1 << 16) {
    fieldCount = format.schema.fields.count
    self.chunkBytes = chunkBytes
    // SAFETY: freed in deinit; the paths are copied by each call.
    unsafe reader = bb_reader_new(fieldCount)
    text = []
    heads = [LineRow](repeating: LineRow(), count: Self.rowsMax)
    cells = [Cell](repeating: Cell(bits: 0), count: Self.rowsMax * max(1, fieldCount))
    // Half a megabyte, which only a log with lists needs.
    let hasLists = format.schema.fields.contains { if case .list = $0.type { true } else { false } }
    items = [Cell](repeating: Cell(bits: 0), count: hasLists ? chunkBytes : 0)
    var texts: [UInt8] = []
    guard unsafe Self.describe(format, to: unsafe reader, texts: &texts) else { return nil }
    textsCount = texts.count
    text = texts + [UInt8](repeating: 0, count: 4 * chunkBytes + 2 * Self.nameBytesMax)
    (start, filled) = (textsCount, textsCount)
  }

  deinit { unsafe bb_reader_free(reader) }

  /// Goes on as a reader that has dealt with so much before.
  public func resume(lineCount: UInt64, byteCount: Int) {
    self.lineCount = lineCount
    self.byteCount = byteCount
  }

  /// The next batch. False at the end of the input, when there is none.
  public func read(from input: borrowing InputFile) throws(FileError) -> Bool {
    while true {
      if start < end {
        take()
        return true
      }
      if isAtEnd {
        guard filled > start else { return false }
        finishLastLine()
        continue
      }
      makeRoom()
      let count = try input.read(into: &text, at: filled, atMost: min(chunkBytes, text.count / 2 - filled))
      if count == 0 { isAtEnd = true }
      if let feed = text[filled..<filled + count].lastIndex(of: UInt8(ascii: "\n")) { end = feed + 1 }
      filled += count
    }
  }

  private func finishLastLine() {
    makeRoom()
    text[filled] = UInt8(ascii: "\n")
    filled += 1
    end = filled
    byteCount -= 1
  }

  /// Moves what is left to the front, and makes the buffer larger for a long line, or gives the line up.
  private func makeRoom() {
    if start > textsCount {
      let left = start..<filled
      // SAFETY: both ranges lie inside the array, and memmove allows them to overlap.
      unsafe text.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        unsafe (base + textsCount).copyMemory(from: base + left.lowerBound, byteCount: left.count)
      }
      filled -= start - textsCount
      (start, end) = (textsCount, 0)
    }
    guard filled + 1 >= text.count / 2 - chunkBytes else { return }
    if filled - start > Self.lineBytesMax + chunkBytes {
      // Longer than any line: its number and its end are still needed, its content is not.
      isDiscarding = true
      byteCount += filled - start - Self.sampleBytesMax
      filled = start + Self.sampleBytesMax
    } else {
      text += [UInt8](repeating: 0, count: text.count)
    }
  }
}

extension LineReader {
  private func take() {
    refusals.removeAll(keepingCapacity: true)
    var batch = unsafe bb_batch()
    unsafe batch.text_start = start
    unsafe batch.text_end = end
    unsafe batch.unescaped_start = filled
    unsafe batch.number = lineCount + 1
    unsafe batch.numbers = ownNumbers
    unsafe batch.line_max = Self.lineBytesMax
    unsafe batch.string_max = Self.textBytesMax
    unsafe batch.rows_max = Self.rowsMax
    unsafe batch.items_max = items.count
    unsafe batch.refusals_max = Self.refusalsKept
    unsafe batch.first_is_too_long = isDiscarding ? 1 : 0
    isDiscarding = false
    unsafe run(&batch)
    rowCount = unsafe batch.row_count
    refusalCount = unsafe batch.refusal_count
    refusals = unsafe refused.prefix(batch.refusal_count).map(refusal)
    unsafe lineCount += UInt64(batch.lines)
    unsafe byteCount += batch.consumed
    unsafe start += batch.consumed
  }

  /// Reads whole lines from memory, each with its line feed and with a number of its own: at most `rowsMax`.
  public func read(lines: [UInt8], numbers: [UInt64]) {
    precondition(numbers.count <= Self.rowsMax)
    while text.count < textsCount + 2 * lines.count + 2 * Self.nameBytesMax {
      text += [UInt8](repeating: 0, count: text.count)
    }
    text.replaceSubrange(textsCount..<textsCount + lines.count, with: lines)
    (start, end, filled) = (textsCount, textsCount + lines.count, textsCount + lines.count)
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe ownNumbers = numbers.baseAddress
      take()
      unsafe ownNumbers = nil
    }
  }

  private func run(_ batch: inout bb_batch) {
    // SAFETY: every pointer is used during this call only, and the counts given are those of the arrays.
    unsafe text.withUnsafeMutableBufferPointer { text in
      unsafe heads.withUnsafeMutableBytes { rows in
        unsafe cells.withUnsafeMutableBytes { cells in
          unsafe items.withUnsafeMutableBytes { items in
            unsafe refused.withUnsafeMutableBufferPointer { refused in
              unsafe batch.text = text.baseAddress
              // A row is the C interface's own type and nothing else.
              unsafe batch.rows = rows.baseAddress?.assumingMemoryBound(to: bb_row.self)
              unsafe batch.cells = cells.baseAddress?.assumingMemoryBound(to: UInt64.self)
              unsafe batch.items = items.baseAddress?.assumingMemoryBound(to: UInt64.self)
              unsafe batch.refusals = refused.baseAddress
              unsafe bb_reader_read(reader, &batch)
            }
          }
        }
      }
    }
  }

  private func refusal(_ refused: bb_refusal) -> LineRefusal {
    let reason = LineRefusal.Reason(rawValue: refused.reason) ?? .notJSON
    let start = Int(refused.start)
    return LineRefusal(
      number: refused.number, reason: reason, field: reason == .badField ? Int(refused.field) : nil,
      sample: Array(text[start..<start + min(Int(refused.count), Self.sampleBytesMax)]))
  }

  private static func describe(_ format: LineFormat, to reader: OpaquePointer, texts: inout [UInt8]) -> Bool {
    var fits = format.sources.count == format.schema.fields.count
    fits = unsafe withPath(format.time) { unsafe bb_reader_set_time(reader, $0, $1, format.timeUnit.rawValue) } && fits
    fits = unsafe withPath(format.kind) { unsafe bb_reader_set_kind(reader, $0, $1) } && fits
    if let id = format.id { fits = unsafe withPath(id) { unsafe bb_reader_set_id(reader, $0, $1) } && fits }
    for (field, source) in zip(format.schema.fields, format.sources) {
      switch source {
      case .path(let path, let unit):
        fits =
          unsafe withPath(path) { unsafe bb_reader_add_field(reader, $0, $1, code(field.type), unit.rawValue) } && fits
      case .time: unsafe bb_reader_add_time_field(reader)
      case .kind: unsafe bb_reader_add_kind_field(reader)
      case .constant(.cell(let cell)): unsafe bb_reader_add_constant(reader, cell.bits)
      case .constant(.text(let text)): unsafe bb_reader_add_constant(reader, run(text, in: &texts).bits)
      }
    }
    for kind in format.kinds {
      let meaning = run(kind.meaning, in: &texts)
      let isNamed = unsafe withPath([kind.name]) {
        unsafe bb_reader_add_kind(reader, $0, $1, kind.number, meaning.bits)
        return 0
      }
      fits = isNamed && fits
    }
    return fits
  }

  private static func run(_ text: String, in texts: inout [UInt8]) -> Cell {
    texts += text.utf8
    return Cell(start: UInt32(texts.count - text.utf8.count), count: UInt32(text.utf8.count))
  }

  /// A path as the C interface wants it: names separated by NUL.
  private static func withPath(_ path: LineFormat.Path, _ body: (UnsafePointer<CChar>, Int) -> Int32) -> Bool {
    guard !path.isEmpty, !path.contains(where: { $0.utf8.contains(0) || $0.utf8.count > nameBytesMax }) else {
      return false
    }
    let bytes = path.joined(separator: "\0").utf8.map { CChar(bitPattern: $0) }
    // SAFETY: the pointer is used during the call only.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe body(base, buffer.count) == 0
    }
  }

  private static func code(_ type: FieldType) -> Int32 {
    switch type {
    case .bool: Int32(BB_BOOL)
    case .int: Int32(BB_INT)
    case .double: Int32(BB_DOUBLE)
    case .string: Int32(BB_STRING)
    case .timestamp: Int32(BB_TIMESTAMP)
    case .duration: Int32(BB_DURATION)
    case .list(let item): Int32(BB_LIST) + code(item.type)
    }
  }
}

import Files
import Foundation
import GroundTestKit
import JSONLines
import Records
import Testing

@Suite struct LineReaderTests {
  static let schema = fields([
    .init("actor", .string), .init("amount", .double), .init("count", .int), .init("ok", .bool),
    .init("seen", .timestamp), .init("age", .duration), .init("tags", .list(.string)), .init("deep", .string),
  ])

  static func fields(_ fields: [RecordSchema.Field]) -> RecordSchema {
    guard let schema = RecordSchema(fields) else { preconditionFailure("two fields of one name") }
    return schema
  }

  static let format = LineFormat(
    time: ["ts"], timeUnit: .milliseconds, kind: ["kind"], id: nil, schema: schema,
    sources: [["actor"], ["amount"], ["count"], ["ok"], ["seen"], ["age"], ["tags"], ["a", "b", "c"]].map {
      LineFormat.Source.path($0)
    },
    kinds: [.init("login", 0, means: "login"), .init("message", 1, means: "message")])

  /// All that was read of a text: each row as words, each refusal as number and reason.
  struct Reading {
    var rows: [String] = []
    var refusals: [String] = []
    var lineCount: UInt64 = 0
    var byteCount = 0
  }

  static func read(
    _ bytes: [UInt8], chunkBytes: Int = 1 << 16, format: LineFormat = format
  ) throws -> Reading {
    let folder = TemporaryFolder()
    try Data(bytes).write(to: URL(filePath: folder.path + "/log"))
    let input = try InputFile.open(folder.path + "/log")
    let reader = try #require(LineReader(format, chunkBytes: chunkBytes))
    var reading = Reading()
    while try reader.read(from: input) {
      for index in 0..<reader.rowCount { reading.rows.append(describe(index, reader)) }
      reading.refusals += reader.refusals.map { "\($0.number) \($0.reason)" }
    }
    reading.lineCount = reader.lineCount
    reading.byteCount = reader.byteCount
    return reading
  }

  static func text(_ run: Cell, _ reader: LineReader) -> String {
    String(decoding: reader.text[run.start..<run.start + run.count], as: UTF8.self)
  }

  static func describe(_ index: Int, _ reader: LineReader) -> String {
    let row = reader.heads[index]
    var words = ["\(row.number)", "t\(row.time)", "k\(row.kind)"]
    if !row.id.isEmpty { words.append("id=" + String(decoding: reader.text[row.id], as: UTF8.self)) }
    for (place, field) in schema.fields.enumerated() where row.present & (1 << place) != 0 {
      let cell = reader.cells[index * schema.fields.count + place]
      switch field.type {
      case .bool: words.append("\(field.name)=\(cell.bool)")
      case .double: words.append("\(field.name)=\(cell.double)")
      case .string: words.append("\(field.name)=\(text(cell, reader))")
      case .list:
        let items = reader.items[cell.start..<cell.start + cell.count].map { text($0, reader) }
        words.append("\(field.name)=\(items.joined(separator: "+"))")
      default: words.append("\(field.name)=\(cell.int)")
      }
    }
    return words.joined(separator: " ")
  }

  @Test func `a line becomes its cells`() throws {
    let reading = try Self.read(
      Array(
        """
        {"ts":5,"kind":"login","actor":"ann","amount":4.5,"count":-3,"ok":true,"id":"e1"}
        { "id" : 77, "kind" : "message" , "ts" : 6, "seen":1767225600000, "age":1500, "tags":["a","b"] }
        {"ts":7,"kind":"other","a":{"b":{"c":"deep down"},"x":[1,{"y":null}]},"actor":null,"more":1e300}
        {"ts":8,"kind":"login","actor":"\\u00e9\\n\\ud83d\\ude00\\"\\/","tags":[]}

        """.utf8))
    #expect(
      reading.rows == [
        "1 t5 k0 actor=ann amount=4.5 count=-3 ok=true",
        "2 t6 k1 seen=1767225600000000000 age=1500000000 tags=a+b",
        "3 t7 k-1 deep=deep down",
        "4 t8 k0 actor=é\n😀\"/ tags=",
      ])
    #expect(reading.refusals == [])
  }

  @Test func `a line that cannot be used is refused with its reason, and the others stay`() throws {
    let lines = [
      #"{"ts":1,"kind":"login"}"#, #"{"ts":2,"kind":"login""#, "not json", "[1,2]", "7", #"{"kind":"login"}"#,
      #"{"ts":"x","kind":"login"}"#, #"{"ts":-1,"kind":"login"}"#, #"{"ts":3}"#, #"{"ts":3,"kind":9}"#,
      #"{"ts":4,"kind":"login","amount":"much"}"#, #"{"ts":4,"kind":"login","actor":5}"#, "",
      #"{"ts":5,"kind":"login"} {"ts":6,"kind":"login"}"#, #"{"ts":7,"kind":"login",}"#, #"{"ts":8,"kind":"lo\qgin"}"#,
      #"{"ts":9,"kind":"login","x":nul}"#, #"{"ts":10,"kind":"login","x":{"y":01}}"#, #"  {"ts":11,"kind":"login"}  "#,
      #"{"ts":12,"kind":"login","tags":["a",1]}"#, #"{"ts":13,"kind":"login","tags":"a"}"#, "{}", "\u{0}",
      #"{"ts":14,"kind":"login"}"#,
    ]
    let reading = try Self.read(Array(lines.joined(separator: "\n").utf8))
    #expect(reading.rows == ["1 t1 k0", "19 t11 k0", "24 t14 k0"])
    #expect(
      reading.refusals == [
        "2 notJSON", "3 notJSON", "4 notAnObject", "5 notAnObject", "6 noTime", "7 badTime", "8 badTime", "9 noKind",
        "10 badKind", "11 badField", "12 badField", "14 notJSON", "15 notJSON", "16 notJSON", "17 notJSON",
        "18 notJSON", "20 badField", "21 badField", "22 noTime", "23 notJSON",
      ])
    #expect(reading.lineCount == 24)
  }

  @Test func `an object over two lines is two lines that are no events`() throws {
    let reading = try Self.read(
      Array("{\"ts\":1,\n\"kind\":\"login\"}\n{\"ts\":2,\"kind\":\"login\"\n}\n{\"ts\":3,\"kind\":\"login\"}\n".utf8))
    #expect(reading.rows == ["5 t3 k0"])
    #expect(reading.refusals == ["1 notJSON", "2 notJSON", "3 notJSON", "4 notJSON"])
  }

  @Test func `bytes that are no UTF-8 spoil their own line only`() throws {
    var bytes = Array("{\"ts\":1,\"kind\":\"login\"}\n{\"ts\":2,\"kind\":\"login\",\"actor\":\"".utf8)
    bytes += [0xFF, 0xFE]
    bytes += Array("\"}\n{\"ts\":3,\"kind\":\"login\"}".utf8)
    let reading = try Self.read(bytes)
    #expect(reading.rows == ["1 t1 k0", "3 t3 k0"])
    #expect(reading.refusals == ["2 notJSON"])
    #expect(reading.byteCount == bytes.count)
  }

  @Test func `a line longer than the limit is refused, and its neighbours are read`() throws {
    let long = #"{"ts":2,"kind":"login","actor":""# + String(repeating: "x", count: 3 << 20) + "\"}"
    let fits = #"{"ts":3,"kind":"login","x":""# + String(repeating: "y", count: 1 << 19) + "\"}"
    let bytes = Array("{\"ts\":1,\"kind\":\"login\"}\n\(long)\n\(fits)\n{\"ts\":4,\"kind\":\"login\"}\n".utf8)
    for chunk in [1 << 12, 1 << 16] {
      let reading = try Self.read(bytes, chunkBytes: chunk)
      #expect(reading.rows == ["1 t1 k0", "3 t3 k0", "4 t4 k0"])
      #expect(reading.refusals == ["2 tooLong"])
      #expect(reading.byteCount == bytes.count)
    }
  }

  /// The same lines in pieces of any size, with and without a refused line among them, are the same rows.
  @Test(arguments: 0..<12) func `where a piece of input ends does not matter`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var lines: [String] = []
    for number in 0..<400 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: lines.append("")
      case 1: lines.append("{\"ts\":\(number)")
      case 2: lines.append("{\"ts\":\(number),\"kind\":\"login\",\"actor\":\"a\\u0041\\\\\"}")
      default: lines.append("{\"ts\":\(number),\"kind\":\"message\",\"tags\":[\"x\"],\"actor\":\"u\(number % 7)\"}")
      }
    }
    let bytes = Array(lines.joined(separator: seed % 2 == 0 ? "\n" : "\r\n").utf8)
    let whole = try Self.read(bytes, chunkBytes: 1 << 20)
    for chunk in [64, 100, 1000, 5000] {
      let pieces = try Self.read(bytes, chunkBytes: chunk)
      #expect(pieces.rows == whole.rows)
      #expect(pieces.lineCount == whole.lineCount)
    }
  }

  @Test func `times come in four forms`() throws {
    func time(_ unit: LineFormat.TimeUnit, _ text: String) throws -> [String] {
      let format = LineFormat(
        time: ["at", "ts"], timeUnit: unit, kind: ["kind"], id: nil, schema: Self.fields([]), sources: [], kinds: [])
      let reading = try Self.read(Array("{\"at\":{\"ts\":\(text)},\"kind\":\"x\"}".utf8), format: format)
      return reading.rows + reading.refusals
    }
    #expect(try time(.milliseconds, "1500") == ["1 t1500 k-1"])
    #expect(try time(.seconds, "1.5") == ["1 badTime"])
    #expect(try time(.seconds, "2") == ["1 t2000 k-1"])
    #expect(try time(.microseconds, "1500999") == ["1 t1500 k-1"])
    #expect(try time(.rfc3339, "\"1970-01-01T00:00:01.5+00:00\"") == ["1 t1500 k-1"])
    #expect(try time(.rfc3339, "\"2024-02-29T23:59:59.123456789-02:30\"") == ["1 t1709260199123 k-1"])
    for bad in [
      "\"2023-02-29T00:00:00Z\"", "\"2024-01-01\"", "\"1969-12-31T00:00:00Z\"", "5", "\"2024-01-01T00:00:00\"",
    ] {
      #expect(try time(.rfc3339, bad) == ["1 badTime"])
    }
  }

  @Test func `a field may be the time, the meaning of the kind, or the same in every line`() throws {
    let format = LineFormat(
      time: ["ts"], timeUnit: .seconds, kind: ["kind"], id: nil,
      schema: Self.fields([.init("time", .timestamp), .init("kind", .string), .init("site", .string), .init("n", .int)]
      ),
      sources: [.time, .kind, .constant(.text("here")), .constant(.cell(Cell(Int64(7))))],
      kinds: [.init("m.room.message", 0, means: "message"), .init("m.sticker", 0, means: "message")])
    let folder = TemporaryFolder()
    try folder.write(
      #"{"ts":2,"kind":"m.sticker"}"# + "\n" + #"{"ts":3,"kind":"other"}"#, to: "log")
    let input = try InputFile.open(folder.path("log"))
    let reader = try #require(LineReader(format))
    #expect(try reader.read(from: input))
    #expect(try reader.read(from: input))
    #expect(reader.rowCount == 1 && reader.heads[0].kind == -1)
    #expect(reader.heads[0].present == 0b1101)
    #expect(reader.cells[0].int == 3_000_000_000)
    #expect(Self.text(reader.cells[2], reader) == "here")
    #expect(reader.cells[3].int == 7)
  }

  @Test func `of two members of one name the last counts`() throws {
    let reading = try Self.read(
      Array(#"{"ts":1,"kind":"login","ts":2,"kind":"message","actor":"x","actor":"y","count":1,"count":null}"#.utf8))
    #expect(reading.rows == ["1 t2 k1 actor=y"])
  }

  @Test func `a name that is written with an escape is the same name`() throws {
    let reading = try Self.read(Array(#"{"t\u0073":1,"k\u0069nd":"log\u0069n","\u0061ctor":"x"}"#.utf8))
    #expect(reading.rows == ["1 t1 k0 actor=x"])
  }

  @Test func `where the format has an id, every line has one`() throws {
    let format = LineFormat(
      time: ["ts"], timeUnit: .milliseconds, kind: ["kind"], id: ["id"], schema: Self.schema,
      sources: Self.format.sources, kinds: [])
    let lines = [
      #"{"ts":1,"kind":"x","id":"e1"}"#, #"{"ts":1,"kind":"x","id":77}"#, #"{"ts":1,"kind":"x"}"#,
      #"{"ts":1,"kind":"x","id":""}"#, #"{"ts":1,"kind":"x","id":1.5}"#, #"{"ts":1,"kind":"x","id":null}"#,
    ]
    let reading = try Self.read(Array(lines.joined(separator: "\n").utf8), format: format)
    #expect(reading.rows == ["1 t1 k-1 id=e1", "2 t1 k-1 id=77"])
    #expect(reading.refusals == ["3 noID", "4 noID", "5 noID", "6 noID"])
  }

  @Test func `of a longer text the cell has the start, up to a whole character`() throws {
    let long = String(repeating: "é", count: 40_000)
    let reading = try Self.read(Array(#"{"ts":1,"kind":"login","actor":"x\#(long)"}"#.utf8))
    #expect(reading.rows.first?.utf8.count == "1 t1 k0 actor=x".utf8.count + 65_534)
  }

  @Test func `paths that collide make no reader`() {
    let schema = Self.fields([.init("one", .string)])
    func reader(_ path: [String]) -> LineReader? {
      LineReader(
        LineFormat(
          time: ["ts"], timeUnit: .milliseconds, kind: ["kind"], id: nil, schema: schema, sources: [.path(path)],
          kinds: []))
    }
    #expect(reader(["actor"]) != nil)
    #expect(reader(["ts"]) == nil)
    #expect(reader(["kind", "name"]) == nil)
    #expect(reader([]) == nil)
  }
}

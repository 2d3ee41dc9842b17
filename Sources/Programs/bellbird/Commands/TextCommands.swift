import CommandLine
import Files
import Primitives
import SourceText
import TextSignals
import Workspace

/// What the two commands about texts share.
private enum Texts {
  static let sets = CommandSyntax.Option("--sets", "DIR", "use the sets in this folder")

  static func load(_ command: ParsedCommand) throws -> TextSets {
    guard let folder = command["--sets"] else { return TextSetReader.embedded() }
    var log = Diagnostics()
    let sets = TextSetFolder.load(folder, into: &log)
    try Terminal.stopOnErrors(log, in: "the set library")
    guard let sets else { throw Failure("\(folder) has no sets", hint: "see docs/text-signals.md") }
    return sets
  }
}

enum TextSetsCommand: Command {
  static let syntax = CommandSyntax(
    "text sets", "Lists the named sets of phrases: id and title, one a line; of one set, all about it.",
    details: "A set says that words stand in a text. It is never an alert alone.",
    arguments: [.init("ID", "one set", isOptional: true)],
    options: [Texts.sets, .init("--expressions", nil, "print the expressions that its phrases became")],
    examples: [
      .init("bellbird text sets", "the names for text.mentions(\"…\") in a rule"),
      .init("bellbird text sets threat", "what it means, its near misses, with what to combine it"),
      .init("bellbird text sets --sets my/sets", "checks a folder of your own"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let sets = try Texts.load(command)
    let chosen = try command.arguments.first.map { try find($0, in: sets) }
    if command.has("--expressions") {
      let lines = (chosen.map { [$0] } ?? sets.sets).flatMap { set in
        sets.expressions(of: set).map { "\(set.id)\t\($0)\n" }
      }
      try Terminal.write(lines.joined())
    } else if let chosen {
      try Terminal.write(describe(chosen))
    } else {
      let width = sets.sets.map(\.id.text.count).max() ?? 0
      let lines = sets.sets.map { set in
        set.id.text + String(repeating: " ", count: width + 2 - set.id.text.count) + set.title + "\n"
      }
      try Terminal.write(lines.joined())
    }
    return .fine
  }

  private static func find(_ id: String, in sets: TextSets) throws -> TextSet {
    if let set = sets.sets.first(where: { $0.id.text == id }) { return set }
    throw Failure(
      .usage, "there is no set \"\(id)\"",
      hint: Suggestion.hint(for: id, in: sets.sets.map(\.id.text), otherwise: "see: bellbird text sets"))
  }

  private static func describe(_ set: TextSet) -> String {
    let counts = [
      English.count(set.phrases.count + set.whole.count, "phrase"), English.count(set.except.count, "exception"),
      English.count(set.shapes.count, "shape"),
    ]
    return """
      \(set.title) (\(set.id)): \(English.list(counts))

      \(set.meaning)

      Combine with: \(set.combineWith)

      Near misses:
      \(set.nearMisses.map { "- \($0)\n" }.joined())
      """
  }
}

enum TextScanCommand: Command {
  private static let fileBytesMax = 256 << 20

  static let syntax = CommandSyntax(
    "text scan", "Says which sets each line of a text mentions, and where: line:first-last byte and the set.",
    details: "Prints places and names, never the text. Of each line the first 16 KiB are read.",
    arguments: [.init("FILE", "one text a line; standard input if not given or -", isOptional: true)],
    options: [Texts.sets, .init("--time", nil, "print how fast the lines are scanned instead")],
    examples: [
      .init("bellbird text scan messages.txt", "3:1-12 threat"),
      .init("echo 'I am 0utside' | bellbird text scan", "1:1-12 monitoring"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let sets = try Texts.load(command)
    let lines = try bytes(command.arguments.first ?? "-").split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { $0.last == UInt8(ascii: "\r") ? Array($0.dropLast()) : Array($0) }
    if command.has("--time") { return try time(lines, sets) }
    var places = TextPlaces(sets)
    var out = ""
    for (index, line) in lines.enumerated() {
      for place in places.places(in: line) {
        out += "\(index + 1):\(place.bytes.lowerBound + 1)-\(place.bytes.upperBound) \(place.set)\n"
      }
    }
    try Terminal.write(out)
    return .fine
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    path == "-"
      ? try FileSystem.readStandardInput(limitBytes: fileBytesMax) : try FileSystem.read(path, limitBytes: fileBytesMax)
  }

  private static func time(_ lines: [[UInt8]], _ sets: TextSets) throws -> ExitCode {
    var scratch = sets.makeScratch()
    var hits = 0
    let elapsed = ContinuousClock().measure {
      for line in lines where sets.mask(of: line.span.bytes, scratch: &scratch) != 0 { hits += 1 }
    }
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Int(Double(lines.count) / seconds) : 0
    try Terminal.write("\(lines.count) lines, \(hits) with a mention, \(rate) lines a second on one core\n")
    return .fine
  }
}

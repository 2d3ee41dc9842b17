import Foundation
import TestKit
import Testing

/// `bellbird detect` as a shell meets it: files, pipes, exit codes, and kill -9.
@Suite struct DetectCommandTests {
  private struct Run {
    let code: Int32
    let out: String
    let err: String
  }

  private let folder = Fixture.Folder()

  /// Another build of the program, such as a fast one, where the environment names it.
  private static let program =
    ProcessInfo.processInfo.environment["BELLBIRD_PROGRAM"].map { URL(filePath: $0) }
    ?? Fixture.root.appending(path: ".build/debug/bellbird")

  private static let environment = ProcessInfo.processInfo.environment
  private static let kills = environment["BELLBIRD_KILLS"].flatMap { Int($0) } ?? 6
  private static let events = environment["BELLBIRD_KILL_EVENTS"].flatMap { Int($0) } ?? 10_000

  private func process(_ words: [String]) -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["detect"] + words
    process.currentDirectoryURL = Fixture.root
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    process.standardInput = FileHandle.nullDevice
    return process
  }

  private func run(_ words: String..., input: String? = nil) throws -> Run {
    let process = process(words)
    let (out, err) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, err)
    let pipe = Pipe()
    if input != nil { process.standardInput = pipe }
    try process.run()
    if let input {
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    }
    let output = out.fileHandleForReading.readDataToEndOfFile()
    let errors = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, out: String(decoding: output, as: UTF8.self),
      err: String(decoding: errors, as: UTF8.self))
  }

  private func rules(extra: String = "") throws -> String {
    try folder.write(
      """
      bellbird: rule/1
      id: unanswered
      title: Unanswered
      pattern: persistent-unwanted-contact
      level: low
      on: message
      \(extra)
      as: { sender: actor, receiver: target }
      count: { at_least: 3, within: 1h }
      reset: { on: message, as: { sender: target, receiver: actor } }
      again: 10m
      key: [sender, receiver]
      reason: "{sender} wrote {count} times"
      """, to: "rules/rule.yaml")
    return folder.path("rules")
  }

  /// A log in which messages go unanswered now and then, the same each time.
  private static func log(events: Int, actor: String = "actor") -> String {
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var time: UInt64 = 1_767_225_600_000
    var text = ""
    for _ in 0..<events {
      time += next(2_000)
      let (one, other) = (next(8), next(8) + 8)
      let isAnswer = next(5) == 0
      text += #"{"ts":\#(time),"kind":"message","\#(actor)":"p\#(isAnswer ? other : one)","#
      text += #""target":"p\#(isAnswer ? one : other)","text":"private words"}"# + "\n"
    }
    return text
  }

  @Test func `the guide shows the line that a run ends with`() throws {
    let event = #"{"ts":1767225600000,"kind":"nothing","actor":"a"}"# + "\n"
    try folder.write(event + event, to: "events.ndjson")
    let line = try run("--rules", "benchmarks/reference", folder.path("events.ndjson")).err
    let shape = line.replacing(folder.path("events.ndjson"), with: "events.ndjson")
      .replacing(/[0-9][0-9.]*/, with: "…").replacing("kB", with: "MB")
    let guide = try String(contentsOf: Fixture.root.appending(path: "docs/detection.md"), encoding: .utf8)
    #expect(guide.contains("events.ndjson > alerts.ndjson\n\(shape)```"), "\(line)")
  }

  @Test func `alerts go to standard output, and one line about the run to standard error`() throws {
    try folder.write(Self.log(events: 500), to: "log")
    let run = try run("--rules", rules(), folder.path("log"))
    #expect(run.code == 0)
    #expect(run.out.split(separator: "\n").count > 5)
    #expect(run.out.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"rule":"unanswered","key":["p"#) })
    let count = run.out.split(separator: "\n").count
    #expect(run.err.hasPrefix("\(folder.path("log")): 500 events, \(count) alerts, 0 late, 0 malformed, "))
    #expect(run.err.split(separator: "\n").count == 1)
  }

  @Test func `a pipe gives the alerts that a file gives`() throws {
    let log = Self.log(events: 700)
    try folder.write(log, to: "log")
    let rules = try rules()
    let (file, pipe) = (try run("--rules", rules, folder.path("log")), try run("--rules", rules, "-", input: log))
    #expect(pipe.code == 0 && pipe.out == file.out && !file.out.isEmpty)
    #expect(try run("--rules", rules, "-", input: "").out == "")
  }

  @Test func `an alert leaves before the next event comes`() throws {
    let process = process(["--rules", try rules(), "-"])
    let (input, out) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, out)
    try process.run()
    for time in 1...3 {
      let line = #"{"ts":\#(time),"kind":"message","actor":"a","target":"b"}"# + "\n"
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    }
    // The pipe stays open: this waits for ever where an alert does.
    #expect(String(decoding: out.fileHandleForReading.availableData, as: UTF8.self).hasSuffix("\n"))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `another event map is used in place of the folder's`() throws {
    try folder.write(Self.log(events: 300, actor: "from"), to: "log")
    try folder.write(
      "bellbird: event-map/1\ntime: ts\nkind: kind\nfields: { actor: from, target: target }\n", to: "map.yaml")
    let rules = try rules()
    #expect(try run("--rules", rules, folder.path("log")).out == "")
    #expect(try run("--rules", rules, "--map", folder.path("map.yaml"), folder.path("log")).out != "")
  }

  @Test func `phrases are looked for`() throws {
    let rules = try rules(extra: "where: text.mentions(\"threat\")")
    let words = Self.log(events: 300)
    try folder.write(words, to: "log")
    let quiet = try run("--rules", rules, folder.path("log"))
    #expect(quiet.code == 0 && quiet.out == "")
    try folder.write(words.replacing("private words", with: "i will k1ll you"), to: "log")
    #expect(try run("--rules", rules, folder.path("log")).out != "")
  }

  @Test func `standard error never shows what stands in the log`() throws {
    try folder.write(Self.log(events: 20) + "private words that are no event\n", to: "log")
    let run = try run(
      "--rules", rules(), "--refused", folder.path("refused"), "--metrics", folder.path("metrics"), folder.path("log"))
    #expect(run.err.contains("1 malformed"))
    #expect(!run.err.contains("private"))
    #expect(try !String(contentsOfFile: folder.path("metrics"), encoding: .utf8).contains("private"))
    #expect(try String(contentsOfFile: folder.path("refused"), encoding: .utf8).contains("private"))
  }

  @Test func `wrong use is code 2, what cannot be read 3, what cannot be written 4`() throws {
    try folder.write(Self.log(events: 5), to: "log")
    let (log, rules) = (folder.path("log"), try rules())
    #expect(try run(log).err == "error: --rules is missing\nhint: name the folder with the rules: --rules DIR\n")
    for words in [[log], ["--rules", rules, "--every", "often", log], ["--rules", rules, "--state-max", "2", log]] {
      let process = process(words)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 2)
    }
    #expect(try run("--rules", rules, "none").err == "error: there is no file \"none\"\nhint: \(checkName)\n")
    #expect(try run("--rules", rules, "none").code == 3)
    #expect(try run("--rules", folder.path("none"), log).code == 3)
    #expect(try run("--rules", rules, "--map", log, log).code == 3)
    #expect(try run("--rules", rules, "--checkpoint", log, log).code == 4)
    #expect(try run("--rules", rules, "--out", "/dev/full", log).code == 4)
    try folder.write("no checkpoint", to: "state/3.checkpoint")
    let damaged = try run("--rules", rules, "--checkpoint", folder.path("state"), log)
    #expect(damaged.code == 4)
    #expect(damaged.err.hasPrefix("error: \(folder.path("state"))/3.checkpoint cannot be used: it is damaged\nhint: "))
  }

  private let checkName = "check the name and the folder you are in"

  @Test(arguments: [false, true])
  func `killed at any moment and started again, a run raises each alert once`(_ isPipe: Bool) throws {
    let log = folder.path("log")
    try folder.write(Self.log(events: Self.events), to: "log")
    let rules = try rules()
    let whole = try run("--rules", rules, log).out
    let words = [
      "--rules", rules, "--checkpoint", folder.path("state"), "--every", "0s", "--out", folder.path("alerts"),
      isPipe ? "-" : log,
    ]
    var killed = 0
    while true {
      let process = process(words)
      if isPipe { process.standardInput = try FileHandle(forReadingFrom: URL(filePath: log)) }
      // A file as standard input can be sought in; a pipe of `cat` cannot.
      let cat = Process()
      if isPipe {
        let pipe = Pipe()
        cat.executableURL = URL(filePath: "/bin/cat")
        cat.arguments = [log]
        cat.standardOutput = pipe
        process.standardInput = pipe
        try cat.run()
      }
      try process.run()
      if killed < Self.kills {
        usleep(UInt32.random(in: 1_000...150_000))
        killed += 1
        kill(process.processIdentifier, SIGKILL)
      }
      process.waitUntilExit()
      if isPipe {
        cat.terminate()
        cat.waitUntilExit()
      }
      if process.terminationReason == .exit {
        #expect(process.terminationStatus == 0)
        break
      }
    }
    #expect(try String(contentsOfFile: folder.path("alerts"), encoding: .utf8) == whole)
  }
}

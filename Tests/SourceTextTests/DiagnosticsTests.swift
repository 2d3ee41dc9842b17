import SourceText
import Testing

@Suite struct DiagnosticsTests {
  private let place = SourceLocation(file: SourceFile(name: "a.yaml", text: "x\n"), line: 1, column: 1)

  @Test func `nothing to tell is no error`() {
    let log = Diagnostics()
    #expect(log.entries.isEmpty)
    #expect(!log.hasErrors)
    #expect(log.omitted == 0)
  }

  @Test func `diagnostics stay in the order in which they came`() {
    var log = Diagnostics()
    log.warning("a/one", at: place, "one", hint: "first")
    log.error("a/two", at: place, "two", hint: "second", related: [.init(place, "here")])
    log.add(Diagnostic(.warning, "a/three", at: place, "three", hint: "third"))
    #expect(
      log.entries == [
        Diagnostic(.warning, "a/one", at: place, "one", hint: "first"),
        Diagnostic(.error, "a/two", at: place, "two", hint: "second", related: [.init(place, "here")]),
        Diagnostic(.warning, "a/three", at: place, "three", hint: "third"),
      ])
    #expect(log.errorCount == 1)
    #expect(log.hasErrors)
  }

  @Test func `a warning alone is no error`() {
    var log = Diagnostics()
    log.warning("a/one", at: place, "one", hint: "first")
    #expect(!log.hasErrors)
    #expect(log.errorCount == 0)
  }

  @Test func `past a thousand they are only counted, errors too`() {
    var log = Diagnostics()
    for index in 0..<1000 { log.warning("a/w", at: place, "warning \(index)", hint: "h") }
    #expect(log.entries.count == 1000)
    #expect(log.omitted == 0)
    for index in 0..<7 { log.error("a/e", at: place, "error \(index)", hint: "h") }
    #expect(log.entries.count == 1000)
    #expect(log.entries.last?.message == "warning 999")
    #expect(log.omitted == 7)
    #expect(log.errorCount == 7)
    #expect(log.hasErrors)
  }
}

@Suite struct DiagnosticsJoiningTests {
  @Test func `joining keeps the count of what was left out`() {
    let place = SourceLocation(file: SourceFile(name: "a", text: "a"), line: 1, column: 1)
    func log(_ count: Int) -> Diagnostics {
      var log = Diagnostics()
      for index in 0..<count { log.error("x/\(index)", at: place, "m", hint: "h") }
      return log
    }
    var joined = log(600)
    joined.add(contentsOf: log(1500))
    #expect(joined.entries.count == Diagnostics.countMax)
    #expect(joined.omitted == 1100)
    #expect(joined.errorCount == 2100)
  }
}

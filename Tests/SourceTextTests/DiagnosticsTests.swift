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

import Testing

@testable import Reports

@Suite struct ShownNameTests {
  @Test func `a long name keeps its start and its end`() {
    #expect(ShownName.short("abcdefghijklmnopqrstuvwxyz", width: 10) == "abcdef…xyz")
    #expect(ShownName.short("abcdefghij", width: 10) == "abcdefghij")
  }

  @Test func `no name is wider than it may be`() {
    for name in Stories.hostile + [String(repeating: "漢", count: 80), String(repeating: "\u{301}", count: 256)] {
      let short = ShownName.short(name, width: 12)
      #expect(ShownName.columns(short) <= 12)
      #expect(short.unicodeScalars.count <= 100)
    }
  }

  @Test func `two names that become the same have numbers`() {
    let names = ShownNames(Stories.hostile, width: 24)
    #expect(Set(Stories.hostile.map { names[$0] }).count == Stories.hostile.count)
    #expect(names[String(repeating: "n", count: 256)] != names[String(repeating: "n", count: 255) + "n#"])
  }
}

import Testing

@testable import BagIt

@Suite struct BagInfoTests {
  private func read(_ text: String, version: BagVersion = .current) -> (info: BagInfo, problems: [BagProblem]) {
    var problems: [BagProblem] = []
    let info = BagInfo(text, file: "bag-info.txt", version: version, into: &problems)
    return (info, problems)
  }

  @Test func `fields keep their order, come again and go on`() {
    let (info, problems) = read("A: one\n  and more\nB:two\na: three: four\n")
    #expect(problems.isEmpty)
    #expect(info.fields == [.init("A", "one and more"), .init("B", "two"), .init("a", "three: four")])
    #expect(info["b"] == "two" && info["a"] == "one and more" && info["c"] == nil)
  }

  @Test func `a line without a label is named, and so is a space before a colon since version 1`() {
    #expect(read("A: b\nnothing\n").problems.map(\.place) == ["bag-info.txt:2"])
    #expect(read(" goes on from nothing\n").problems.map(\.kind) == [.tag])
    #expect(read("A : b\n").problems.map(\.severity) == [.warning])
    #expect(read("A : b\n", version: BagVersion(major: 0, minor: 97)).problems.isEmpty)
  }

  @Test func `the length is two numbers with a dot`() {
    #expect(read("Payload-Oxum: 12.3\n").info.length().map { [$0.bytes, $0.files] } == [12, 3])
    for text in ["12", "12.x", "1.2.3", "", "99999999999999999999.1"] {
      #expect(read("Payload-Oxum: \(text)\n").info.length() == nil)
    }
  }

  @Test func `versions are two numbers`() {
    #expect(BagVersion("0.97").map { $0 < .current } == true && BagVersion("1.0") == .current)
    for text in ["1", ".97", "1.", "1.0.0", "١.٠", "-1.0", "+1.0"] { #expect(BagVersion(text) == nil) }
    #expect(BagVersion("0.95")?.infoFile == "package-info.txt" && BagVersion.current.infoFile == "bag-info.txt")
  }
}

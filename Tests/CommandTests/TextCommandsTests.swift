import Foundation
import GroundTestKit
import TestKit
import Testing

@Suite struct TextCommandsTests {
  private let folder = Fixture.Folder()

  private func bellbird(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(words)
  }

  @Test func `places and names are printed and no word of the text`() throws {
    try folder.write("I am 0utside\r\nhello there\n\nКill yourself now", to: "messages.txt")
    let run = try bellbird("text", "scan", folder.path("messages.txt"))
    #expect(run.code == 0 && run.out == "1:1-12 monitoring\n4:1-14 threat\n" && run.err == "")
  }

  @Test func `sets are listed, described and suggested`() throws {
    let list = try bellbird("text", "sets")
    #expect(list.code == 0 && list.out.contains("\nthreat              Threats\n"))
    #expect(try bellbird("text", "sets", "threat").out.contains("Combine with: "))
    #expect(try bellbird("text", "sets", "thread").err.hasSuffix("hint: did you mean \"threat\"?\n"))
  }

  @Test func `a folder with mistakes is told of them`() throws {
    try folder.write("bellbird: text-set/1\nid: x\n", to: "x.yaml")
    let run = try bellbird("text", "sets", "--sets", folder.path("."))
    #expect(run.code == 3 && run.err.contains("error[yaml/missing-field]"))
  }
}

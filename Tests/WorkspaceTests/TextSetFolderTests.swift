import Primitives
import SourceText
import TestKit
import Testing
import TextSignals
import Workspace

@Suite struct TextSetFolderTests {
  private let folder = Fixture.Folder()

  @Test func `a folder of one's own replaces the sets`() throws {
    try folder.write(
      """
      bellbird: text-set/1
      id: sample
      title: Sample
      meaning: Says it.
      combine_with: A history.
      near_misses: [another]
      whole: [blue jumper]
      examples: { match: [Blue jumper], not: [jumper] }
      """, to: "sample.yaml")
    try folder.write("no set", to: "notes.txt")
    var log = Diagnostics()
    let sets = TextSetFolder.load(folder.path("."), into: &log)
    #expect(sets?.sets.map(\.id.text) == ["sample"])
  }

  @Test func `a folder that is not there is told`() {
    var log = Diagnostics()
    #expect(TextSetFolder.load(folder.path("none"), into: &log) == nil)
    #expect(log.entries.map(\.code) == ["file/unreadable"])
  }
}

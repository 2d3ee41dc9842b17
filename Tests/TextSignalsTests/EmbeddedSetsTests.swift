import Foundation
import Primitives
import SourceText
import Testing
import TextSignals

/// The sets that are part of the program, each by its own examples.
@Suite struct EmbeddedSetsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "signals/text")

  private static func files() throws -> [TextSetReader.File] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".yaml") }.map { name in
      let bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
      return .init(path: name, source: SourceFile(name: "signals/text/\(name)", bytes: bytes))
    }
  }

  @Test func `the sets have no mistakes`() throws {
    var log = Diagnostics()
    let sets = TextSetReader.read(try Self.files(), into: &log)
    #expect(sets != nil && log.entries.isEmpty, "\(DiagnosticRenderer().render(log))")
  }

  @Test func `each set names its examples and no near miss`() {
    let sets = TextSetReader.embedded()
    var scratch = sets.makeScratch()
    for set in sets.sets {
      guard let mention = sets.mentions(set.id.text) else { preconditionFailure("a set has its name") }
      for example in set.examples.match {
        let mask = sets.mask(of: Array(example.text.utf8).span.bytes, scratch: &scratch)
        #expect(mention.isIn(mask), "\(set.id) should name: \(example.text)")
      }
      for example in set.examples.not {
        let mask = sets.mask(of: Array(example.text.utf8).span.bytes, scratch: &scratch)
        #expect(!mention.isIn(mask), "\(set.id) should not name: \(example.text)")
      }
    }
  }

  @Test func `every set says what it is no proof of`() {
    for set in TextSetReader.embedded().sets {
      #expect(set.nearMisses.count >= 1 && set.examples.not.count >= 5 && set.combineWith.count > 40, "\(set.id)")
    }
  }
}

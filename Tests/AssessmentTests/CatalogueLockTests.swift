import Assessment
import Catalogue
import Primitives
import SourceText
import TestKit
import Testing
import YAML

@Suite struct CatalogueLockTests {
  private func read(_ text: String) throws -> (version: CatalogueVersion?, codes: [String]) {
    var log = Diagnostics()
    let root = try #require(YAMLParser.parse(SourceFile(name: "catalogue.lock", text: text), into: &log))
    let version = CatalogueLock.read(root, catalogue: Fixture.catalogue, into: &log)
    return (version, log.entries.map(\.code))
  }

  @Test func `what is written is read back`() throws {
    let (version, codes) = try read(CatalogueLock.text(for: Fixture.catalogue))
    #expect(version == Fixture.catalogue.version)
    #expect(codes.isEmpty)
  }

  @Test(arguments: [
    ("bellbird: catalogue-lock/1\nversion: 99.0.0\n", "lock/newer"),
    ("bellbird: catalogue-lock/1\nversion: 0.9.0\n", "lock/other-major"),
    ("bellbird: catalogue-lock/1\nversion: one\n", "lock/not-a-version"),
    ("bellbird: product/1\nversion: 1.0.0\n", "lock/other-kind"),
    ("bellbird: catalogue-lock/1\n", "yaml/missing-field"),
  ])
  func `what is wrong with a lock is told by name`(_ text: String, _ code: String) throws {
    #expect(try read(text).codes == [code])
  }
}

import Catalogue
import Foundation
import Guides
import Matrix
import Primitives
import SourceText
import TestKit
import Testing

@testable import Workspace

@Suite struct MatrixFolderTests {
  private static let catalogue = Fixture.catalogue
  private static let library = GuideLibraryReader.embedded(for: catalogue)
  private static let day = CalendarDate(daysSinceEpoch: 20_781)

  private static func load(_ path: String) -> (proofs: WorkspaceProofs?, log: Diagnostics) {
    var log = Diagnostics()
    let proofs = MatrixFolder.load(path, catalogue: catalogue, library: library, on: day, into: &log)
    return (proofs, log)
  }

  private static let examples =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: Fixture.root.appending(path: "examples").path())) ?? []).sorted()

  @Test(arguments: examples)
  func `every example has a matrix, and what nobody adopted meets nothing`(_ name: String) throws {
    let (proofs, log) = Self.load(Fixture.root.appending(path: "examples/\(name)").path())
    #expect(!log.hasErrors, "\(DiagnosticRenderer().render(log))")
    let matrix = OutcomeMatrix(try #require(proofs), catalogue: Self.catalogue)
    #expect(matrix.rows.count + matrix.absent.count == Self.catalogue.patterns.count)
    for cell in matrix.rows.flatMap(\.cells) {
      #expect((cell.next == nil) == (cell.state == .met))
      if cell.state == .met { #expect(!cell.proofs.isEmpty) }
    }
    if proofs?.findings.standing == .proposed { #expect(matrix.count(.met) == 0) }
  }

  private let folder = Fixture.Folder()
  private let map = "  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"

  @Test func `a workspace with a model alone has cells with nothing behind them`() throws {
    try folder.write(Fixture.model(map), to: "product.yaml")
    let proofs = try #require(Self.load(folder.path("")).proofs)
    let matrix = OutcomeMatrix(proofs, catalogue: Self.catalogue)
    #expect(!matrix.rows.isEmpty)
    for outcome in [Outcome.accountable, .reportable] {
      #expect(matrix.count(outcome, .missing) == matrix.rows.count)
    }
    #expect(!matrix.criticalGaps.isEmpty)
  }

  @Test func `ways of a reporting file count, and its mistakes and missing evidence are told`() throws {
    try folder.write(Fixture.model(map), to: "product.yaml")
    let way = """
      bellbird: reporting/1
      status: adopted
      ways:
        - { id: form, title: Form, covers: all, needs_account: false, asks_evidence: no, asks_identity: no,
            pattern_reports: true, multiple_items: true, after_block: true, helper_can_file: true, tells_outcome: true,
            safe_contact: true, sends_to_other: false, emergency: true, evidence: "tests/form.feature#anyone" }
      """
    try folder.write(way, to: "reporting.yaml")
    #expect(Self.load(folder.path("")).log.entries.map(\.code) == ["file/missing"])
    try FileManager.default.createDirectory(atPath: folder.path("tests"), withIntermediateDirectories: true)
    try folder.write("Scenario: nobody", to: "tests/form.feature")
    #expect(Self.load(folder.path("")).log.entries.map(\.code) == ["evidence/missing"])
    try folder.write("Scenario: anyone", to: "tests/form.feature")
    let proofs = try #require(Self.load(folder.path("")).proofs)
    let matrix = OutcomeMatrix(proofs, catalogue: Self.catalogue)
    #expect(matrix.count(.reportable, .met) == matrix.rows.count)
    try folder.write(way.replacing("adopted", with: "adoptd"), to: "reporting.yaml")
    #expect(Self.load(folder.path("")).log.entries.map(\.code) == ["yaml/not-a-choice"])
  }

  @Test func `a decision that has ended is told, and its finding is open in the matrix`() throws {
    let bank = Fixture.root.appending(path: "examples/wattle-bank").path()
    var log = Diagnostics()
    let late = try #require(CalendarDate("2027-05-21"))
    let proofs = MatrixFolder.load(bank, catalogue: Self.catalogue, library: Self.library, on: late, into: &log)
    let codes = log.entries.filter { $0.severity == .error }.map(\.code)
    #expect(Set(codes) == ["accept/expired"])
    let decided = Self.load(bank).proofs?.findings.values.flatMap(\.findings).filter { $0.decision != nil } ?? []
    #expect(decided.count == codes.count)
    #expect(try #require(proofs).findings.values.flatMap(\.findings).allSatisfy { $0.decision == nil })
  }

  @Test func `a policy that its own check or tests reject meets nothing and passes no gate`() throws {
    let source = Fixture.root.appending(path: "examples/harbour-messenger").path()
    func matrix(_ name: String, _ old: String, _ new: String) throws -> OutcomeMatrix {
      let copy = folder.path(name.replacing(".", with: "-"))
      try FileManager.default.copyItem(atPath: source, toPath: copy)
      let file = "\(copy)/\(name)"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try #require(text.contains(old))
      try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
      return OutcomeMatrix(try #require(Self.load(copy).proofs), catalogue: Self.catalogue)
    }
    let whole = OutcomeMatrix(try #require(Self.load(source).proofs), catalogue: Self.catalogue)
    #expect(whole.count(.accountable, .met) == whole.rows.count)
    for (name, old, new, gap) in [
      ("policy.yaml", "names_reporter: false", "names_reporter: true", NextThing.Gap.mendPolicy),
      ("policy-tests.yaml", "measures: []", "measures: [leave-all]", .mendPolicyTests),
    ] {
      let broken = try matrix(name, old, new)
      #expect(broken.count(.accountable, .partial) == broken.rows.count, "\(name)")
      #expect(broken.rows.allSatisfy { $0.cell(.accountable).next?.gap == gap })
      #expect(MatrixGate.stops(broken, changes: []).count == broken.rows.count)
    }
  }

  @Test func `a folder without a model is told`() {
    #expect(Self.load(folder.path("")).log.entries.map(\.code) == ["file/missing"])
    #expect(Self.load(folder.path("nowhere")).log.hasErrors)
  }
}

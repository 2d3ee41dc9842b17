import Catalogue
import Primitives
import Testing

@testable import Matrix

@Suite struct OutcomeMatrixTests {
  private func two(_ change: (inout WorkspaceProofs) -> Void = { _ in }) -> OutcomeMatrix {
    Proofs.matrix(
      Proofs.workspace { proofs in
        proofs.findings = .init(
          .adopted, [Findings(Proofs.memo, [Proofs.finding()]), Findings(Proofs.location, [Proofs.finding()])])
        change(&proofs)
      })
  }

  @Test func `critical patterns come first`() {
    let matrix = two()
    #expect(matrix.rows.map(\.pattern.id) == ["covert-live-location", "payment-memo-abuse"])
    #expect(matrix.rows.map(\.isCritical) == [true, false])
    #expect(matrix.count(.accountable, .met) == 1 && matrix.count(.accountable, .missing) == 1)
    #expect(matrix.cellCount == 10)
  }

  @Test func `next things are one for each outcome, the heaviest first`() {
    let next = NextThings(
      two {
        $0.clauses = nil
        $0.menus = .proposed
      })
    #expect(next.items.map(\.outcome) == [.accountable, .taught, .reportable])
    #expect(next.items[0].rows.count == 2 && next.items[0].criticalCount == 1)
    #expect(NextThings(Proofs.matrix(Proofs.workspace())).items.isEmpty)
  }

  @Test func `a gate stops at critical patterns with nothing behind a cell`() {
    #expect(MatrixGate.stops(two(), changes: nil) == [])
    #expect(
      MatrixGate.stops(two { $0.ways = nil }, changes: nil) == [.init("covert-live-location", .reportable)])
  }

  @Test(arguments: [nil, []] as [[MatrixChange]?])
  func `a gate lets no broken policy through`(_ changes: [MatrixChange]?) {
    let fault = PolicyFaults.Fault("it contradicts itself", id: "policy/x", place: Proofs.place(1))
    for faults in [PolicyFaults(errors: [fault]), PolicyFaults(failedTests: [fault])] {
      #expect(
        MatrixGate.stops(two { $0.policyFaults = faults }, changes: changes)
          == [.init("covert-live-location", .accountable)])
    }
  }

  @Test func `changes are told, and a gate with an earlier matrix stops at what got worse`() {
    let earlier = EarlierMatrix(
      product: "p",
      states: [
        "covert-live-location": [
          .understood: .met, .accountable: .met, .reportable: .partial, .hardened: .missing, .taught: .met,
        ],
        "doxxing": [.understood: .partial],
      ])
    let matrix = two { $0.clauses = nil }
    let changes = matrix.changes(since: earlier)
    #expect(
      changes.map { "\($0.kind.rawValue) \($0.pattern) \($0.outcome.rawValue)" } == [
        "worse covert-live-location accountable", "better covert-live-location reportable",
        "better covert-live-location hardened", "new payment-memo-abuse understood",
        "new payment-memo-abuse accountable", "new payment-memo-abuse reportable", "new payment-memo-abuse hardened",
        "new payment-memo-abuse taught", "gone doxxing understood",
      ])
    #expect(
      MatrixGate.stops(matrix, changes: changes) == [
        .init("covert-live-location", .accountable), .init("payment-memo-abuse", .accountable),
        .init("payment-memo-abuse", .reportable), .init("payment-memo-abuse", .taught),
      ], "a new pattern brings no missing cell in")
    #expect(MatrixGate.stops(matrix, changes: []) == [])
  }
}

import Testing

@testable import Matrix

/// Each outcome at each step from nothing to met.
@Suite struct CellJudgeTests {
  private func expect(
    _ outcome: Outcome, _ proofs: WorkspaceProofs, _ state: Cell.State, _ gap: NextThing.Gap?, _ reason: String,
    source: Testing.SourceLocation = #_sourceLocation
  ) {
    let cell = Proofs.cell(outcome, proofs)
    #expect(cell.state == state, sourceLocation: source)
    #expect(cell.next?.gap == gap, sourceLocation: source)
    #expect(cell.reason == reason, sourceLocation: source)
    #expect((cell.state == .met) == (cell.next == nil), sourceLocation: source)
  }

  @Test func `a workspace in which everything is shown is met throughout`() {
    let row = Proofs.matrix(Proofs.workspace()).rows[0]
    #expect(row.cells.map(\.state) == Array(repeating: .met, count: 5))
    #expect(row.cells.allSatisfy { !$0.proofs.isEmpty })
  }

  @Test func `understood: answers to findings, and to the model's questions`() {
    let fail = Proofs.finding(.fail, inForce: false)
    expect(.understood, Proofs.workspace([fail]), .partial, .answerFindings, "0 of 1 finding answered.")
    expect(
      .understood, Proofs.workspace([Proofs.finding(.review, inForce: false)]), .partial, .answerFindings,
      "0 of 1 finding answered.")
    let signed = Proofs.finding(.fail, inForce: false, decision: "accepted until 2027-01-01 by A")
    expect(.understood, Proofs.workspace([signed]), .met, nil, "Every finding passes or has a signed decision.")
    let vague = Proofs.finding(.fail, inForce: false, unanswered: ["residue"])
    expect(
      .understood, Proofs.workspace([vague]), .missing, .completeModel,
      "0 of 1 finding answered; the model leaves questions open.")
    expect(
      .understood, Proofs.workspace([vague, signed]), .partial, .completeModel,
      "1 of 2 findings answered; the model leaves questions open.")
    expect(
      .understood, Proofs.workspace { $0.findings = .init(.proposed, $0.findings.values) }, .partial, .adoptModel,
      "Every finding passes or has a signed decision. It is proposed, and nobody has adopted it.")
  }

  @Test func `accountable: named, acted on, tested, adopted`() {
    let pattern = Proofs.location
    expect(.accountable, Proofs.workspace { $0.clauses = nil }, .missing, .addPolicy, "There is no policy.")
    expect(
      .accountable, Proofs.workspace { $0.clauses = .init(.adopted, []) }, .missing, .addBehaviour,
      "No behaviour of the policy names it.")
    expect(
      .accountable, Proofs.workspace { $0.clauses = .init(.adopted, [Proofs.clause(pattern, acts: false)]) }, .partial,
      .addMeasure, "\"Watching\" names it, and no measure follows.")
    expect(
      .accountable, Proofs.workspace { $0.clauses = .init(.adopted, [Proofs.clause(pattern, tests: 0)]) }, .partial,
      .addPolicyTest, "\"Watching\" names it and acts, and no test shows it.")
    expect(
      .accountable, Proofs.workspace { $0.clauses = .init(.proposed, [Proofs.clause(pattern)]) }, .partial,
      .adoptPolicy,
      "\"Watching\" names it, a measure follows, and 2 tests show it. It is proposed, and nobody has adopted it.")
    expect(
      .accountable,
      Proofs.workspace {
        $0.clauses = .init(.adopted, [Proofs.clause(pattern, acts: false), Proofs.clause(pattern, tests: 1)])
      }, .met, nil, "\"Watching\" names it, a measure follows, and 1 test shows it.")
  }

  @Test func `accountable: a policy with an error, or a test that does not hold, meets nothing`() throws {
    let error = PolicyFaults.Fault("a report alone suspends", id: "policy/report-alone", place: Proofs.place(7))
    let test = PolicyFaults.Fault("\"leaves\"", id: "leaves", place: Proofs.place(8))
    let rejected = Proofs.workspace { $0.policyFaults = .init(errors: [error, error], failedTests: [test]) }
    expect(.accountable, rejected, .partial, .mendPolicy, "\"Watching\" names it, but the policy has 2 errors.")
    let cell = Proofs.cell(.accountable, rejected)
    #expect(cell.proofs.first?.kind == .fault)
    #expect(cell.proofs.first?.text == "bellbird policy check: 2 errors, first: a report alone suspends")
    #expect(cell.next?.command == "bellbird policy check w" && cell.next?.file == "product.yaml:7")
    let failing = Proofs.workspace { $0.policyFaults = .init(failedTests: [test]) }
    expect(
      .accountable, failing, .partial, .mendPolicyTests,
      "\"Watching\" names it, but the policy has 1 test that does not hold.")
    #expect(Proofs.cell(.accountable, failing).proofs.first?.text.contains("bellbird policy test: 1 test") == true)
    #expect(Proofs.cell(.accountable, failing).next?.command == "bellbird policy test w")
    let unnamed = Proofs.workspace {
      $0.policyFaults = .init(errors: [error])
      $0.clauses = .init(.adopted, [])
    }
    expect(.accountable, unnamed, .missing, .addBehaviour, "No behaviour of the policy names it.")
  }

  @Test func `reportable: covered, without a shortcoming, adopted`() {
    let pattern = Proofs.location
    expect(
      .reportable, Proofs.workspace { $0.ways = nil }, .missing, .addReporting, "Nothing says how people can tell.")
    expect(
      .reportable, Proofs.workspace { $0.ways = .init(.adopted, [Proofs.way(Proofs.memo)]) }, .missing, .widenWay,
      "No way to tell covers it.")
    let bad = Proofs.way(pattern, [("it wants papers", "mend it"), ("it is slow", "hurry")])
    expect(
      .reportable, Proofs.workspace { $0.ways = .init(.adopted, [bad]) }, .partial, .mendWay,
      "\"Safety form\": it wants papers (and 1 other shortcoming).")
    expect(
      .reportable, Proofs.workspace { $0.ways = .init(.adopted, [bad, Proofs.way(pattern)]) }, .met, nil,
      "\"Safety form\" takes it, safely and without an account.")
    expect(
      .reportable, Proofs.workspace { $0.ways = .init(.proposed, [Proofs.way(pattern)]) }, .partial, .adoptReporting,
      "\"Safety form\" takes it, safely and without an account. It is proposed, and nobody has adopted it.")
  }

  @Test func `hardened: controls, or a tested rule where nothing critical is open`() {
    let pattern = Proofs.location
    let fail = Proofs.finding(.fail, inForce: false, isBegun: false)
    let detection = WorkspaceProofs.From(.adopted, [Proofs.detector(pattern)])
    expect(
      .hardened, Proofs.workspace([fail]), .missing, .buildControl,
      "No control that the pattern needs is there, and no rule watches.")
    expect(
      .hardened, Proofs.workspace([Proofs.finding(.review, inForce: false)]), .partial, .buildControl,
      "\"Map\" still needs 1 control.")
    expect(
      .hardened, Proofs.workspace([fail]) { $0.detectors = .init(.adopted, [Proofs.detector(pattern, tests: 0)]) },
      .partial, .addRuleTest, "The rule r-1 watches, and its tests do not show it.")
    expect(
      .hardened,
      Proofs.workspace([fail]) { $0.detectors = .init(.adopted, [Proofs.detector(pattern, nearMisses: false)]) },
      .partial, .addRuleTest, "The rule r-1 watches, and its tests do not show it.")
    expect(
      .hardened, Proofs.workspace([fail]) { $0.detectors = detection }, .met, nil, "The tested rule r-1 watches.")
    expect(
      .hardened, Proofs.workspace([fail]) { $0.detectors = .init(.proposed, detection.values) }, .partial,
      .adoptDetection, "The tested rule r-1 watches. It is proposed, and nobody has adopted it.")
    let critical = Proofs.finding(.fail, isCritical: true, inForce: false, isBegun: false)
    expect(
      .hardened, Proofs.workspace([critical]) { $0.detectors = detection }, .partial, .buildControl,
      "The rule r-1 watches; a critical finding needs more. \"Map\" still needs 1 control.")
    expect(
      .hardened, Proofs.workspace { $0.findings = .init(.proposed, $0.findings.values) }, .partial, .adoptModel,
      "Every control that the pattern needs is in force, with evidence. It is proposed, and nobody has adopted it.")
  }

  @Test func `hardened: the next thing begins where the control stands`() {
    func action(_ standing: Findings.Finding.Control.Standing) -> String? {
      let fail = Proofs.finding(.fail, inForce: false, standing: standing)
      return Proofs.cell(.hardened, Proofs.workspace([fail])).next?.action
    }
    let build =
      "Build and test for \"map\": Remind (bellbird catalogue show share-reminder). "
      + "Then write share-reminder under controls: with evidence"
    #expect(action(.missing) == build && action(.planned) == build)
    #expect(action(.optional) == "Make share-reminder of \"map\" hold for everybody, then write state: enforced")
    #expect(
      action(.claimed)
        == "Give share-reminder of \"map\" evidence that can be looked at: a test (file#test), junit, policy or url")
  }

  @Test func `of equally good ways the one that needs no account is told`() {
    let pattern = Proofs.location
    let account = Proofs.way(pattern, [("only people with an account can use it", "add a form")], needsAccount: true)
    let open = Proofs.way(pattern, [("it is slow", "hurry")])
    for ways in [[account, open], [open, account]] {
      #expect(
        Proofs.cell(.reportable, Proofs.workspace { $0.ways = .init(.adopted, ways) }).reason
          == "\"Safety form\": it is slow.")
    }
  }

  @Test(arguments: ["w", "/long/w"])
  func `files are named from the workspace on, and commands name the folder`(_ folder: String) {
    let proofs = Proofs.workspace([Proofs.finding(.fail, inForce: false, unanswered: ["residue"])]) {
      $0.folder = folder
      $0.clauses = nil
    }
    #expect(Proofs.cell(.accountable, proofs).next?.file == "policy.yaml")
    #expect(Proofs.cell(.accountable, proofs).next?.command == "bellbird policy check \(folder)")
    if folder == "w" { #expect(Proofs.cell(.understood, proofs).next?.file == "product.yaml:9") }
  }

  @Test func `in the workspace itself a command names its files as they are`() {
    let proofs = Proofs.workspace([Proofs.finding(.fail, inForce: false)]) { $0.folder = "." }
    #expect(Proofs.cell(.understood, proofs).next?.command == "bellbird assess . --accept accept.yaml")
  }

  @Test func `taught: a guide, with this product's menus, adopted`() {
    let pattern = Proofs.location
    expect(.taught, Proofs.workspace { $0.lessons = [] }, .missing, .writeGuide, "No guide is about it.")
    expect(
      .taught,
      Proofs.workspace {
        $0.lessons = [Proofs.lesson(pattern, menus: [], open: ["location.share"])]
        $0.menus = nil
      }, .partial, .addMenus, "Guides are there, and nothing says where this product's menus are.")
    expect(
      .taught, Proofs.workspace { $0.lessons = [Proofs.lesson(pattern, open: ["location.share"])] }, .partial,
      .addMenus, "Guides are there; no menu is named for location.share.")
    expect(
      .taught, Proofs.workspace { $0.lessons = [Proofs.lesson(pattern, menus: [])] }, .met, nil,
      "1 general guide, and no step wants a menu of this product. No specialist has read all of them yet.")
    let general = Proofs.workspace {
      $0.lessons = [Proofs.lesson(pattern, menus: [])]
      $0.menus = nil
    }
    expect(
      .taught, general, .partial, .addMenus,
      "Guides are there, and nothing says where this product's menus are.")
    expect(
      .taught, Proofs.workspace { $0.menus = .proposed }, .partial, .adoptMenus,
      "1 guide with this product's menus. No specialist has read all of them yet. It is proposed, and nobody has adopted it."
    )
  }
}

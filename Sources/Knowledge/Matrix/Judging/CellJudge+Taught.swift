internal import Catalogue
internal import Primitives
internal import SourceText

extension CellJudge {
  /// A guide of the pattern's topics leads through this product's own menus.
  func taught(_ pattern: AbusePattern) -> Cell {
    let lessons = proofs.lessons.filter { $0.patterns.contains(pattern.id) }
    guard !lessons.isEmpty else {
      return Cell(
        outcome: .taught, state: .missing, reason: "No guide is about it.", proofs: [],
        next: NextThing(
          .writeGuide, "Write a guide on one of: \(English.list(pattern.guidance.map(\.text)))", file: "guides/en/",
          command: "bellbird guide check --guides guides"))
    }
    let shown = lessons.flatMap(proof)
    let open = Set(lessons.flatMap(\.openMenus)).sorted()
    let place = "guides/menus.yaml"
    let command = "bellbird guide check \(workspace)"
    guard open.isEmpty, let standing = proofs.menus else {
      let reason =
        proofs.menus == nil
        ? "Guides are there, and nothing says where this product's menus are."
        : "Guides are there; no menu is named for \(English.list(open))."
      return Cell(
        outcome: .taught, state: .partial, reason: reason, proofs: shown,
        next: NextThing(
          .addMenus,
          open.isEmpty
            ? "Add the product's menus" : "Add a menu for a feature with \(open[0])", file: place, command: command))
    }
    let what =
      lessons.allSatisfy(\.isGeneral)
      ? "\(English.count(lessons.count, "general guide")), and no step wants a menu of this product."
      : "\(English.count(lessons.count, "guide")) with this product's menus."
    return held(
      .taught, standing, what + review(lessons), shown,
      adopt: NextThing(
        .adoptMenus, "Walk through each menu in the product, then write status: adopted", file: place, command: command)
    )
  }

  private func review(_ lessons: [Lesson]) -> String {
    lessons.allSatisfy(\.isReviewed) ? "" : " No specialist has read all of them yet."
  }

  private func proof(_ lesson: Lesson) -> [Proof] {
    [
      Proof(
        .guide, lesson.isGeneral ? "\(lesson.title) (general guide)" : lesson.title, id: lesson.id, place: lesson.place)
    ]
      + lesson.menus.map { Proof(.menu, $0.path, id: lesson.id, place: $0.place) }
  }
}

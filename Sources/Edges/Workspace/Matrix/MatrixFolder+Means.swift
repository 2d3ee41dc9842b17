internal import Catalogue
internal import Detection
internal import Guides
internal import Matrix
internal import Primitives
internal import Product
internal import SourceText

extension MatrixFolder {
  /// Rules of `detection/`, with the tests beside them run.
  mutating func detectors() -> WorkspaceProofs.From<Detector>? {
    guard
      let detection = DetectionFolder(
        file("detection"), names: CatalogueNames(catalogue), text: .embedded, into: &log)
    else { return nil }
    var counts: [String: Int] = [:]
    var quiet = false
    var loud = false
    for test in detection.ruleTests(into: &log) ?? [] {
      var failures = Diagnostics()
      test.run(detection.rules, into: &failures)
      guard !failures.hasErrors else {
        if test.shows != .abuse { loud = true }
        continue
      }
      if test.shows != .abuse { quiet = true }
      for rule in Set(test.alerts.map(\.rule)) { counts[rule, default: 0] += 1 }
    }
    let detectors = detection.rules.rules.map { rule in
      Detector(
        id: rule.id, title: rule.title, pattern: .init(rule.pattern), testCount: counts[rule.id] ?? 0,
        hasNearMisses: quiet && !loud, place: rule.location)
    }
    return .init(detection.rules.eventMap.isProposed ? .proposed : .adopted, detectors)
  }

  /// Guides of the patterns' topics, with the menus of this product that their steps name.
  func lessons(
    _ library: GuideLibrary, _ menus: GuideMenus?, _ product: ProductModel, _ patterns: [AbusePattern]
  ) -> [Lesson] {
    let capabilities = Set(product.features.flatMap(\.capabilities))
    var taught: [Guide.ID: Set<AbusePattern.ID>] = [:]
    for pattern in patterns {
      for guide in library.guides(teaching: pattern, in: product.id) {
        taught[guide.id, default: []].insert(pattern.id)
      }
    }
    return library.guides.compactMap { guide in
      guard let patterns = taught[guide.id] else { return nil }
      let wanted = Set(guide.steps.compactMap(\.menu)).intersection(capabilities).sorted()
      let found = wanted.compactMap { menus?.menu(for: $0, of: product) }
      let open = wanted.filter { menus?.menu(for: $0, of: product) == nil }
      return Lesson(
        id: guide.id.text, title: guide.title, patterns: patterns,
        menus: found.map { ($0.path.joined(separator: " › "), $0.location) }, openMenus: open.map(\.text),
        isReviewed: !guide.needsSpecialist, place: SourceLocation(file: guide.file, line: 1, column: 1))
    }
  }
}

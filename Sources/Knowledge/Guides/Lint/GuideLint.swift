internal import Catalogue
public import Primitives
public import Product
public import SourceText

/// What a person would tell the author of a guide: the rules G1 to G15, each a warning with its place and what to do.
///
/// G9 and G14 are about pages as they are built, and stand where these are built.
public struct GuideLint {
  /// Older than this a check counts as none.
  static let monthsMax = 12

  let library: GuideLibrary
  let today: CalendarDate
  var log = Diagnostics()

  /// The rules over all guides, in the order of the files.
  public static func check(_ library: GuideLibrary, on today: CalendarDate) -> Diagnostics {
    var lint = GuideLint(library: library, today: today)
    for guide in library.guides { lint.check(guide) }
    for language in library.translations.keys.sorted() {
      for guide in (library.translations[language] ?? [:]).values.sorted(by: { $0.page < $1.page }) {
        lint.checkTranslation(guide)
        lint.checkDiscretion(guide)
      }
    }
    lint.checkHelplines()
    lint.checkWords()
    return lint.sorted
  }

  /// The rules over a product's own menus: those of the steps that its guides show.
  public static func check(
    _ menus: GuideMenus?, of product: ProductModel, showing guides: [Guide], at place: SourceLocation,
    on today: CalendarDate
  ) -> Diagnostics {
    var log = Diagnostics()
    MenuLint(menus: menus, product: product, guides: guides, place: place, today: today).check(into: &log)
    return log
  }

  private var sorted: Diagnostics {
    var sorted = Diagnostics()
    for entry in log.entries.sorted(by: { $0.location < $1.location }) { sorted.add(entry) }
    return sorted
  }

  private mutating func check(_ guide: Guide) {
    checkSafetyFirst(guide)
    for (index, step) in guide.steps.enumerated() {
      checkSaid(step)
      checkEvidence(step, after: guide.steps[..<index])
    }
    checkAdvocate(guide)
    checkReadingLevel(guide)
    checkPhrases(guide)
    checkNumbers(guide)
    checkVersions(guide)
    checkDiscretion(guide)
    checkFilms(guide)
  }

  mutating func tell(_ code: String, _ place: SourceLocation, _ message: String, hint: String) {
    log.warning("guide/\(code)", at: place, message, hint: hint)
  }

  func isOld(_ date: CalendarDate) -> Bool { date.adding(months: Self.monthsMax) < today }
}

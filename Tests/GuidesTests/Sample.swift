import Catalogue
import Foundation
import Guides
import Primitives
import SourceText
import TestKit

/// Guides that tests need ready-made. What a test changes is what matters to it.
enum Sample {
  static let today = CalendarDate(daysSinceEpoch: 20_781)

  /// A guide that no rule has anything to say about.
  static let guide = """
    ---
    bellbird: guide/1
    id: location-check
    title: Check who can see where you are
    short_title: Settings, part 3
    topics: [location-check]
    situations: [living-together, not-sure]
    audience: [survivor]
    products: any
    versions: []
    last_reviewed: 2026-11-01
    reviewers: [{ role: writer, name: Bellbird }]
    specialist_review: needed
    sources: [nnedv-plan]
    related: []
    ---
    A phone can show where you are.

    ## Before you start {#safety}
    The other person may notice. Call {emergency} if you are in danger.

    ## Steps {#steps}
    Take your time.

    ### Take a picture of the list
    ```step
    id: picture
    notifies: [nobody]
    visible_to: [anyone-with-this-phone]
    evidence_loss: none
    captures: true
    reversible: "yes"
    ```
    Keep the picture **safe**, or ask a [specialist](guide:location-check).

    ### End the sharing
    ```step
    id: end
    menu: location.share
    notifies: [the-other-person]
    visible_to: [the-other-person]
    evidence_loss: "The list is gone."
    reversible: "You can share again. They get a message."
    depends_on: [picture]
    living_together: "Wait until you have a plan."
    ```
    Open {menu} in {product}. They get a message.

    - Choose one person.
    - Press stop.

    ## Help {#help}
    Talk with {helpline}.
    """ + "\n"

  static let helplines = """
    bellbird: helplines/1
    countries:
      AU:
        title: Australia
        languages: [en, ar]
        emergency: { number: "000", text: Police., source: { url: "https://help.example" }, read: 2026-11-01 }
        lines:
          - { id: line, name: A line, number: 1234 567, text: They listen., source: { url: "https://help.example" }, read: 2026-11-01 }
    """

  private static let titles: [GuideWord: (en: String, ar: String)] = [
    .site: ("Settings and help", "الإعدادات والمساعدة"),
    .pageTitle: ("Settings and help, page {number}", "الإعدادات والمساعدة، صفحة {number}"),
    .settingsTitle: ("Settings, part {number}", "الإعدادات، الجزء {number}"),
    .notesTitle: ("Notes, part {number}", "ملاحظات، الجزء {number}"),
  ]

  static func lines(_ language: String) -> [String] {
    GuideWord.allCases.map { word in
      let title = titles[word].map { language == "ar" ? $0.ar : $0.en }
      return "  \(word.rawValue): \"\(title ?? word.rawValue.replacing("_", with: " "))\""
    }
  }

  static func words(_ language: String, _ own: [String]? = nil) -> String {
    let lines = own ?? Self.lines(language)
    return """
      bellbird: guide-words/1
      language: \(language)
      name: Own name of \(language)
      direction: \(language == "ar" ? "rtl" : "ltr")
      words:
      \(lines.joined(separator: "\n"))
      """
  }

  static let hash = "HASH"

  /// The guide in another language; `hash` stands for the right hash.
  static func translation(_ guide: String = guide) -> String {
    let body = guide.components(separatedBy: "---\n")[2]
    return """
      ---
      bellbird: guide/1
      id: location-check
      language: ar
      title: Arabic
      source_hash: "HASH"
      review: needed
      ---
      \(body)
      """
  }

  /// The files with changes: a path and its text, or nil to leave it out.
  static func read(_ changes: [String: String?] = [:]) -> (library: GuideLibrary?, log: Diagnostics) {
    var files: [String: String?] = [
      "en/location-check.md": guide, "helplines.yaml": helplines, "words/en.yaml": words("en"),
    ]
    files.merge(changes) { $1 }
    var log = Diagnostics()
    let library = GuideLibraryReader.read(
      files.compactMap { path, text in
        text.map { .init(path: path, source: SourceFile(name: "guides/\(path)", text: $0)) }
      }, catalogue: Fixture.catalogue, into: &log)
    return (library, log)
  }

  /// The English guide with a piece of its text replaced.
  static func read(_ old: String, _ new: String) -> (library: GuideLibrary?, log: Diagnostics) {
    precondition(guide.contains(old), old)
    return read(["en/location-check.md": guide.replacing(old, with: new)])
  }

  /// What a terminal would show of reading and lint.
  static func told(_ changes: [String: String?]) -> String {
    var (library, log) = read(changes)
    if let library { log.add(contentsOf: GuideLint.check(library, on: today)) }
    return DiagnosticRenderer().render(log)
  }

  static func told(_ old: String, _ new: String) -> String {
    precondition(guide.contains(old), old)
    return told(["en/location-check.md": guide.replacing(old, with: new)])
  }
}

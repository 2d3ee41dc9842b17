/// What may stand in a browser's history: titles that say nothing of abuse, help or danger in any language.
///
/// A program cannot tell whether a title gives the subject away, least of all in a language that it does not read. So the
/// neutral ones stand here, word by word. Whoever adds a language adds its titles, after somebody who speaks it read them.
enum NeutralTitles {
  /// The words that are titles of pages.
  static let words: [GuideWord] = [.site, .pageTitle, .settingsTitle, .notesTitle]

  private static let known: [String: Set<String>] = [
    "en": [
      "Settings and help", "Settings and help, page {number}", "Settings, part {number}", "Notes, part {number}",
    ],
    "ar": [
      "الإعدادات والمساعدة", "الإعدادات والمساعدة، صفحة {number}", "الإعدادات، الجزء {number}",
      "ملاحظات، الجزء {number}",
    ],
    "vi": [
      "Cài đặt và hỗ trợ", "Cài đặt và hỗ trợ, trang {number}", "Cài đặt, phần {number}", "Ghi chú, phần {number}",
    ],
  ]

  /// Whether somebody looked at the title; figures stand for any number.
  static func has(_ title: String, in language: String) -> Bool {
    known[language]?.contains(title.replacing(/[0-9]+/, with: "{number}")) == true
  }
}

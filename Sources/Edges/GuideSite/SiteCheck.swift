internal import Guides
internal import PageKit
public import SourceText

/// G9, G10 and G14: what must hold of every page as it is built, whoever changed the words or the design.
public enum SiteCheck {
  public static func check(_ files: [GuideSite.File]) -> Diagnostics {
    var log = Diagnostics()
    for file in files { check(file, into: &log) }
    return log
  }

  private static func check(_ file: GuideSite.File, into log: inout Diagnostics) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let source = SourceFile(name: file.path, bytes: file.bytes)
    let start = SourceLocation(file: source, line: 1, column: 1)
    if !hasExit(text) {
      log.warning(
        "guide/g9-exit", at: start, "the page has no quick exit before its text",
        hint:
          "put a link with class exit, data-exit and rel=\"nofollow noreferrer\" above <main>, to a page that everybody opens"
      )
    }
    if !text.contains("@media print") || !text.contains("@page { margin: 0; }") {
      log.warning(
        "guide/g9-print", at: start, "print would show the page's address or its buttons",
        hint: "keep the rules for print of PageKit's styles")
    }
    for tag in loading(text) {
      log.warning(
        "guide/g14-foreign", at: place(of: tag, in: text, source), "the page loads something: \(tag.prefix(60))",
        hint: "put it into the page; nothing may tell others that somebody reads this")
    }
    if !text.contains("default-src &#39;none&#39;") {
      log.warning(
        "guide/g14-foreign", at: start, "the page has no policy that forbids loading", hint: "build it with QuietPage")
    }
  }

  private static func hasExit(_ text: String) -> Bool {
    let before = text.prefix(upTo: text.firstRange(of: "<main")?.lowerBound ?? text.endIndex)
    return before.contains("class=\"exit\" href=\"https://") && before.contains("rel=\"nofollow noreferrer\"")
      && before.contains("data-exit")
  }

  /// Tags and rules that fetch something; a link that somebody follows is none.
  private static func loading(_ text: String) -> [Substring] {
    text.matches(
      of: /<(?:img|iframe|video|audio|object|embed|link)\b[^>]*>|<script[^>]+src=[^>]*>|@import[^;]*;|url\([^)]*\)/
    )
    .map(\.output)
  }

  private static func place(of tag: Substring, in text: String, _ source: SourceFile) -> SourceLocation {
    let before = text[..<tag.startIndex]
    let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
    return SourceLocation(
      file: source, line: before.count { $0 == "\n" } + 1, column: column, length: tag.unicodeScalars.count)
  }
}

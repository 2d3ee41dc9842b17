public import HTML

/// A page that can be left at once: one file, nothing loaded from anywhere, a neutral title, nothing in print but the text.
///
/// The exit follows the component of the GOV.UK Design System: a link that works without a script; with one, Shift three
/// times within five seconds each, a blank page at once, and no way back to here.
public struct QuietPage {
  /// Where the exit leads: a page that everybody opens, and that is the same for everybody.
  public static let exitURL = "https://www.bbc.com/weather"

  /// What the exit says. `more` holds `{number}`.
  public struct ExitWords: Sendable {
    let url: String
    let label: String
    let prefix: String
    let more: String
    let going: String
    let expired: String

    public init(
      to url: String = exitURL, label: String, prefix: String, more: String, going: String, expired: String
    ) {
      self.url = url
      (self.label, self.prefix, self.more) = (label, prefix, more)
      (self.going, self.expired) = (going, expired)
    }
  }

  /// The same page in a language.
  public struct Language: Sendable {
    public let code: String
    public let name: String
    public let href: String

    public init(code: String, name: String, href: String) { (self.code, self.name, self.href) = (code, name, href) }
  }

  /// Stands in the tab and in the history.
  public let title: String
  public let language: String
  /// `ltr` or `rtl`.
  public let direction: String
  public let site: (name: String, href: String)
  public let skip: String
  public let exit: ExitWords
  public let languages: (label: String, all: [Language])
  public let main: [HTMLNode]

  public init(
    title: String, language: String, direction: String, site: (name: String, href: String), skip: String,
    exit: ExitWords, languages: (label: String, all: [Language]), main: [HTMLNode]
  ) {
    (self.title, self.language, self.direction) = (title, language, direction)
    (self.site, self.skip, self.exit, self.languages, self.main) = (site, skip, exit, languages, main)
  }

  private static let style = StyleSheet.quiet
  private static let script = StyleSheet.file("Scripts/exit.js")
  /// Only these styles and this script; nothing else is loaded, sent or run.
  static let contentPolicy =
    "default-src 'none'; style-src \(ContentHash.source(of: style)); script-src \(ContentHash.source(of: script)); "
    + "base-uri 'none'; form-action 'none'"

  public func bytes() -> [UInt8] {
    HTMLWriter.page(
      html("html", .init("lang", language), .init("dir", direction)) {
        html("head") {
          html("meta", .init("charset", "utf-8"))
          html("meta", .init("name", "viewport"), .init("content", "width=device-width, initial-scale=1"))
          html("meta", .init("http-equiv", "Content-Security-Policy"), .init("content", Self.contentPolicy))
          html("meta", .init("name", "referrer"), .init("content", "no-referrer"))
          html("meta", .init("name", "robots"), .init("content", "noarchive"))
          html("title") { title }
          html("style") { HTMLNode.raw(Self.style) }
        }
        html("body", .class("quiet")) {
          html("a", .class("skip"), .href("#main")) { skip }
          html("header", .class("page-head")) {
            exitLink(class: "skip") { exit.label }
            bar
          }
          html("nav", .class("exit-bar"), .aria("label", exit.label)) {
            html("div") {
              exitLink(class: "exit") {
                html("span", .class("hidden")) { "\(exit.prefix): " }
                exit.label
                dots
              }
            }
            html("div", .id("exit-said"), .class("hidden"), .init("role", "status"))
          }
          html("main", .id("main"), children: main)
          html("script") { HTMLNode.raw(Self.script) }
        }
      })
  }

  private var dots: HTMLNode {
    html("span", .class("dots"), .init("data-count", "0"), .aria("hidden", "true")) {
      html("i")
      html("i")
      html("i")
    }
  }

  private func exitLink(class name: String, @HTMLBuilder content: () -> [HTMLNode]) -> HTMLNode {
    html(
      "a", .class(name), .href(exit.url), .init("rel", "nofollow noreferrer"), .init("data-exit"),
      .init("data-more", exit.more), .init("data-going", exit.going), .init("data-expired", exit.expired),
      children: content())
  }

  private var bar: HTMLNode {
    html("div", .class("bar")) {
      html("a", .class("name"), .href(site.href)) { site.name }
      if languages.all.count > 1 {
        html("nav", .aria("label", languages.label)) {
          html("ul", .class("tongues")) {
            for other in languages.all {
              html("li") {
                if other.code == language {
                  html("strong", .init("lang", other.code), .aria("current", "true")) { other.name }
                } else {
                  html("a", .href(other.href), .init("lang", other.code), .init("hreflang", other.code)) { other.name }
                }
              }
            }
          }
        }
      }
    }
  }
}

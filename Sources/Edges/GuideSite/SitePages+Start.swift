internal import Guides
internal import HTML
internal import PageKit
internal import Primitives

extension SitePages {
  /// What one should know before the first guide: what leaving does, and what it does not.
  func safety(atRoot: Bool) -> GuideSite.File {
    let folder = atRoot ? "\(words.language)/" : ""
    return page(
      "index.html", atRoot: atRoot,
      main: [
        html("h1") { words[.safetyTitle] },
        html("p", .class("lead")) { words[.safetyLead] },
        html("h2") { words[.safetyExitTitle] },
        html("p") { words.text(.safetyExit, ["exit": site.menus?.exit?.title ?? words[.exitPage]]) },
        callout(
          [html("h2") { words[.safetyHistoryTitle] }, html("p") { words[.safetyHistory] }], isCaution: true),
        html("h2") { words[.safetyWatchedTitle] },
        html("p") { words[.safetyWatched] },
        html("p") { words[.safetyPrivate] },
        html("h2") { words[.safetyDangerTitle] },
        html("p", children: filled(words[.safetyDanger], contacts: "\(folder)contacts.html")),
        html("p") { html("a", .class("button"), .href("\(folder)pages.html")) { words[.safetyGoOn] } },
      ])
  }

  /// A sentence whose `{emergency}` is the number.
  func filled(_ sentence: String, contacts: String) -> [HTMLNode] {
    let parts = sentence.components(around: "{emergency}")
    return parts.enumerated().flatMap { index, part -> [HTMLNode] in
      index == 0 ? [.text(part)] : [emergency(contacts: contacts), .text(part)]
    }
  }

  /// All guides: where to start, by situation, and in reading order.
  func home() -> GuideSite.File {
    let forReaders = site.guides.filter { $0.audience.contains(.survivor) }
    let forHelpers = site.guides.filter { !$0.audience.contains(.survivor) }
    var main: [HTMLNode] = [
      html("h1") { words[.homeTitle] },
      html("p", .class("lead")) { words[.homeLead] },
      html("p") { words.text(.homeProduct, ["product": site.productName]) },
    ]
    if let first = forReaders.first {
      main.append(callout([html("h2") { words[.homeFirst] }, html("p") { link(to: first) }]))
    }
    main += [
      html("h2") { words[.homeSituations] },
      html("ul", .class("chips")) {
        for situation in site.shownSituations {
          html("li") { html("a", .href(Self.name(of: situation))) { words[situation] } }
        }
      },
      html("h2") { words[.homeAll] }, list(forReaders),
    ]
    if !forHelpers.isEmpty { main += [html("h2") { words[.forHelpers] }, list(forHelpers)] }
    main += [
      html("h2") { words[.help] }, html("p") { html("a", .class("back"), .href("contacts.html")) { words[.helpPage] } },
    ]
    return page("pages.html", main: main)
  }

  func situation(_ situation: Situation) -> GuideSite.File {
    let fitting = site.guides.filter { $0.situations.contains(situation) }
    return page(
      Self.name(of: situation),
      main: [back, html("h1") { words[situation] }, html("p", .class("lead")) { words[.situationLead] }, list(fitting)])
  }

  /// The title as it is in this language, or in English and marked so.
  func title(of guide: Guide) -> HTMLNode {
    guard let own = site.library.guide(guide.id, in: words.language) else {
      return html("span", .init("lang", "en"), .init("dir", "ltr")) { guide.title }
    }
    return .text(own.title)
  }

  func link(to guide: Guide) -> HTMLNode { html("a", .href(Self.name(of: guide))) { title(of: guide) } }

  func list(_ guides: [Guide]) -> HTMLNode {
    html("ol", .class("pages")) {
      for (index, guide) in guides.enumerated() {
        html("li") {
          html("a", .href(Self.name(of: guide))) {
            html("span", .class("number"), .aria("hidden", "true")) { "\(index + 1)" }
            html("span", .class("title")) { title(of: guide) }
          }
        }
      }
    }
  }
}

extension String {
  /// The parts before, between and after each place of `separator`.
  fileprivate func components(around separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

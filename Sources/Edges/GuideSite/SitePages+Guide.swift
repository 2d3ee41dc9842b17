internal import Catalogue
internal import Guides
internal import HTML
internal import PageKit
internal import Primitives

extension SitePages {
  /// A guide, in this language or in English with a note.
  func guide(_ original: Guide) -> GuideSite.File {
    let own = site.library.guide(original.id, in: words.language)
    let guide = own ?? original
    let text = GuideHTML(pages: own == nil ? inEnglish : self)
    var body: [HTMLNode] = [html("h1") { guide.title }]
    body += text.lead(guide.lead)
    for kind in [SectionKind.safety, .who, .decide] { body += section(guide, kind, text) }
    if !guide.steps.isEmpty { body.append(noticeFirst(guide)) }
    body += section(guide, .steps, text)
    body += guide.steps.enumerated().map { step($1, number: $0 + 1, of: guide, text) }
    for kind in [SectionKind.notice, .undo, .limits, .help, .print] { body += section(guide, kind, text) }
    let content: [HTMLNode] =
      own == nil ? [html("div", .init("lang", "en"), .init("dir", "ltr"), children: body)] : body
    return page(
      Self.name(of: original), title: pageTitle(guide, isOwn: own != nil),
      main: [back] + notes(guide, own) + content + [related(guide), meta(guide)])
  }

  /// For guides that are in English only: their numbers and names come in English too.
  private var inEnglish: SitePages { site.library.words["en"].map { SitePages(site: site, words: $0) } ?? self }

  private func pageTitle(_ guide: Guide, isOwn: Bool) -> String {
    (isOwn ? guide.shortTitle : nil) ?? words.text(.pageTitle, ["number": "\(guide.page)"])
  }

  private func notes(_ guide: Guide, _ own: Guide?) -> [HTMLNode] {
    var notes: [String] = []
    if own == nil { notes.append(words.text(.onlyEnglish, ["language": words.name])) }
    if own?.translation?.needsReview == true { notes.append(words[.reviewNeeded]) }
    if own?.translation?.isStale == true { notes.append(words[.stale]) }
    return notes.isEmpty ? [] : [callout(notes.map { note in html("p") { note } })]
  }

  // What stands behind # is kept in the browsing history too: it has numbers, and no names of steps.
  private static func anchor(_ kind: SectionKind) -> String {
    "b\((SectionKind.allCases.firstIndex(of: kind) ?? 0) + 1)"
  }

  private static func anchor(_ step: GuideStep, in guide: Guide) -> String {
    "s\((guide.steps.firstIndex { $0.id == step.id } ?? 0) + 1)"
  }

  private func section(_ guide: Guide, _ kind: SectionKind, _ text: GuideHTML) -> [HTMLNode] {
    guard let section = guide.section(kind) else { return [] }
    let content = [html("h2", .id(Self.anchor(kind))) { section.title }] + text.blocks(section.blocks)
    return kind == .safety ? [callout(content, isCaution: true)] : content
  }

  /// Before the steps: each with who may learn of it.
  private func noticeFirst(_ guide: Guide) -> HTMLNode {
    .fragment([
      html("h2", .id("first")) { inSite(words[.noticeFirst]) },
      html("ol", .class("tells")) {
        for step in guide.steps {
          html("li") {
            html("a", .href("#\(Self.anchor(step, in: guide))")) { step.title }
            for told in tells(step) { told }
          }
        }
      },
    ])
  }

  /// Sentences of the site inside a guide that is in English only.
  func inSite(_ sentence: String) -> HTMLNode {
    html("span", .init("lang", words.language), .init("dir", words.direction.rawValue)) { sentence }
  }

  private func tells(_ step: GuideStep) -> [HTMLNode] {
    let message = step.notifies.map { words[$0] }.joined(separator: " ")
    let seen = step.visibleTo.map { words[$0] }.joined(separator: " ")
    return [
      html("span", .class(step.notifies == [.nobody] ? "hushed" : "loud")) { inSite(message) },
      html("span", .class(step.visibleTo == [.nobody] ? "hushed" : "loud")) { inSite(seen) },
    ]
  }

  private func step(_ step: GuideStep, number: Int, of guide: Guide, _ text: GuideHTML) -> HTMLNode {
    let menu = step.menu.flatMap { site.menus?.menu(for: $0, of: site.product) }
    let own = GuideHTML(pages: text.pages, menu: menu)
    let (anchor, title) = (Self.anchor(step, in: guide), "t\(number)")
    var parts: [HTMLNode] = [
      html("h3", .id(title)) {
        html("span", .class("count")) { inSite(words.text(.step, ["number": "\(number)"])) }
        step.title
      },
      html("ul", .class("facets"), children: tells(step).map { told in html("li", children: [told]) }),
    ]
    if let menu { parts.append(path(menu)) }
    parts += own.blocks(step.text)
    parts += facts(of: step, in: guide, own)
    return html("section", .class("step"), .id(anchor), .aria("labelledby", title), children: parts)
  }

  private func path(_ menu: GuideMenus.Menu) -> HTMLNode {
    html("p", .class("path")) {
      html("b") { inSite(words[.menu]) }
      html("span", .class("taps"), .init("dir", "auto")) { menu.path.joined(separator: " › ") }
      if let more = menu.text { html("span", .init("dir", "auto")) { more } }
    }
  }

  /// What is lost, saved or can be undone, what comes first, and what changes for who lives with the person.
  private func facts(of step: GuideStep, in guide: Guide, _ text: GuideHTML) -> [HTMLNode] {
    let earlier = guide.steps.filter { step.dependsOn.contains($0.id) }
    var facts: [HTMLNode] = []
    if let loss = step.evidenceLoss { facts.append(fact(words[.loses], text.inlines(loss))) }
    if step.captures { facts.append(html("p", children: [inSite(words[.captures])])) }
    facts.append(fact(words[.undo], step.undo.map { text.inlines($0) } ?? [inSite(words[.undoYes])]))
    if !earlier.isEmpty {
      let links = earlier.map { other in
        html("a", .href("#\(Self.anchor(other, in: guide))"), children: [.text(other.title)])
      }
      facts.append(fact(words[.first], Array(links.map { [$0] }.joined(separator: [.text("; ")]))))
    }
    if let together = step.livingTogether {
      let name = html("b", children: [inSite(words[GuideWord.livingTogether])])
      facts.append(html("p", .class("together"), children: [name] + text.inlines(together)))
    }
    return facts
  }

  private func fact(_ name: String, _ value: [HTMLNode]) -> HTMLNode {
    html("p") {
      html("b") {
        inSite(name)
        HTMLNode.text(name.hasSuffix("?") || name.hasSuffix("؟") ? " " : ": ")
      }
      value
    }
  }

  private func related(_ guide: Guide) -> HTMLNode {
    let next = site.guides.filter { guide.related.contains($0.id) }
    guard !next.isEmpty else { return .empty }
    return html("nav", .aria("labelledby", "related")) {
      html("h2", .id("related")) { words[.related] }
      list(next)
    }
  }

  private func meta(_ guide: Guide) -> HTMLNode {
    let sources = guide.sources.compactMap { id in
      site.catalogue.sources.find(id) ?? site.library.sources.first { $0.id == id }
    }
    return html("div", .class("meta")) {
      html("p") { words.text(.reviewed, ["date": "\(guide.lastReviewed)"]) }
      if guide.needsSpecialist { html("p") { words[.specialistNeeded] } }
      if !guide.versions.isEmpty {
        html("p") {
          "\(words[.versions]) \(guide.versions.map { "\($0.system) \($0.from)–\($0.to)" }.joined(separator: ", "))"
        }
      }
      html("p") { words[.print] }
      if !sources.isEmpty {
        html("h2") { words[.sources] }
        html("ul", .init("lang", "en"), .init("dir", "ltr")) {
          for source in sources {
            html("li") {
              "\(source.authors) (\(source.year)): "
              if source.url.hasPrefix("https://") {
                html("a", .href(source.url), .init("rel", "noreferrer")) { source.title }
              } else {
                HTMLNode.text(source.title)
              }
            }
          }
        }
      }
    }
  }
}

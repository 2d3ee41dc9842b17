internal import Guides
internal import HTML
internal import PageKit
internal import Primitives

extension SitePages {
  /// Who helps, country by country, each number with its page and day.
  func contacts() -> GuideSite.File {
    let countries = site.library.helplines.countries(for: words.language)
    let ordered = countries.filter { $0.code == country?.code } + countries.filter { $0.code != country?.code }
    var main: [HTMLNode] = [
      back, html("h1") { words[.helpPage] }, html("p", .class("lead")) { words[.helpLead] },
    ]
    if ordered.isEmpty { main.append(html("p") { words[.noHelplines] }) }
    main.append(
      html("ul", .class("chips")) {
        for country in ordered {
          html("li") { html("a", .href("#\(country.code)")) { name(country) } }
        }
      })
    main += ordered.map { section($0) }
    return page("contacts.html", main: main)
  }

  /// The texts of the list are written in English.
  private func section(_ country: Helplines.Country) -> HTMLNode {
    html("section", .class("country"), .id(country.code), .aria("labelledby", "\(country.code)-name")) {
      html("h2", .id("\(country.code)-name")) { name(country) }
      html("div", .class("line")) {
        html("h3") { words[.emergency] }
        html("p") { dial(country.emergency.number) }
        html("p", .init("lang", "en"), .init("dir", "ltr")) { country.emergency.text }
        proof(country.emergency.proof)
      }
      for line in country.lines {
        html("div", .class("line")) {
          html("h3", .init("lang", "en"), .init("dir", "ltr")) { line.name }
          if let number = line.number { html("p") { dial(number) } }
          for other in line.others {
            html("p") {
              html("span", .init("lang", "en")) { "\(English.sentence(other.how)): " }
              dial(other.number)
            }
          }
          html("p", .init("lang", "en"), .init("dir", "ltr")) { line.text }
          if let hours = line.hours {
            html("p") {
              "\(words[.hours]): "
              html("span", .init("lang", "en")) { hours }
            }
          }
          if let url = line.url {
            html("p") { html("a", .href(url), .init("rel", "noreferrer")) { "\(words[.website]): \(host(url))" } }
          }
          proof(line.proof)
        }
      }
    }
  }

  /// In the page's language, where its words have it.
  private func name(_ country: Helplines.Country) -> HTMLNode {
    words.countries[country.code].map { HTMLNode.text($0) } ?? html("span", .init("lang", "en")) { country.title }
  }

  private func proof(_ proof: Helplines.Proof) -> HTMLNode {
    html("p", .class("small soft")) {
      html("a", .href(proof.url), .init("rel", "noreferrer")) { "\(words[.source]): \(host(proof.url))" }
      ", \(words.text(.readOn, ["date": "\(proof.read)"]))"
    }
  }

  func host(_ url: String) -> String {
    let rest = url.hasPrefix("https://") ? url.dropFirst(8) : url[...]
    let name = rest.prefix { $0 != "/" }
    return String(name.hasPrefix("www.") ? name.dropFirst(4) : name)
  }

  /// A number that a phone can call; written from left to right in every language.
  func dial(_ number: String) -> HTMLNode {
    let digits = number.filter { $0.isNumber || $0 == "+" }
    return html("a", .class("dial"), .href("tel:\(digits)")) {
      html("span", .init("dir", "ltr")) { number }
    }
  }

  /// The number to call in danger, with the country and the way to the others.
  func emergency(contacts: String = "contacts.html") -> HTMLNode {
    guard let country else { return html("a", .href(contacts)) { words[.helpPage] } }
    return .fragment([
      html("a", .href("tel:\(country.emergency.number.filter(\.isNumber))")) {
        html("strong", .init("dir", "ltr")) { country.emergency.number }
      }, " (", html("bdi") { name(country) }, "; ",
      html("a", .href(contacts)) { words[.otherCountries] }, ")",
    ])
  }

  /// The first line that speaks the language, with the way to the others.
  var helpline: HTMLNode {
    let lines = country?.lines.filter { $0.number != nil } ?? []
    guard let line = lines.first(where: { $0.languages.contains(words.language) }) ?? lines.first,
      let number = line.number
    else { return html("a", .href("contacts.html")) { words[.helpPage] } }
    return .fragment([
      html("bdi", .init("lang", "en")) { line.name }, " ",
      html("a", .href("tel:\(number.filter(\.isNumber))")) { html("strong", .init("dir", "ltr")) { number } }, " (",
      html("a", .href("contacts.html")) { words[.helpPage] }, ")",
    ])
  }
}

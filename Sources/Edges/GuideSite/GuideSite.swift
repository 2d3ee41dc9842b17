public import Catalogue
public import Guides
internal import HTML
internal import PageKit
internal import Primitives
public import Product

/// The guides of a product as a site of plain files.
public struct GuideSite {
  /// A file of the site.
  public struct File: Sendable {
    /// Below the site's folder: `en/p3.html`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  let library: GuideLibrary
  let catalogue: PatternCatalogue
  let product: ProductModel
  let menus: GuideMenus?
  /// In reading order.
  let guides: [Guide]
  let languages: [String]
  /// The country whose numbers stand in the texts, or nil for the first that a language shows.
  let country: String?

  public init(
    library: GuideLibrary, catalogue: PatternCatalogue, product: ProductModel, menus: GuideMenus?, guides: [Guide],
    languages: [String], country: String? = nil
  ) {
    self.library = library
    self.catalogue = catalogue
    self.product = product
    self.menus = menus
    self.guides = guides
    self.languages = languages
    self.country = country
  }

  /// Every file, in the order of paths within each language.
  public func files() -> [File] {
    var files: [File] = []
    for (index, language) in languages.enumerated() {
      guard let words = library.words[language] else { continue }
      let pages = SitePages(site: self, words: words)
      // The first language's page of safety is also where the site starts.
      if index == 0 { files.append(pages.safety(atRoot: true)) }
      files.append(pages.safety(atRoot: false))
      files.append(pages.home())
      files.append(pages.contacts())
      files += shownSituations.map { pages.situation($0) }
      files += guides.map { pages.guide($0) }
    }
    return files
  }

  var productName: String { menus?.productName ?? product.name }

  /// The situations for which there is a guide.
  var shownSituations: [Situation] {
    Situation.allCases.filter { situation in guides.contains { $0.situations.contains(situation) } }
  }
}

/// The pages of one language.
struct SitePages {
  let site: GuideSite
  let words: GuideWords
  /// The reader's likely country, and whether there are others.
  let country: Helplines.Country?

  init(site: GuideSite, words: GuideWords) {
    self.site = site
    self.words = words
    let all = site.library.helplines.countries(for: words.language)
    country = all.first { $0.code == site.country } ?? all.first
  }

  static func name(of guide: Guide) -> String { "p\(guide.page).html" }
  static func name(of situation: Situation) -> String {
    "s\((Situation.allCases.firstIndex(of: situation) ?? 0) + 1).html"
  }

  func page(_ name: String, title: String? = nil, atRoot: Bool = false, main: [HTMLNode]) -> GuideSite.File {
    let languages = site.languages.compactMap { code in
      site.library.words[code].map { words in
        QuietPage.Language(code: code, name: words.name, href: atRoot ? "\(code)/\(name)" : "../\(code)/\(name)")
      }
    }
    let exit = QuietPage.ExitWords(
      to: site.menus?.exit?.url ?? QuietPage.exitURL, label: words[.exit], prefix: words[.exitPrefix],
      more: words[.exitPressMore], going: words[.exitGoing],
      expired: words[.exitExpired])
    let page = QuietPage(
      title: title ?? words[.site], language: words.language, direction: words.direction.rawValue,
      site: (words[.site], atRoot ? "\(words.language)/index.html" : "index.html"), skip: words[.skip], exit: exit,
      languages: (words[.language], languages), main: main)
    return .init(path: atRoot ? name : "\(words.language)/\(name)", bytes: page.bytes())
  }

  var back: HTMLNode {
    html("p") {
      html("a", .class("back"), .href("pages.html")) {
        "\(words.direction == .leftToRight ? "←" : "→") \(words[.home])"
      }
    }
  }
}

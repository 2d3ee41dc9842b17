internal import Catalogue
internal import Primitives
internal import Product
internal import SourceText

/// G13: steps lead to the product's own settings, and somebody looked where these are.
struct MenuLint {
  let menus: GuideMenus?
  let product: ProductModel
  let guides: [Guide]
  let place: SourceLocation
  let today: CalendarDate

  func check(into log: inout Diagnostics) {
    let offered = Set(product.features.flatMap(\.capabilities))
    var told: Set<Capability.ID> = []
    for step in guides.flatMap(\.steps) {
      guard let menu = step.menu, offered.contains(menu), told.insert(menu).inserted else { continue }
      guard menus?.menu(for: menu, of: product) == nil else { continue }
      log.warning(
        "guide/g13-menus", at: menus?.location ?? place, "no menu of \(product.name) is named for \"\(menu)\"",
        hint: "add the path to the feature that has it in guides/menus.yaml",
        related: [.init(step.location, "the step \"\(step.title)\" sends people there")])
    }
    for menu in menus?.menus ?? [] { check(menu, into: &log) }
  }

  private func check(_ menu: GuideMenus.Menu, into log: inout Diagnostics) {
    guard let url = menu.url, let read = menu.read else {
      if menu.note == nil {
        log.warning(
          "guide/g13-menus", at: menu.location, "nobody says where the menu of \"\(menu.feature)\" was seen",
          hint: "add source: { url: \"https://…\", read: YYYY-MM-DD }, or note: why there is none")
      }
      return
    }
    if !url.hasPrefix("https://") || read.adding(months: GuideLint.monthsMax) < today {
      log.warning(
        "guide/g13-menus", at: menu.location, "the menu of \"\(menu.feature)\" was last seen on \(read)",
        hint: "look at the maker's page again, and write the day in read:")
    }
  }
}

internal import Catalogue
internal import Primitives
public import Product
public import SourceText
public import YAML

/// Reads a workspace's `guides/menus.yaml`.
public struct GuideMenusReader {
  private let product: ProductModel
  private var log = Diagnostics()

  /// Nil after errors; the diagnostics name all of them.
  public static func read(_ root: YAMLNode, product: ProductModel, into log: inout Diagnostics) -> GuideMenus? {
    var reader = GuideMenusReader(product: product)
    let menus = reader.menus(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : menus
  }

  private init(product: ProductModel) { self.product = product }

  private mutating func menus(_ root: YAMLNode) -> GuideMenus? {
    guard var fields = YAMLFields(root, "guide-menus", into: &log), fields.isKind("guide-menus/1", into: &log) else {
      return nil
    }
    let status: GuideMenus.Status? = fields.required("status", into: &log)?.choice("status", into: &log)
    let name = fields.required("product", into: &log).flatMap { self.productName($0) }
    let exit = fields.optional("exit").flatMap { self.exit($0) }
    let menus = fields.list("menus", into: &log).compactMap { self.menu($0) }
    fields.finish(into: &log)
    guard let status, let name else { return nil }
    return GuideMenus(status: status, productName: name, menus: menus, exit: exit, location: fields.location)
  }

  private mutating func exit(_ node: YAMLNode) -> GuideMenus.Exit? {
    guard var fields = YAMLFields(node, "exit", into: &log) else { return nil }
    let title = fields.text("title", into: &log)
    let url = fields.text("url", into: &log)
    fields.finish(into: &log)
    guard let title, let url else { return nil }
    let rest = url.dropFirst(8)
    guard url.hasPrefix("https://"), url.utf8.count <= 500,
      rest.first?.isLetter == true || rest.first?.isNumber == true,
      url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#""<>\^`{|}@"#.utf8.contains($0) })
    else {
      log.error(
        "guide/exit-url", at: node.location, "the exit does not lead to an address that begins with https://",
        hint: "name a page that everybody opens, such as https://weather.example")
      return nil
    }
    return .init(title: title, url: url)
  }

  private mutating func productName(_ node: YAMLNode) -> String? {
    guard var fields = YAMLFields(node, "product", into: &log) else { return nil }
    let name = fields.text("name", into: &log)
    fields.finish(into: &log)
    return name
  }

  private mutating func menu(_ node: YAMLNode) -> GuideMenus.Menu? {
    guard var fields = YAMLFields(node, "menu", into: &log) else { return nil }
    let feature = feature(&fields)
    let path = (fields.required("path", into: &log)?.texts("path", into: &log) ?? []).map(\.text)
    let source = fields.optional("source").flatMap { self.source($0) }
    let note = fields.optionalText("note", into: &log)
    let text = fields.optionalText("text", into: &log)
    fields.finish(into: &log)
    guard let feature, !path.isEmpty else { return nil }
    return .init(
      feature: feature, path: path, url: source?.url, read: source?.read, note: note, text: text,
      location: node.location)
  }

  private mutating func feature(_ fields: inout YAMLFields) -> Feature.ID? {
    guard let node = fields.required("feature", into: &log), let text = node.text("feature", into: &log) else {
      return nil
    }
    let known = product.features.flatMap { [$0.id] + $0.was }.map(\.text)
    if let feature = product.features.first(where: { $0.id.text == text || $0.was.map(\.text).contains(text) }) {
      return feature.id
    }
    log.error(
      "guide/unknown-feature", at: node.location, "\(product.name) has no feature \"\(text.prefix(60))\"",
      hint: Suggestion.hint(for: text, in: known, otherwise: "see the features in product.yaml"))
    return nil
  }

  private mutating func source(_ node: YAMLNode) -> (url: String, read: CalendarDate)? {
    guard var fields = YAMLFields(node, "source", into: &log) else { return nil }
    let url = fields.text("url", into: &log)
    let read = fields.required("read", into: &log)?.date("read", into: &log)
    fields.finish(into: &log)
    guard let url, let read else { return nil }
    return (url, read)
  }
}

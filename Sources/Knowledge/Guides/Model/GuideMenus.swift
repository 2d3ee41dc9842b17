public import Catalogue
public import Primitives
public import Product
public import SourceText

/// How people find a product's settings, so that guides speak of this product.
public struct GuideMenus: Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case adopted, proposed
  }

  public struct Menu: Sendable {
    public let feature: Feature.ID
    /// What one taps, from the outside in.
    public let path: [String]
    public let url: String?
    public let read: CalendarDate?
    public let note: String?
    public let text: String?
    public let location: SourceLocation
  }

  /// Where the quick exit leads.
  public struct Exit: Sendable {
    /// As a reader is told of it: `a page about football`.
    public let title: String
    /// Begins with `https://`.
    public let url: String
  }

  public let status: Status
  /// The product's name as people know it.
  public let productName: String
  public let menus: [Menu]
  /// Nil for the page that the program knows.
  public let exit: Exit?
  public let location: SourceLocation

  /// The menu of the first feature that has the capability.
  public func menu(for capability: Capability.ID, of product: ProductModel) -> Menu? {
    let features = product.features.filter { $0.capabilities.contains(capability) }.map(\.id)
    return menus.first { features.contains($0.feature) }
  }
}

/// A piece of an HTML page. Text and attribute values are escaped when the page is written, and nowhere else.
public indirect enum HTMLNode: Sendable {
  case element(String, [HTMLAttribute], [HTMLNode])
  case text(String)
  case fragment([HTMLNode])
  /// Markup written as it stands. Only PageKit may use it (the tidy test says so).
  case raw(String)

  public static let empty = HTMLNode.fragment([])
}

/// `name="value"`; without a value the name alone.
public struct HTMLAttribute: Sendable {
  public let name: String
  public let value: String?

  public init(_ name: String, _ value: String? = nil) {
    self.name = name
    self.value = value
  }
}

extension HTMLNode: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension HTMLAttribute {
  public static func `class`(_ value: String) -> HTMLAttribute { .init("class", value) }
  public static func id(_ value: String) -> HTMLAttribute { .init("id", value) }
  public static func href(_ value: String) -> HTMLAttribute { .init("href", value) }
  public static func aria(_ name: String, _ value: String) -> HTMLAttribute { .init("aria-\(name)", value) }
}

/// An element: `html("p", .class("lead"), "Some text")`.
public func html(_ name: String, _ attributes: HTMLAttribute..., children: [HTMLNode]) -> HTMLNode {
  .element(name, attributes, children)
}

public func html(_ name: String, _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> [HTMLNode] = { [] })
  -> HTMLNode
{
  .element(name, attributes, content())
}

import SourceText
import YAML

extension GuideSiteTests {
  /// Menus whose names would break a page if they were not escaped.
  static var menus: YAMLNode {
    var log = Diagnostics()
    let text = """
      bellbird: guide-menus/1
      status: proposed
      product: { name: "Sample <b>" }
      menus:
        - feature: friends-map
          path: [Settings, "People & <places>"]
          note: fictional product
      exit: { title: a page about <football>, url: "https://football.example/scores" }
      """
    guard let node = YAMLParser.parse(SourceFile(name: "menus.yaml", text: text), into: &log) else {
      preconditionFailure("the menus can be read")
    }
    return node
  }
}

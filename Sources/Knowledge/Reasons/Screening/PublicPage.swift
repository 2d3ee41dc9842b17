/// The address of a page that everybody sees alike.
enum PublicPage {
  static let bytesMax = 500
  private static let start = "https://"

  /// Nothing behind `?`, `#` or `@` says for whom it was opened, and no `%` hides letters.
  static func isOne(_ address: String) -> Bool {
    address.hasPrefix(start) && address.utf8.count <= bytesMax
      && address.utf8.dropFirst(start.utf8.count).allSatisfy {
        (33...126).contains($0) && !"?#@%\"<>\\^`{|}".utf8.contains($0)
      }
      && address.utf8.count > start.utf8.count + 2
  }

  /// The byte after the service's name; 0 where there is none.
  static func hostEnd(_ address: String) -> Int {
    guard address.hasPrefix(start) else { return 0 }
    return start.utf8.count + address.utf8.dropFirst(start.utf8.count).prefix { $0 != UInt8(ascii: "/") }.count
  }
}

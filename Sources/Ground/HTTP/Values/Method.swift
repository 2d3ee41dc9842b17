/// What a request wants done. Methods that no site of ours knows do not exist here.
public enum Method: String, CaseIterable, Sendable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"

  private static let spelled = allCases.map { ($0, Array($0.rawValue.utf8)) }

  /// Only the exact spelling, in capitals.
  init?(spelling: ArraySlice<UInt8>) {
    guard let found = Self.spelled.first(where: { spelling.elementsEqual($0.1) }) else { return nil }
    self = found.0
  }

  /// A body behind these is read differently by different servers, so they may have none.
  var mayHaveBody: Bool { self != .get && self != .head }
}

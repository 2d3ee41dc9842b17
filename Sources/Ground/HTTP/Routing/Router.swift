/// All routes of a site.
public struct Router: Sendable {
  public enum Match: Sendable {
    case found(Int, PathParameters)
    case wrongMethod(allowed: [Method], access: [Access])
    case none
  }

  public let routes: [Route]
  /// Routes by the number of their parts: the places in `routes`.
  private let places: [[Int]]

  /// Two routes that could both take a request are a mistake in the source, and end the program when it starts.
  public init(_ routes: [Route]) {
    for (place, route) in routes.enumerated() {
      let other = routes[..<place].first { $0.method == route.method && $0.pattern.overlaps(route.pattern) }
      precondition(other == nil, "\(route.pattern) and \(other?.pattern.description ?? "") take the same requests")
      precondition(route.method != .head, "HEAD is answered by the route for GET")
    }
    precondition(Set(routes.map(\.name)).count == routes.count, "two routes have one name")
    self.routes = routes
    let longest = routes.map(\.pattern.parts.count).max() ?? 0
    places = (0...longest).map { count in routes.indices.filter { routes[$0].pattern.parts.count == count } }
  }

  public func match(_ method: Method, _ segments: [String]) -> Match {
    guard segments.count < places.count else { return .none }
    let wanted = method == .head ? .get : method
    var others: [Int] = []
    for place in places[segments.count] {
      guard let parameters = routes[place].pattern.match(segments) else { continue }
      if routes[place].method == wanted { return .found(place, parameters) }
      others.append(place)
    }
    guard !others.isEmpty else { return .none }
    let methods = Set(others.map { routes[$0].method })
    let allowed = Method.allCases.filter { methods.contains($0) || ($0 == .head && methods.contains(.get)) }
    return .wrongMethod(allowed: allowed, access: others.map { routes[$0].access })
  }

  /// Every route with what it is and for whom, one a line: what a golden test compares.
  public func matrix(_ roles: [Role]) -> String {
    let all = [Identity.nobody] + roles.map { Identity(roles: [$0]) }
    let lines = routes.map { route in
      let marks = all.map { route.access.includes($0) ? "yes" : "-" }
      return ([route.name.description, route.method.rawValue, route.pattern.description] + marks).joined(
        separator: " | ")
    }
    return ((["name | method | path | nobody"] + roles.map(\.name)).joined(separator: " | ") + "\n")
      + lines.map { "\($0)\n" }.joined()
  }
}

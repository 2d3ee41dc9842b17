/// The language's extension for addresses of the Internet.
enum Network {
  static let functions: [Function] = [
    Function("ip", [.function("string_to_ip", cost: .constant, ip), .method("cidr_ip") { (a: IPRange) in a.address }]),
    Function("isIP", [.function("is_ip") { (a: String) in IPAddress(a) != nil }]),
    Function(
      "ip.isCanonical", [.function("ip_is_canonical") { (a: String) throws(EvaluationError) in try ip(a).text == a }]),
    Function("cidr", [.function("string_to_cidr", cost: .constant, cidr)]),
    Function("isCIDR", [.function("is_cidr") { (a: String) in IPRange(a) != nil }]),
    Function(
      "string",
      [
        .function("ip_to_string") { (a: IPAddress) in a.text }, .function("cidr_to_string") { (a: IPRange) in a.text },
      ]),
    Function("family", [.method("ip_family") { (a: IPAddress) in Int64(a.isVersion4 ? 4 : 6) }]),
    test("isUnspecified") { $0.isUnspecified }, test("isLoopback") { $0.isLoopback },
    test("isGlobalUnicast") { $0.isGlobalUnicast }, test("isLinkLocalMulticast") { $0.isLinkLocalMulticast },
    test("isLinkLocalUnicast") { $0.isLinkLocalUnicast },
    Function(
      "containsIP",
      [
        .method("cidr_contains_ip_ip") { (a: IPRange, b: IPAddress) in a.contains(b) },
        .method("cidr_contains_ip_string") { (a: IPRange, b: String) throws(EvaluationError) in a.contains(try ip(b)) },
      ]),
    Function(
      "containsCIDR",
      [
        .method("cidr_contains_cidr_cidr") { (a: IPRange, b: IPRange) in a.contains(b) },
        .method("cidr_contains_cidr_string") { (a: IPRange, b: String) throws(EvaluationError) in
          a.contains(try cidr(b))
        },
      ]),
    Function("masked", [.method("cidr_masked") { (a: IPRange) in a.masked }]),
    Function("prefixLength", [.method("cidr_prefix_length") { (a: IPRange) in Int64(a.prefixLength) }]),
  ]

  private static func test(_ name: String, _ body: @escaping @Sendable (IPAddress) -> Bool) -> Function {
    Function(name, [.method("ip_\(name)") { (a: IPAddress) in body(a) }])
  }

  private static func ip(_ text: String) throws(EvaluationError) -> IPAddress {
    guard let address = IPAddress(text) else {
      throw EvaluationError(
        .invalidArgument, "IP Address '\(text.prefix(80))' parse error during conversion from string")
    }
    return address
  }

  private static func cidr(_ text: String) throws(EvaluationError) -> IPRange {
    guard let range = IPRange(text) else {
      throw EvaluationError(
        .invalidArgument, "network address '\(text.prefix(80))' parse error during conversion from string")
    }
    return range
  }
}

extension IPAddress: ValueConvertible {
  init?(_ value: CELValue) {
    guard case .opaque(let opaque) = value, let address = opaque as? IPAddress else { return nil }
    self = address
  }
  var celValue: CELValue { .opaque(self) }
}

extension IPRange: ValueConvertible {
  init?(_ value: CELValue) {
    guard case .opaque(let opaque) = value, let range = opaque as? IPRange else { return nil }
    self = range
  }
  var celValue: CELValue { .opaque(self) }
}

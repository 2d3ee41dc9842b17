/// What the language itself can do with texts, and the size of everything that has one.
enum Texts {
  static let functions: [Function] = [
    Function(
      "size",
      [false, true].flatMap { isMember -> [Overload] in
        let id = isMember ? "_size" : ""
        return [
          .function(isMember ? "string\(id)" : "size_string", isMember: isMember, cost: .linear) { (a: String) in
            Int64(a.unicodeScalars.count)
          },
          .function(isMember ? "bytes\(id)" : "size_bytes", isMember: isMember) { (a: [UInt8]) in Int64(a.count) },
          .function(isMember ? "list\(id)" : "size_list", isMember: isMember, [.list(.parameter("A"))]) {
            (a: [CELValue]) in Int64(a.count)
          },
          .function(
            isMember ? "map\(id)" : "size_map", isMember: isMember, [.map(.parameter("A"), .parameter("B"))]
          ) { (a: CELMap) in Int64(a.count) },
        ]
      }),
    Function(
      "contains",
      [
        .method("contains_string", cost: .linear) { (a: String, b: String) in
          TextSearch.first(of: Array(b.utf8), in: Array(a.utf8)) != nil
        }
      ]),
    Function(
      "startsWith",
      [
        .method("starts_with_string", cost: .linear) { (a: String, b: String) in a.utf8.starts(with: b.utf8) }
      ]),
    Function(
      "endsWith",
      [
        .method("ends_with_string", cost: .linear) { (a: String, b: String) in
          a.utf8.count >= b.utf8.count && a.utf8.suffix(b.utf8.count).elementsEqual(b.utf8)
        }
      ]),
  ]
}

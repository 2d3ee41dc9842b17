import HTTP
import Testing

@Suite struct RouterTests {
  private static let router = Router([
    .fixed("start", "/", .text("start")),
    .get("case", "/cases/{case}", for: .roles(["caseworker"])) { .text($0.parameters["case"]) },
    .form("decide", "/cases/{case}", for: .roles(["caseworker", "reviewer"])) { _, _ in .goTo("/") },
    .get("file", "/cases/{case}/files/{file:number}") { .text("\($0.parameters.number("file"))") },
    .get("words", "/words/{word:text}") { .text($0.parameters["word"]) },
    .bytes("remove", .delete, "/words/{word:text}", type: "", bodyMax: 0) { _, _ in Response(.noContent) },
  ])

  private func found(_ method: Method, _ segments: String...) -> String {
    switch Self.router.match(method, segments) {
    case .found(let place, _): Self.router.routes[place].name.description
    case .wrongMethod(let allowed, _): allowed.map(\.rawValue).joined(separator: ", ")
    case .none: "none"
    }
  }

  @Test func `a path leads to one route or to none`() {
    #expect(found(.get) == "start" && found(.head) == "start" && found(.post) == "GET, HEAD")
    #expect(found(.get, "cases", "c-1") == "case" && found(.post, "cases", "c-1") == "decide")
    #expect(found(.delete, "cases", "c-1") == "GET, HEAD, POST" && found(.put, "words", "é") == "GET, HEAD, DELETE")
    #expect(found(.get, "cases", "C") == "none" && found(.get, "cases", "") == "none" && found(.get, "cases") == "none")
    for number in ["1", "0", "999999999999"] { #expect(found(.get, "cases", "c", "files", number) == "file") }
    for number in ["01", "-1", "x", "1000000000000", ""] {
      #expect(found(.get, "cases", "c", "files", number) == "none")
    }
    #expect(found(.get, "words", String(repeating: "x", count: 200)) == "words")
    #expect(found(.get, "words", String(repeating: "x", count: 201)) == "none")
    #expect(found(.get, "a", "b", "c", "d", "e", "f") == "none")
  }

  @Test func `every route with every role can be listed`() {
    #expect(
      Self.router.matrix(["caseworker", "reviewer"]) == """
        name | method | path | nobody | caseworker | reviewer
        start | GET | / | yes | yes | yes
        case | GET | /cases/{case} | - | yes | -
        decide | POST | /cases/{case} | - | yes | yes
        file | GET | /cases/{case}/files/{file:number} | yes | yes | yes
        words | GET | /words/{word:text} | yes | yes | yes
        remove | DELETE | /words/{word:text} | yes | yes | yes

        """)
  }

  @Test func `two routes for one request end the program at its start`() async {
    await #expect(processExitsWith: .failure) {
      _ = Router([.get("a", "/x/{y:text}") { _ in .text("") }, .get("b", "/x/y") { _ in .text("") }])
    }
    await #expect(processExitsWith: .failure) { _ = Router([.get("a", "/x/{y:tuxt}") { _ in .text("") }]) }
  }
}
